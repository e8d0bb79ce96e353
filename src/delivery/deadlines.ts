/** From when a message was sent: when this answer is overdue. */
export type Deadline = (sentAt: Date) => Date;

/** When each acknowledgement is overdue. */
export interface Deadlines {
  readonly infrastructure: Deadline;
  readonly business: Deadline;
}

const millisecondsInAnHour = 3_600_000;

/** A deadline of so many hours after sending. */
export function hoursAfterSending(hours: number): Deadline {
  return (sentAt) => new Date(sentAt.getTime() + hours * millisecondsInAnHour);
}

/**
 * Four hours for the infrastructure acknowledgement; a plain day for the business one (a calendar of working days is
 * not known here yet).
 */
export const defaultDeadlines: Deadlines = {
  infrastructure: hoursAfterSending(4),
  business: hoursAfterSending(24),
};
