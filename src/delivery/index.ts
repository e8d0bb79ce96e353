export { openDelivery } from "./open-delivery.js";
export type {
  BuiltMessage,
  Delivery,
  InboxSummary,
  PersonOptions,
  Resubmitted,
  SubmitOptions,
  SuccessorOptions,
} from "./delivery.js";
export type { PassFailure, PassResult } from "./pass-result.js";
export type { DeliveryOptions, WorkOptions } from "./delivery-options.js";
export type { AttentionQuery, DeliveryQuery, PageOptions, ResolveTarget } from "./queries.js";
export type {
  ExportedBytes,
  ExportedDelivery,
  ExportedEnvelope,
  ExportedItem,
  PatientExport,
  PatientFindings,
  PatientQuery,
  Patients,
  Retention,
} from "./patients.js";
export type { DeliveryAttempt, DeliveryEvent, DeliveryRecord } from "./record.js";
export { deliveryStates, mayGo, stateTable, type DeliveryState } from "./states.js";
export { attentionTexts, type Attention, type AttentionReason } from "./attention.js";
export { defaultDeadlines, hoursAfterSending, nextWorkingDayAt, type Deadline, type Deadlines } from "./deadlines.js";
export type { WorkingDayOptions } from "./working-days.js";
export type {
  FallbackCause,
  FallbackDocument,
  FallbackMessage,
  FallbackOptions,
  FallbackPractice,
  FallbackSender,
} from "./fallback/fallback.js";
export { FallbackError, type FallbackErrorDetails, type FallbackErrorReason } from "./fallback/fallback-error.js";
export { smtpFallback } from "./fallback/smtp/smtp-fallback.js";
export type { SmtpOptions } from "./fallback/smtp/options.js";
export type { PracticeNow } from "./practices/practice.js";
export { healthTexts } from "./insight/health.js";
export type * from "./insight/health.js";
export type * from "./insight/insight.js";
export type {
  Answered,
  DeliveryActivity,
  SendEnded,
  StateChanged,
  Submitted,
  Told,
  WorkFailed,
} from "./insight/activity.js";
export { DeliveryError, type DeliveryErrorReason } from "./delivery-error.js";
export { StoreError, type StoreErrorReason } from "./store/store-error.js";
export type * from "./store/store.js";
export type * from "./store/finders.js";
export type { Erased, EraseAsk, PatientData, PurgeAsk } from "./store/patient-data.js";
export type { EncryptionKey } from "./store/sealing/encryption-keys.js";
export type * from "./store/counts.js";
export type * from "./store/rows.js";
export type * from "./store/change.js";
export { memoryStore, type MemoryStoreOptions } from "./store/memory/memory-store.js";
export { sqliteStore, type SqliteStore } from "./store/sqlite/sqlite-store.js";
export type { SqliteStoreOptions } from "./store/sqlite/options.js";
export { postgresStore, type PostgresStore } from "./store/postgres/postgres-store.js";
export type { PostgresStoreOptions } from "./store/postgres/options.js";
export { migratePostgres, type PostgresMigration } from "./store/postgres/migrate.js";
export type { PooledClient, PostgresClient, PostgresPool } from "./store/postgres/client.js";
