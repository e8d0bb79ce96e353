/** Ends a command with exit code 1: what was asked for cannot be done. The message says why, without patient data. */
export class Refused extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "Refused";
  }
}
