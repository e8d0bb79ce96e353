import { givenDate } from "../values/given.js";
/** When an answer is overdue, from the time when the message was sent. */
export type Deadline = (sentAt: Date) => Date;

/** When each acknowledgement is overdue. */
export interface Deadlines {
  readonly infrastructure: Deadline;
  readonly business: Deadline;
}

const millisecondsInAnHour = 3_600_000;

/** A deadline that many hours after sending. */
export function hoursAfterSending(hours: number): Deadline {
  return (sentAt) => {
    givenDate(sentAt, "sentAt");
    return new Date(sentAt.getTime() + hours * millisecondsInAnHour);
  };
}

/**
 * Four hours for the infrastructure acknowledgement. 24 hours for the business acknowledgement: working days are not
 * taken into account yet.
 */
export const defaultDeadlines: Deadlines = {
  infrastructure: hoursAfterSending(4),
  business: hoursAfterSending(24),
};
