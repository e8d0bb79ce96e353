/**
 * The most characters that MESH accepts of each member of an envelope (ME-05), whichever way it is sent.
 */
export const mostCharacters: Readonly<Record<"to" | "workflowId" | "subject" | "localId" | "fileName", number>> = {
  to: 100,
  workflowId: 300,
  subject: 500,
  localId: 300,
  fileName: 300,
};
