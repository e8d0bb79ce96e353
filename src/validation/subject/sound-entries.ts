import type { Bundle, BundleEntry } from "../../fhir/types.js";

/** The entries of a bundle, with undefined where a caller without types gave no entry that holds a resource. */
export function soundEntries({ entry }: Bundle): readonly (BundleEntry | undefined)[] {
  const entries: readonly unknown[] = Array.isArray(entry) ? entry : [];
  return entries.map((one) =>
    isObject(one) && isObject(one["resource"]) ? (one as unknown as BundleEntry) : undefined,
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
