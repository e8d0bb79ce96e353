import type { Fault } from "./check-exchange.js";

/** A known difference from NHS England's description of the MESH API, and why it is right. */
export interface Deviation {
  readonly words: RegExp;
  readonly statuses: readonly number[];
  /** Default: any operation. */
  readonly operation?: RegExp;
  readonly version?: Fault["version"];
  readonly why: string;
}

/**
 * Where the sandbox answers otherwise than described. In each of these it does as NHS England's own mesh-sandbox does,
 * which is tested beside it: clients must bear it.
 */
export const answerDeviations: readonly Deviation[] = [
  {
    words: /^a body is there, and none is described$/,
    statuses: [300, 403, 404, 410, 423],
    why: "the description gives no body for a refusal of this kind, and MESH names the reason in one (ME-10)",
  },
  {
    words: /^a body is there, and none is described$/,
    statuses: [200],
    operation: /^POST \S+\{mailbox_id\}$|acknowledged$/,
    version: "v1",
    why: "v1 repeats the id of the mailbox or message (ME-04)",
  },
  {
    words: /^the status is not described$/,
    statuses: [404],
    operation: /tracking|acknowledged$/,
    why: "there is no message of this id (ME-10)",
  },
  {
    words: /^the status is not described$/,
    statuses: [422],
    operation: /^POST \S+outbox$/,
    why: "a content encoding that MESH does not know (ME-05)",
  },
  {
    words: /^\/detail\/\*( must have required property '(loc|type)'|\/(code|event) is not described)$/,
    statuses: [400],
    operation: /^POST \S+outbox$/,
    version: "v2",
    why: "a refusal with one of MESH's codes has the shape of the 417 (ME-10)",
  },
  {
    words: /^the media type is application\/vnd\.mesh\.v2\+json, not application\/json$/,
    statuses: [400],
    operation: /^POST \S+outbox$/,
    version: "v2",
    why: "a refusal with one of MESH's codes is labelled as the 417 (ME-10)",
  },
  {
    words: /^\/error(Code|Event|Description) is not described$/,
    statuses: [400],
    operation: /^POST \S+outbox$/,
    version: "v1",
    why: "a refusal with one of MESH's codes has the shape of the 417 (ME-10)",
  },
  {
    words: /^\/detail\/\*\/input is not described$/,
    statuses: [400],
    operation: /^POST \S+outbox$/,
    why: "MESH repeats a value that is too long (ME-14)",
  },
  {
    words: /^\/blockID is not described$/,
    statuses: [202],
    operation: /\{chunk_number\}$/,
    version: "v1",
    why: "v1 numbers the part (ME-06)",
  },
  {
    words: /^\/(expiry_time|upload_timestamp|status_timestamp) must match format "date-time"$/,
    statuses: [200],
    operation: /tracking$/,
    version: "v2",
    why: "MESH's times in UTC have no zone (ME-11)",
  },
  {
    words: /^the media type is application\/json, not application\/vnd\.mesh\.v2\+json$/,
    statuses: [200, 202],
    operation: /outbox$|outbox\/\{message_id\}|count$|lookup|search/,
    version: "v2",
    why: "these answers of v2 are labelled as those of v1 (ME-04)",
  },
  {
    words: /^the media type is (application\/fhir\+xml|text\/plain|none), not application\/octet-stream$/,
    statuses: [200],
    operation: /^GET \S+\{message_id\}(\/\{chunk_number\})?$/,
    version: "v2",
    why: "v2 gives the message's own media type, and none for a report, which has no content (ME-07)",
  },
];

/** Where this client asks for more than is described. */
export const requestDeviations: readonly Deviation[] = [
  {
    words: /^header mex-osarchitecture is not described$/,
    statuses: [200],
    operation: /^POST \S+\{mailbox_id\}$/,
    why: "only the description's example has it; NHS England's mesh-client sends it too",
  },
  {
    words: /^header mex-from is not described$/,
    statuses: [202],
    operation: /^POST \S+outbox$/,
    why: "the sender is named as in every earlier version of the API; MESH compares it with the token (ME-05)",
  },
  {
    words: /^header authorization is not described$/,
    statuses: [200],
    operation: /lookup|search/,
    why: "no token is needed there and none does harm; NHS England's mesh-client sends one too (ME-12)",
  },
];

export function isKnown(deviation: Deviation, { words, status, operation, version }: Fault): boolean {
  return (
    deviation.words.test(words) &&
    deviation.statuses.includes(status) &&
    (deviation.operation?.test(operation) ?? true) &&
    (deviation.version ?? version) === version
  );
}

/** Faults that no row explains, each once. */
export function unexplained(faults: readonly Fault[], deviations: readonly Deviation[]): readonly string[] {
  const others = faults.filter((fault) => !deviations.some((each) => isKnown(each, fault)));
  return [
    ...new Set(others.map(({ words, operation, status, version }) => `${operation} ${status} ${version}: ${words}`)),
  ];
}

/** The reasons of rows that explain nothing. */
export function unused(faults: readonly Fault[], deviations: readonly Deviation[]): readonly string[] {
  return deviations.filter((each) => !faults.some((fault) => isKnown(each, fault))).map(({ why }) => why);
}
