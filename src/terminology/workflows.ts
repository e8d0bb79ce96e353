/**
 * MESH workflow ids: of a message, and of its acknowledgements (UR-090). Source: Update Record guide 1.2.0-public-beta.
 */
export const workflows = {
  updateRecord: "GPCONNECT_UPDATE_RECORD",
  acknowledgement: "GPCONNECT_UPDATE_RECORD_ACK",
} as const;

/** A MESH workflow id of Update Record. */
export type Workflow = (typeof workflows)[keyof typeof workflows];
