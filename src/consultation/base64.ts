import * as v from "valibot";
import { asJsonSchema } from "./as-json-schema.js";
import { exactly, type Schema } from "./schema.js";

const canonical = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Bytes in base64, padded, without white space; not empty. @internal */
export const base64: Schema<string> = exactly(
  v.pipe(
    v.string("must be text"),
    v.check((value) => value !== "" && canonical.test(value), "must be base64, padded, without white space"),
    asJsonSchema({ pattern: canonical.source, minLength: 4 }),
  ),
);
