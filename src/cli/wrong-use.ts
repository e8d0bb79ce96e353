/** Ends a command with exit code 2. The message tells the person what to do, and holds no patient data. */
export class WrongUse extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "WrongUse";
  }
}
