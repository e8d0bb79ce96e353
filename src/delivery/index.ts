export { openDelivery } from "./open-delivery.js";
export type { BuiltMessage, Delivery, DeliveryOptions, PollFailure, PollResult } from "./delivery.js";
export type { AcknowledgementReceived, DeliveryRecord, HistoryStep, ReportReceived } from "./record.js";
export { deliveryStates, mayGo, stateTable, type DeliveryState } from "./states.js";
export type { Attention, AttentionNotice, AttentionReason } from "./attention.js";
export { defaultDeadlines, hoursAfterSending, type Deadline, type Deadlines } from "./deadlines.js";
export { DeliveryError, type DeliveryErrorReason } from "./delivery-error.js";
export type { DeliveryStore, InboxEntry, RecordChange } from "./store/store.js";
export { memoryStore } from "./store/memory.js";
