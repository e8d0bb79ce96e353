import type { SubmitOptions } from "../../../src/delivery/delivery.js";
import type { Item, Script } from "../script.js";
import { practice } from "./messages.js";

/** A message as the script has it. */
export type MessageItem = Extract<Item, { what: "message" }>;

export const allowedDomain = "practices.example.org";
export const refusedAddress = "practice@elsewhere.example.org";

/** A practice that no message ever reaches: the patient has moved. */
export const otherPractice = "B54321";

/** The message out of which a delivery with this caller's id came. */
export function messageOf({ items }: Script, callerId: string): MessageItem | undefined {
  const [name] = callerId.split("-");
  const item = items.find((one) => one.what === "message" && `m${one.message}` === name);
  return item?.what === "message" ? item : undefined;
}

/** The address that `submit` gives. */
export const givenAddress = (message: number): string => `given.${message}@nhs.net`;

/** What a look-up finds. */
export function addressOf(item: MessageItem | undefined, odsCode: string | undefined): string | undefined {
  if (item?.address === "none") return undefined;
  if (item?.address === "refused-domain") return refusedAddress;
  return `${(odsCode ?? "unknown").toLowerCase()}@${(item?.message ?? 0) % 2 === 0 ? "nhs.net" : allowedDomain}`;
}

/** The ODS code that `submit` names. */
export function namedBy(item: MessageItem | undefined): string | undefined {
  if (item?.names === undefined) return undefined;
  return item.names === "own" ? practice.odsCode : otherPractice;
}

/** What `submit` is told of the practice. */
export function practiceOptions(item: MessageItem | undefined): Pick<SubmitOptions, "fallbackTo" | "practiceOdsCode"> {
  const named = namedBy(item);
  return {
    ...(item?.address === "given" && { fallbackTo: givenAddress(item.message) }),
    ...(named !== undefined && { practiceOdsCode: named }),
  };
}
