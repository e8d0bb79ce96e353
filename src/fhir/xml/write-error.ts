import { UpdateRecordError } from "../../errors.js";

/**
 * A resource that cannot be written as XML without losing or changing something. Says where; never repeats what stands
 * there.
 */
export class XmlWriteError extends UpdateRecordError {
  readonly code = "xml-unwritable";

  /** `Bundle.entry[2].resource.title` */
  readonly path: string;

  constructor(message: string, path: string) {
    super(`${message} (${path})`);
    this.path = path;
  }
}
