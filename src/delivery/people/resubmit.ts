import { parseConsultation } from "../../consultation/parse-consultation.js";
import { UpdateRecordError } from "../../errors.js";
import { readMessage } from "../../message/read/read-message.js";
import type { SenderProfile } from "../../message/sender-profile.js";
import type { DeliveryContext } from "../delivery-context.js";
import type { DeliveryQuery, PersonOptions } from "../delivery.js";
import type { DeliveryRecord } from "../record.js";
import { filterOf } from "../show/queries.js";
import { recordOf } from "../show/record.js";
import { closing, goOn, stepFrom } from "../step.js";
import { StoreError } from "../store/store-error.js";
import type { DeliveryBody, DeliveryRow } from "../store/rows.js";
import { prepareDelivery } from "../submit/prepare.js";
import { givenPerson } from "./person.js";
import { placeOf } from "./places.js";
import { sameWay } from "./same-way.js";
import { storeBoth } from "./successor.js";

const atOnce = 100;

interface Resubmitted {
  readonly records: readonly DeliveryRecord[];
  readonly notPossible: readonly string[];
}

/** New messages of those that a practice did not take while Update Record was switched off there. */
export async function resubmit(
  context: DeliveryContext,
  query: DeliveryQuery,
  options: PersonOptions,
): Promise<Resubmitted> {
  const by = givenPerson(options);
  const filter = filterOf(query);
  const records: DeliveryRecord[] = [];
  const notPossible: string[] = [];
  if (!(filter.states?.includes("switched-off") ?? true)) return { records, notPossible };
  for (let after: string | undefined, isLast = false; !isLast;) {
    const page = await context.store.list(
      { ...filter, states: ["switched-off"] },
      { limit: atOnce, ...(after !== undefined && { after }) },
    );
    for (const row of page.items) {
      const made = await resubmitOne(context, row, by);
      if (made === "not-possible") notPossible.push(row.id);
      else if (made !== undefined) records.push(made);
    }
    after = page.next;
    isLast = after === undefined;
  }
  return { records, notPossible };
}

/** Undefined where somebody else dealt with it in the meantime. */
async function resubmitOne(
  context: DeliveryContext,
  row: DeliveryRow,
  by: string,
): Promise<DeliveryRecord | "not-possible" | undefined> {
  const body = await context.store.findBody(row.id);
  if (body?.consultation === undefined) return "not-possible";
  try {
    const prepared = prepareDelivery(
      context,
      parseConsultation(body.consultation),
      {
        id: await freeCallerId(context, row),
        sender: senderOf(context, row, body),
        ...sameWay(row, body),
      },
      { ...(await placeOf(context, row, { kind: "resubmits", deliveryId: row.id })), by },
    );
    const time = { at: context.nowMs(), deadlines: context.deadlines, by };
    const step = closing(goOn(stepFrom(row), "settled", "resubmitted", time), "resubmitted", time);
    return (await storeBoth(context, step, prepared)) ? recordOf(prepared.row) : undefined;
  } catch (error) {
    // Today's rules may refuse it: it may be so long ago that a person must confirm that now.
    if (error instanceof UpdateRecordError && !(error instanceof StoreError)) return "not-possible";
    throw error;
  }
}

/** The first's id with `-r1`, `-r2` ... after it. */
async function freeCallerId({ store }: DeliveryContext, { odsCode, callerId, link }: DeliveryRow): Promise<string> {
  const [, first = callerId, count = "0"] =
    link?.kind === "resubmits" ? (/^(.+)-r([0-9]{1,9})$/s.exec(callerId) ?? []) : [];
  for (let number = Number(count) + 1; ; number++) {
    const id = `${first}-r${number}`;
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
