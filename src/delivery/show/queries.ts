import { InvalidValueError } from "../../errors.js";
import { givenDate, givenKeyOf, givenList, givenText } from "../../values/given.js";
import { checkOptionNames } from "../../values/option-names.js";
import { attentionTexts } from "../attention.js";
import type { AttentionQuery, DeliveryQuery, PageOptions } from "../queries.js";
import { stateTable } from "../states.js";
import type { ItemState } from "../store/rows.js";
import type { AttentionFilter, DeliveryFilter, PageAsk } from "../store/store.js";

const deliveryNames: Readonly<Record<keyof DeliveryQuery, true>> = {
  states: true,
  mailboxId: true,
  odsCode: true,
  practiceOdsCode: true,
  from: true,
  to: true,
};
const attentionNames: Readonly<Record<keyof AttentionQuery, true>> = {
  includeClosed: true,
  reasons: true,
  mailboxId: true,
  deliveryIds: true,
  from: true,
  to: true,
};
const pageNames: Readonly<Record<keyof PageOptions, true>> = { after: true, limit: true };
const itemStates: Readonly<Record<ItemState, true>> = {
  failing: true,
  pending: true,
  matched: true,
  unmatched: true,
  purged: true,
};

/** @throws InvalidValueError */
export function filterOf(query: DeliveryQuery): DeliveryFilter {
  checkOptionNames("query", query, deliveryNames);
  const { states, mailboxId, odsCode, practiceOdsCode, ...times } = query;
  keysOf(stateTable, states, "states");
  textsIf({ mailboxId, odsCode, practiceOdsCode });
  return present({ states, mailboxId, odsCode, practiceOdsCode, ...timesOf(times) });
}

/** @throws InvalidValueError */
export function attentionFilterOf(query: AttentionQuery): AttentionFilter {
  checkOptionNames("query", query, attentionNames);
  const { includeClosed, reasons, mailboxId, deliveryIds, ...times } = query;
  if (includeClosed !== undefined && typeof (includeClosed as unknown) !== "boolean")
    throw new InvalidValueError("includeClosed", "must be true or false");
  keysOf(attentionTexts, reasons, "reasons");
  textsIf({ mailboxId });
  if (deliveryIds !== undefined) {
    givenList(deliveryIds, "deliveryIds");
    for (const id of deliveryIds) givenText(id, "deliveryIds");
  }
  return present({ includeClosed, reasons, mailboxId, deliveryIds, ...timesOf(times) });
}

/** @throws InvalidValueError */
export function itemFilterOf(query: { readonly states?: readonly ItemState[]; readonly mailboxId?: string }): {
  readonly states: readonly ItemState[];
  readonly mailboxId?: string;
} {
  checkOptionNames("query", query, { states: true, mailboxId: true });
  const { states = ["failing", "pending", "unmatched"], mailboxId } = query;
  keysOf(itemStates, states, "states");
  textsIf({ mailboxId });
  return { states, ...(mailboxId !== undefined && { mailboxId }) };
}

/** @throws InvalidValueError */
export function pageOf(page: PageOptions = {}): PageAsk {
  checkOptionNames("page", page, pageNames);
  const { after, limit = 100 } = page;
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    throw new InvalidValueError("limit", "must be a whole number from 1 to 1000");
  textsIf({ after });
  return { limit, ...(after !== undefined && { after }) };
}

function timesOf({ from, to }: Pick<DeliveryQuery, "from" | "to">): Pick<DeliveryFilter, "from" | "to"> {
  if (from !== undefined) givenDate(from, "from");
  if (to !== undefined) givenDate(to, "to");
  return { ...(from && { from: from.getTime() }), ...(to && { to: to.getTime() }) };
}

function keysOf(table: object, given: readonly string[] | undefined, what: string): void {
  if (given === undefined) return;
  givenList(given, what);
  for (const each of given) givenKeyOf(table, each, what);
}

function textsIf(members: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(members)) if (value !== undefined) givenText(value, name);
}

/** Without the members that are undefined. */
function present<Filter extends object>(filter: { readonly [Name in keyof Filter]: Filter[Name] | undefined }): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as Filter;
}
