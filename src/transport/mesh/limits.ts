/** What one request may carry (ME-06), and what one downloaded message may come to in memory. */
export const maxMessageBytes = 100_000_000;

/** Characters that MESH takes in each header of a send (ME-05). */
export const headerLengths = {
  "mex-to": 100,
  "mex-workflowid": 300,
  "mex-subject": 500,
  "mex-localid": 300,
} as const;
