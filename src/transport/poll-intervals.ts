/** An inbox is read at most once in five minutes (ME-07). Milliseconds. */
export const shortestPollMs = 300_000;

/** An inbox is read at least once a day (ME-07). Milliseconds. */
export const longestPollMs = 86_400_000;

/** The longest between two handshakes of a mailbox: below the 24 hours of ME-03. Milliseconds. */
export const longestHandshakeMs: number = 23 * 3_600_000;
