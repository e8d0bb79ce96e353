import type { XmlFault } from "./read-problem.js";

/** What the scanner throws: a fault and its place in the text. `readXml` adds line, column and path. */
export class XmlFaultAt extends Error {
  readonly reason: XmlFault;
  readonly offset: number;

  constructor(reason: XmlFault, message: string, offset: number) {
    super(message);
    this.reason = reason;
    this.offset = offset;
  }
}
