import * as v from "valibot";
import { exactly, type Schema, asJsonSchema } from "../schema/schema.js";
import { once } from "../../values/once.js";

/** A PDF begins with `%PDF-`, which is `JVBERi0` in base64. */
const shape = /^(?=JVBERi0)(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** A PDF in base64, padded, without white space. @internal */
export const pdfInBase64: () => Schema<string> = once(() =>
  exactly(
    v.pipe(
      v.string("must be text"),
      v.check((value) => shape.test(value), "must be a PDF in base64, padded, without white space"),
      asJsonSchema<string>({ pattern: shape.source }),
    ),
  ),
);
