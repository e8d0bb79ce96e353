import type { XmlLimits } from "../fhir/xml/limits.js";
import { type Release, releases } from "../terminology/release.js";
import type { SafetyOptions } from "./safety/safety-rule.js";
import { checkOptionNames } from "../values/option-names.js";
import { checkSafetyOptions, safetyOptionNames } from "./safety/check-safety-options.js";
import { InvalidValueError } from "../errors.js";

/** How to validate. Without `now`, the system's clock decides what is in the future. */
export interface ValidateOptions extends SafetyOptions {
  /**
   * The release of the specification to check the message against; without it, the release that the message follows.
   */
  readonly release?: Release;
  /**
   * The largest message that is read, in XML or in JSON, where the limits differ from the defaults: 5,000,000 bytes, 64
   * levels of nested elements, 200,000 elements (in JSON: values), 64 attributes of an element. More than a limit is
   * one error of UR-001; larger limits take more memory, and receivers need not take such messages (20015).
   */
  readonly xmlLimits?: Partial<Omit<XmlLimits, "problems">>;
}

/** The deepest nesting that any caller may allow: reading uses the stack for each level. */
const deepest = 1_000;
const most: Readonly<Record<keyof NonNullable<ValidateOptions["xmlLimits"]>, number>> = {
  size: 500_000_000,
  depth: deepest,
  elements: 100_000_000,
  attributes: 100_000,
};

const namesOfLimits: Readonly<Record<keyof typeof most, true>> = {
  size: true,
  depth: true,
  elements: true,
  attributes: true,
};

const names: Readonly<Record<keyof ValidateOptions, true>> = { release: true, xmlLimits: true, ...safetyOptionNames };

/** Refuses options that are not what their types say, before anything is read. @throws InvalidValueError */
export function checkOptions(options: ValidateOptions): void {
  checkOptionNames("validate options", options, names);
  const { release, xmlLimits, ...safety } = options;
  if (release !== undefined && !releases.includes(release))
    throw new InvalidValueError("release", `must be ${releases.join(" or ")}`);
  if (xmlLimits !== undefined) checkLimits(xmlLimits);
  checkSafetyOptions(safety, ["warning", "confirm"]);
}

function checkLimits(limits: unknown): void {
  checkOptionNames("xmlLimits", limits, namesOfLimits);
  for (const [name, value] of Object.entries(limits as object) as [keyof typeof most, unknown][]) {
    const greatest = most[name];
    if (typeof value !== "number" || !Number.isInteger(value) || value < 1 || value > greatest)
      throw new InvalidValueError(`xmlLimits.${name}`, `must be a whole number from 1 to ${String(greatest)}`);
  }
}
