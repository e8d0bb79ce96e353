import { compareDecimals, decimalOf } from "../../../values/decimal.js";
import { isOfDmd, isSctId } from "../../../values/sct-id.js";
import {
  confirmAt,
  errorAt,
  everywhere,
  source,
  warningAt,
  type SafetyFinding,
  type SafetyRule,
} from "../safety-rule.js";

const nothing = decimalOf("0");
const most = decimalOf("1000");

/**
 * The check of the consultation asks for the reason of a declined supply (in a message from elsewhere: UR-040); how
 * much was declined is nobody's concern.
 */
export const somethingSupplied: SafetyRule = {
  id: "CS-19",
  text: "A supply has a quantity above zero.",
  source,
  kinds: ["error"],
  seenIn: everywhere,
  check({ supplies }) {
    const found: SafetyFinding[] = [];
    for (const {
      declined,
      quantity: { value, path },
    } of supplies) {
      if (declined) continue;
      if (value === undefined)
        found.push(errorAt(path, "required", "The quantity of the supply is missing: say how much was supplied."));
      else if (compareDecimals(value, nothing) <= 0)
        found.push(
          errorAt(
            path,
            "out-of-range",
            "The quantity of a supply must be above zero: correct the quantity, or say that the supply was declined.",
          ),
        );
    }
    return found;
  },
};

/** The guide has declined supplies of urgent supply alone: elsewhere a receiver may overlook that it was declined. */
export const declinedProduct: SafetyRule = {
  id: "UR-040",
  text:
    "Outside urgent supply, that nothing was supplied is said in words: a declined product as data is a warning, " +
    "since a receiver that overlooks notDone would file the medicine.",
  source: "update-record.md, section 3",
  kinds: ["warning"],
  seenIn: everywhere,
  check({ service, supplies }) {
    if (service === "urgent-supply" || !supplies.some(({ declined }) => declined)) return [];
    return supplies
      .filter(({ declined }) => declined)
      .map(({ path }) =>
        warningAt(
          path,
          "declined-product",
          "The guide describes a declined product for an urgent supply alone, and a receiver may file it as " +
            "supplied: say in the clinical summary why nothing was supplied.",
        ),
      );
  },
};

export const suppliedTwice: SafetyRule = {
  id: "CS-20",
  text: "The same product supplied twice, or more than 1,000 units of it, must be confirmed by a named person.",
  source,
  kinds: ["confirm"],
  seenIn: everywhere,
  check({ supplies }) {
    const found: SafetyFinding[] = [];
    const seen = new Set<string>();
    for (const {
      declined,
      product,
      quantity: { value, path },
    } of supplies) {
      if (declined) continue;
      if (product !== undefined && seen.has(product.value))
        found.push(
          confirmAt(
            product.path,
            "repeated",
            "The same product is supplied twice: take one out, or confirm that both are meant.",
            product.value,
          ),
        );
      if (product !== undefined) seen.add(product.value);
      if (value !== undefined && compareDecimals(value, most) > 0)
        found.push(confirmAt(path, "out-of-range", "More than 1,000 units are supplied. Check value and unit.", value));
    }
    return found;
  },
};

export const suppliedAndDeclined: SafetyRule = {
  id: "CS-32",
  text: "The same product both supplied and declined must be confirmed by a named person.",
  source,
  kinds: ["confirm"],
  seenIn: everywhere,
  check({ supplies }) {
    const found: SafetyFinding[] = [];
    if (supplies.length < 2) return found;
    const supplied = new Set(supplies.flatMap(({ declined, product }) => (declined ? [] : (product?.value ?? []))));
    for (const { declined, product } of supplies) {
      if (declined && product !== undefined && supplied.has(product.value))
        found.push(
          confirmAt(
            product.path,
            "contradiction",
            "This product is both supplied and declined: take one out, or confirm that both are meant.",
            product.value,
          ),
        );
    }
    return found;
  },
};

/** A code of the namespace proves nothing; one outside it is certainly none. CS-22 reports a wrong check digit. */
export const codeOfDmd: SafetyRule = {
  id: "CS-33",
  text: "The code of a medicine is of dm+d's namespace, which every actual product has.",
  source,
  kinds: ["error", "warning"],
  seenIn: everywhere,
  check({ source: seen, supplies }) {
    const found: SafetyFinding[] = [];
    const findingAt = seen === "consultation" ? errorAt : warningAt;
    for (const { product } of supplies) {
      if (product !== undefined && !isOfDmd(product.value) && isSctId(product.value))
        found.push(
          findingAt(
            product.path,
            "not-a-product",
            "This code is not of dm+d's namespace (1000001), so it is no actual product: look up what was supplied.",
            { received: product.value },
          ),
        );
    }
    return found;
  },
};
