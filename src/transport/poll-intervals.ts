/** An inbox is read at most once in five minutes (ME-07). Milliseconds. */
export const shortestPollMs = 300_000;

/** An inbox is read at least once a day (ME-07). Milliseconds. */
export const longestPollMs = 86_400_000;
