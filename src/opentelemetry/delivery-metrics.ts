/** A metric of a delivery, as it is made and as docs/operating.md lists it. */
export interface MetricRow {
  /** `gauge`: read from the store when metrics are collected. The others count what this process does. */
  readonly kind: "gauge" | "counter" | "histogram";
  readonly unit: string;
  readonly description: string;
  readonly attributes: readonly string[];
}

/** Names of attributes. `error.type` is OpenTelemetry's own; `update_record.` is ours. None holds patient data. */
export const deliveryNames = {
  error: "error.type",
  state: "update_record.state",
  outcome: "update_record.outcome",
  kind: "update_record.answer.kind",
  code: "update_record.answer.code",
  isMatched: "update_record.answer.matched",
  reason: "update_record.attention.reason",
  isTaken: "update_record.notice.taken",
  byPerson: "update_record.by_person",
  cause: "update_record.stop.cause",
  fault: "update_record.stop.fault",
  itemState: "update_record.item.state",
  acknowledgement: "update_record.acknowledgement",
  loop: "update_record.loop",
  // Of spans alone: there are as many values as deliveries.
  deliveryId: "update_record.delivery.id",
  mailbox: "mesh.mailbox_id",
  attempt: "mesh.attempt",
} as const;

const { error, state, outcome, kind, code, isMatched, reason, isTaken, byPerson, cause, fault, itemState } =
  deliveryNames;
const { acknowledgement, loop } = deliveryNames;

/** Metrics that are read from the store. */
export type GaugeName =
  | "update_record.deliveries"
  | "update_record.deliveries.oldest_age"
  | "update_record.unanswered.oldest_age"
  | "update_record.queue.due"
  | "update_record.queue.oldest_age"
  | "update_record.attentions"
  | "update_record.attentions.oldest_age"
  | "update_record.attentions.untold"
  | "update_record.mailboxes.stopped"
  | "update_record.inbox.items";

/** Metrics that count what this process does. */
export type CountedName =
  | "update_record.submissions"
  | "update_record.sends"
  | "update_record.state_changes"
  | "update_record.answers"
  | "update_record.notices"
  | "update_record.failures"
  | "update_record.submit.duration"
  | "update_record.send.duration"
  | "update_record.time_to_state";

export type MetricName = GaugeName | CountedName;

/** Every metric of `deliveryTelemetry`. Names do not change; a minor release may add some. */
export const deliveryMetrics: Readonly<Record<MetricName, MetricRow>> = {
  "update_record.deliveries": {
    kind: "gauge",
    unit: "{delivery}",
    description: "Deliveries in each state that is not an end",
    attributes: [state],
  },
  "update_record.deliveries.oldest_age": {
    kind: "gauge",
    unit: "s",
    description: "Age of the oldest delivery in a state, since it was submitted",
    attributes: [state],
  },
  "update_record.unanswered.oldest_age": {
    kind: "gauge",
    unit: "s",
    description: "Longest wait for an acknowledgement, since MESH accepted the message",
    attributes: [acknowledgement],
  },
  "update_record.queue.due": {
    kind: "gauge",
    unit: "{delivery}",
    description: "Deliveries that are due to be sent",
    attributes: [],
  },
  "update_record.queue.oldest_age": {
    kind: "gauge",
    unit: "s",
    description: "Longest time since a delivery was due to be sent; 0 where none is",
    attributes: [],
  },
  "update_record.attentions": {
    kind: "gauge",
    unit: "{attention}",
    description: "Open attentions: what a person must deal with",
    attributes: [reason],
  },
  "update_record.attentions.oldest_age": {
    kind: "gauge",
    unit: "s",
    description: "Age of the oldest open attention",
    attributes: [reason],
  },
  "update_record.attentions.untold": {
    kind: "gauge",
    unit: "{attention}",
    description: "Open attentions that onAttention has not taken",
    attributes: [],
  },
  "update_record.mailboxes.stopped": {
    kind: "gauge",
    unit: "{mailbox}",
    description: "Mailboxes that a person has paused, or whose sends fail",
    attributes: [cause, fault],
  },
  "update_record.inbox.items": {
    kind: "gauge",
    unit: "{item}",
    description: "Items of the inboxes that belong to no delivery, or not yet",
    attributes: [itemState],
  },
  "update_record.submissions": {
    kind: "counter",
    unit: "{delivery}",
    description: "Consultations and messages that were stored",
    attributes: [],
  },
  "update_record.sends": {
    kind: "counter",
    unit: "{send}",
    description: "Sends to MESH that are over, by what is certain of them",
    attributes: [outcome, error],
  },
  "update_record.state_changes": {
    kind: "counter",
    unit: "{delivery}",
    description: "Deliveries that came to a state, such as overdue or sent-by-fallback",
    attributes: [state, byPerson],
  },
  "update_record.answers": {
    kind: "counter",
    unit: "{item}",
    description: "Acknowledgements and reports that arrived, by their codes",
    attributes: [kind, code, isMatched],
  },
  "update_record.notices": {
    kind: "counter",
    unit: "{notice}",
    description: "Calls of onAttention",
    attributes: [reason, isTaken],
  },
  "update_record.failures": {
    kind: "counter",
    unit: "{failure}",
    description: "What loops could not do, and try again",
    attributes: [loop, error],
  },
  "update_record.submit.duration": {
    kind: "histogram",
    unit: "s",
    description: "Duration of building, checking and storing a consultation",
    attributes: [],
  },
  "update_record.send.duration": {
    kind: "histogram",
    unit: "s",
    description: "Duration of sends to MESH",
    attributes: [outcome],
  },
  "update_record.time_to_state": {
    kind: "histogram",
    unit: "s",
    description: "Time from submitting a consultation to a state",
    attributes: [state],
  },
};
