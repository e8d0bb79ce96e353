/** The latest TLS session of one certificate: with it, a new connection costs a fraction of a full handshake. */
export class Tickets {
  #latest: Buffer | undefined;

  get latest(): Buffer | undefined {
    return this.#latest;
  }

  keep(ticket: Buffer): void {
    this.#latest = ticket;
  }

  forget(): void {
    this.#latest = undefined;
  }
}
