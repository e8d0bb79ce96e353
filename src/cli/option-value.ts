import { InvalidValueError } from "../errors.js";
import { WrongUse } from "./wrong-use.js";

/** What a check makes of an option's value. @throws WrongUse that names the option */
export function optionValue<Value>(name: string, check: () => Value): Value {
  try {
    return check();
  } catch (cause) {
    if (cause instanceof InvalidValueError) throw new WrongUse(`--${name}: ${cause.reason}.`, { cause });
    throw cause;
  }
}
