import { InvalidValueError } from "../../errors.js";
import { givenObject } from "../../values/given.js";
import type { StoredMessage } from "../store/stored-message.js";
import type { SandboxMessageFilter } from "./messages.js";
import { kindOf } from "./show.js";

type Fits = (message: StoredMessage, wanted: string) => boolean;

/** How each member of a filter is compared. */
const members: Readonly<Record<keyof SandboxMessageFilter, Fits>> = {
  run: ({ run }, wanted) => run === wanted,
  kind: (message, wanted) => kindOf(message) === wanted,
  state: ({ state }, wanted) => state === wanted,
  id: ({ id }, wanted) => id === wanted.toUpperCase(),
  from: ({ from }, wanted) => from === wanted.toUpperCase(),
  practice: ({ practice }, wanted) => practice === wanted,
  localId: ({ localId }, wanted) => localId === wanted,
  documentId: ({ facts }, wanted) => facts?.documentId === wanted,
  text: (message, wanted) => searched(message).includes(wanted.toLowerCase()),
};

/** Words of a closed list: another one would never fit. */
const closed: Readonly<Record<"kind" | "state", Readonly<Record<string, true>>>> = {
  kind: { "update-record": true, acknowledgement: true, report: true, other: true },
  state: {
    sent: true,
    received: true,
    "patient-matched": true,
    rejected: true,
    "switched-off": true,
    undeliverable: true,
    unanswered: true,
  },
};

/** A filter, ready to be asked. @throws InvalidValueError */
export function filterOf(filter: SandboxMessageFilter): (message: StoredMessage) => boolean {
  givenObject(filter, "filter");
  for (const name of Object.keys(filter))
    if (!isMember(name)) throw new InvalidValueError("filter", `may have ${Object.keys(members).join(", ")}`);
  // In the order of the table: what is cheap to compare comes first.
  const wanted = Object.entries(members).flatMap(([name, fits]): (readonly [Fits, string])[] => {
    const value: unknown = Reflect.get(filter, name);
    if (value === undefined) return [];
    if (typeof value !== "string") throw new InvalidValueError(`filter.${name}`, "must be text");
    if ((name === "kind" || name === "state") && !Object.hasOwn(closed[name], value))
      throw new InvalidValueError(`filter.${name}`, `must be one of ${Object.keys(closed[name]).join(", ")}`);
    return [[fits, value]];
  });
  return (message) => wanted.every(([fits, text]) => fits(message, text));
}

function isMember(name: string): name is keyof SandboxMessageFilter {
  return Object.hasOwn(members, name);
}

function searched({ id, from, owner, practice, localId, facts, code }: StoredMessage): string {
  const { headerId, documentId, service, patient } = facts ?? {};
  return [id, from, owner, practice, localId, code, headerId, documentId, service, patient].join("\n").toLowerCase();
}
