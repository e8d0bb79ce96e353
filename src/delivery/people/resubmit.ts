import { parseConsultation } from "../../consultation/parse-consultation.js";
import { InvalidValueError, UpdateRecordError } from "../../errors.js";
import { readMessage } from "../../message/read/read-message.js";
import type { SenderProfile } from "../../message/sender-profile.js";
import type { DeliveryContext } from "../delivery-context.js";
import { DeliveryError } from "../delivery-error.js";
import type { PersonOptions, Resubmitted } from "../delivery.js";
import type { DeliveryQuery } from "../queries.js";
import type { DeliveryRecord } from "../record.js";
import { filterOf } from "../show/queries.js";
import { recordOf } from "../show/record.js";
import { closing, goOn, stepFrom } from "../step.js";
import { StoreError } from "../store/store-error.js";
import type { DeliveryBody, DeliveryRow, PreparedDelivery } from "../store/rows.js";
import { prepareDelivery } from "../submit/prepare.js";
import { isCallerId } from "../submit/submit-options.js";
import { givenPerson } from "./person.js";
import { checkNoSuccessor, placeOf } from "./places.js";
import { sameWay } from "./same-way.js";
import { storeBoth } from "./successor.js";

const pageSize = 100;
const attempts = 10;

/** New messages of those that a practice did not take while Update Record was switched off there. */
export async function resubmit(
  context: DeliveryContext,
  query: DeliveryQuery,
  options: PersonOptions,
): Promise<Resubmitted> {
  const by = givenPerson(options);
  const filter = filterOf(query);
  const records: DeliveryRecord[] = [];
  const notPossible: Resubmitted["notPossible"][number][] = [];
  if (!(filter.states?.includes("switched-off") ?? true)) return { records, notPossible };
  for (let after: string | undefined, isLast = false; !isLast;) {
    const page = await context.store.list(
      { ...filter, states: ["switched-off"] },
      { limit: pageSize, ...(after !== undefined && { after }) },
    );
    for (const row of page.items) {
      const made = await resubmitOne(context, row, by);
      if (made instanceof UpdateRecordError) notPossible.push({ deliveryId: row.id, error: made });
      else if (made !== undefined) records.push(made);
    }
    after = page.next;
    isLast = after === undefined;
  }
  return { records, notPossible };
}

/** Undefined if somebody else has dealt with it meanwhile; an error if no new message can be made from it. */
async function resubmitOne(
  context: DeliveryContext,
  listed: DeliveryRow,
  by: string,
): Promise<DeliveryRecord | UpdateRecordError | undefined> {
  let row: DeliveryRow | undefined = listed;
  try {
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (row?.state !== "switched-off") return undefined;
      await checkNoSuccessor(context, row);
      const prepared = await preparedAnew(context, row, by);
      const time = { at: context.nowMs(), deadlines: context.deadlines, by };
      const step = closing(goOn(stepFrom(row), "settled", "resubmitted", time), "resubmitted", time);
      if (await storeBoth(context, step, prepared)) return recordOf(prepared.row);
      row = await context.store.findById(listed.id);
    }
    return new DeliveryError("changed-meanwhile", "Others kept changing this delivery: try again.", {
      deliveryId: listed.id,
    });
  } catch (error) {
    // Today's rules may refuse it: it may be so long ago that a person must confirm that now. One that is damaged must
    // not hold up the others.
    const mayPass = error instanceof StoreError && error.reason !== "corrupt";
    if (error instanceof UpdateRecordError && !mayPass) return error;
    throw error;
  }
}

async function preparedAnew(context: DeliveryContext, row: DeliveryRow, by: string): Promise<PreparedDelivery> {
  const body = await context.store.findBody(row.id);
  if (body?.consultation === undefined) {
    throw new DeliveryError(
      "no-consultation",
      "No consultation is stored of this delivery, so no new message can be made of it: submit the consultation " +
        "under a new id.",
      { deliveryId: row.id },
    );
  }
  return prepareDelivery(
    context,
    parseConsultation(body.consultation),
    { id: await freeCallerId(context, row), sender: senderOf(context, row, body), ...sameWay(row, body) },
    { ...(await placeOf(context, row, { kind: "resubmits", deliveryId: row.id })), by },
  );
}

/** The first's id with `-r1`, `-r2` ... after it. @throws InvalidValueError where it has no room for that. */
async function freeCallerId({ store }: DeliveryContext, { odsCode, callerId, link }: DeliveryRow): Promise<string> {
  const [, first = callerId, count = "0"] =
    link?.kind === "resubmits" ? (/^(.+)-r([0-9]{1,9})$/s.exec(callerId) ?? []) : [];
  for (let number = Number(count) + 1; ; number++) {
    const id = `${first}-r${number}`;
    if (!isCallerId(id))
      throw new InvalidValueError("id", "is too long for `-r1` to be added: submit the consultation under a new id");
    if ((await store.findByCallerId(odsCode, id)) === undefined) return id;
  }
}

/**
 * Who sent the first: the sender of `openDelivery` where it is the same one, else as the first message says. How
 * addresses are written does not stand in a message, so that always comes from `openDelivery`.
 */
function senderOf({ sender }: DeliveryContext, row: DeliveryRow, { envelope }: DeliveryBody): SenderProfile {
  if (sender?.odsCode === row.odsCode && sender.mailboxId === row.mailboxId) return sender;
  const { dateOfBirthFormat, surnameForRouting } = sender ?? {};
  return {
    ...readMessage(envelope.body).sender,
    ...(dateOfBirthFormat && { dateOfBirthFormat }),
    ...(surnameForRouting && { surnameForRouting }),
  };
}
