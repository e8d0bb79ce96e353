import type { ReadProblem } from "./read-problem.js";
import type { Resource } from "./types.js";
import type { XmlLimits } from "./xml-limits.js";

export interface ReadOptions {
  /** Limits that differ from the defaults. */
  readonly limits?: Partial<XmlLimits>;
  /** Collect what is not FHIR in `problems` and read on, instead of throwing at the first. */
  readonly tolerant?: boolean;
}

/** A resource that was read, and where everything in it stands. */
export interface XmlReading {
  readonly resource: Resource;
  /** Empty unless reading was tolerant. In the order of the text. */
  readonly problems: readonly ReadProblem[];
  /** Where the element of a path begins, from 1: `locate("Bundle.entry[0].fullUrl")`; undefined where the text has none. */
  locate(path: string): { readonly line: number; readonly column: number } | undefined;
}

export function readXml(_source: string | Uint8Array, _options?: ReadOptions): XmlReading {
  throw new Error("to be written");
}
