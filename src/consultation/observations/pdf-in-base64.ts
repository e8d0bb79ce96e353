import * as v from "valibot";
import { exactly, type Schema, asJsonSchema } from "../schema/schema.js";
import { holdsPdf } from "../../values/base64.js";
import { once } from "../../values/once.js";

const shape = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** A PDF in base64, padded, without white space. @internal */
export const pdfInBase64: () => Schema<string> = once(() =>
  exactly(
    v.pipe(
      v.string("must be text"),
      v.check(
        (value) => shape.test(value) && holdsPdf(value),
        "UR-077: must be a PDF in base64, padded, without white space",
      ),
      asJsonSchema<string>({ pattern: shape.source }),
    ),
  ),
);
