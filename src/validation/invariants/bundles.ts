import type { Bundle, BundleEntry } from "../../fhir/types.js";
import { anyOf, has, invariant, isThere, type Invariant } from "./invariant.js";

/** FHIR's rules for bundles. */
export const bundleInvariants: readonly Invariant[] = [
  invariant(
    "bdl-1",
    "Bundle",
    "forbidden",
    ".total",
    "A total belongs to a search or a history.",
    (bundle: Bundle) => !has(bundle, "total") || isOf(bundle, "searchset", "history"),
  ),
  invariant(
    "bdl-2",
    "Bundle",
    "forbidden",
    firstWith("search"),
    "How an entry was found belongs to a search.",
    (bundle: Bundle) => isOf(bundle, "searchset") || !entriesOf(bundle).some(({ search }) => isThere(search)),
  ),
  invariant(
    "bdl-3",
    "Bundle",
    "forbidden",
    firstWith("request"),
    "The request of an entry belongs to a batch, a transaction or a history.",
    (bundle: Bundle) => {
      return (
        isOf(bundle, "batch", "transaction", "history") || !entriesOf(bundle).some(({ request }) => isThere(request))
      );
    },
  ),
  invariant(
    "bdl-4",
    "Bundle",
    "forbidden",
    firstWith("response"),
    "The response of an entry belongs to the response to a batch or a transaction.",
    (bundle: Bundle) => {
      return (
        isOf(bundle, "batch-response", "transaction-response") ||
        !entriesOf(bundle).some(({ response }) => isThere(response))
      );
    },
  ),
  invariant(
    "bdl-5",
    "Bundle.entry",
    "required",
    ".resource",
    "An entry holds a resource, unless it is a request or a response.",
    anyOf("resource", "request", "response"),
  ),
  invariant(
    "bdl-7",
    "Bundle",
    "repeated",
    firstRepeated,
    "No two entries of a bundle have the same fullUrl, unless they are versions of one resource.",
    (bundle: Bundle) => {
      const seen = new Set<string>();
      for (const name of namesIn(bundle)) if (name !== undefined && seen.size === seen.add(name).size) return false;
      return true;
    },
  ),
  invariant(
    "bdl-8",
    "Bundle.entry",
    "wrong-form",
    ".fullUrl",
    "A fullUrl names a resource, not one version of it.",
    ({ fullUrl }: BundleEntry) => fullUrl?.includes("/_history/") !== true,
  ),
  invariant(
    "bdl-9",
    "Bundle",
    "required",
    missingOfIdentifier,
    "A document has an identifier with system and value.",
    ({ type, identifier }: Bundle) => {
      return type !== "document" || (identifier !== undefined && has(identifier, "system") && has(identifier, "value"));
    },
  ),
];

function missingOfIdentifier({ identifier }: Bundle): string {
  if (identifier === undefined) return ".identifier";
  return has(identifier, "system") ? ".identifier.value" : ".identifier.system";
}

function isOf({ type }: Bundle, ...types: readonly string[]): boolean {
  return type !== undefined && types.includes(type);
}

function firstWith(name: "search" | "request" | "response"): (bundle: Bundle) => string {
  return (bundle) => `.entry[${entriesOf(bundle).findIndex((entry) => isThere(entry[name]))}].${name}`;
}

/** How each entry is identified: by fullUrl and version. */
function namesIn(bundle: Bundle): readonly (string | undefined)[] {
  return entriesOf(bundle).map(({ fullUrl, resource }) =>
    fullUrl === undefined ? undefined : withVersion(fullUrl, resource?.meta?.versionId),
  );
}

function withVersion(fullUrl: string, version: string | undefined): string {
  return version === undefined ? fullUrl : `${fullUrl}${version}`;
}

function firstRepeated(bundle: Bundle): string {
  const seen = new Set<string | undefined>([undefined]);
  const index = namesIn(bundle).findIndex((name) => name !== undefined && seen.size === seen.add(name).size);
  return `.entry[${index}].fullUrl`;
}

function entriesOf({ entry = [] }: Bundle): readonly BundleEntry[] {
  return entry;
}
