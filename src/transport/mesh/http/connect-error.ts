/** No connection came about: not one byte of the request left. `cause` is the network's own error. */
export class ConnectError extends Error {
  constructor(cause: Error) {
    super("no connection", { cause });
    this.name = "ConnectError";
  }
}
