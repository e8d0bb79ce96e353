/** How far the clock moves. Members add up: first days and hours, then to the next working day. */
export interface SandboxAdvance {
  /** From 0 on, also parts of an hour. */
  readonly hours?: number;
  /** From 0 on; 24 hours each. */
  readonly days?: number;
  /** To 09:00 in England on the next working day in England, by the same days that deadlines use. */
  readonly toNextWorkingDay?: true;
}

/**
 * The sandbox's clock. It begins at the system's time and can be moved on, so that no test waits for a deadline:
 * delayed answers that become due are given at once, and MESH reports what nobody collected in 5 days. A client may
 * keep its own clock: while this one is moved, tokens of the system's time are taken too.
 *
 * @example
 * const delivery = await openDelivery({ store, transport, clock: () => sandbox.time.now() });
 * sandbox.time.advance({ toNextWorkingDay: true });
 */
export interface SandboxTime {
  /** The sandbox's time. */
  now(): Date;
  /**
   * Moves the clock on. Returns the new time.
   *
   * @throws InvalidValueError for a move that the types do not allow, and where the sandbox was given a clock
   */
  advance(by: SandboxAdvance): Date;
  /**
   * Sets the clock back to the system's. What happened stays.
   *
   * @throws InvalidValueError where the sandbox was given a clock of its own
   */
  reset(): void;
  /** Calls the listener with the new time whenever the clock was moved. Returns what ends this. */
  onChange(listener: (now: Date) => void): () => void;
}
