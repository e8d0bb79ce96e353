/**
 * The longest pause before a notice is told again, in milliseconds. A time to tell again further away than this comes
 * from a clock that was set back, and counts as due.
 */
export const longestNoticePauseMs = 3_600_000;
