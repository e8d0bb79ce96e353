import type { Composition, CompositionRelatesTo, Identifier } from "../../fhir/types.js";
import type { Rule } from "./rule.js";
import { errorOf, warningOf, type Finding } from "../report/finding.js";
import type { Subject } from "../subject/subject.js";

/** UR-080: a replacement names the one payload that it replaces, by the payload's identifier. */
export const replacement: Rule = {
  id: "UR-080",
  text:
    "There is at most one Composition.relatesTo: its code is replaces, and its targetIdentifier names a payload " +
    "other than this.",
  source: "update-record.md, section 7",
  severities: ["error"],
  appliesTo: ["update-record"],
  check(subject, found) {
    for (const { resource, path } of subject.of("Composition", "document")) {
      const relations = resource.relatesTo ?? [];
      if (relations.length > 1)
        found.push(
          errorOf("UR-080", "too-many", `${path}.relatesTo[1]`, "A replacement names only the payload just before it."),
        );
      for (const [index, relation] of relations.entries())
        oneRelation(relation, `${path}.relatesTo[${index}]`, ownIdentifiers(subject, resource), found);
    }
  },
};

/** The guide does not say whether a sender names the identifier of the document or of the Composition. */
function ownIdentifiers(subject: Subject, { identifier }: Composition): readonly Identifier[] {
  return [identifier, ...subject.of("Bundle", "message").map(({ resource }) => resource.identifier)].filter(
    (one) => one !== undefined,
  );
}

function oneRelation(
  { code, targetIdentifier, targetReference }: CompositionRelatesTo,
  path: string,
  own: readonly Identifier[],
  found: Finding[],
): void {
  if (code !== undefined && code !== "replaces")
    found.push(
      errorOf(
        "UR-080",
        "fixed-value",
        `${path}.code`,
        "An Update Record document may only replace another one: the code must be replaces.",
        { expected: "replaces", received: code },
      ),
    );
  if (targetIdentifier === undefined) {
    if (targetReference !== undefined)
      found.push(
        errorOf(
          "UR-080",
          "required",
          `${path}.targetIdentifier`,
          "Use targetIdentifier to name what is replaced: a reference cannot, since this message does not hold it.",
        ),
      );
  } else if (targetIdentifier.value === undefined)
    found.push(
      errorOf(
        "UR-080",
        "required",
        `${path}.targetIdentifier.value`,
        "The identifier of what is replaced has no value.",
      ),
    );
  else if (own.some(({ system, value }) => system === targetIdentifier.system && value === targetIdentifier.value)) {
    found.push(
      errorOf(
        "UR-080",
        "contradiction",
        `${path}.targetIdentifier.value`,
        "A replacement must have its own identifier, and name that of the payload before it.",
      ),
    );
  }
}

/** UR-081: versions count from 1. */
export const versionCount: Rule = {
  id: "UR-081",
  text:
    "Composition.meta.versionId counts versions: a whole number, 1 (or absent) for a first version, 2 or " +
    "more for a replacement.",
  source: "update-record.md, section 7",
  severities: ["warning"],
  appliesTo: ["update-record"],
  check(subject, found) {
    for (const {
      resource: { meta, relatesTo = [] },
      path: place,
    } of subject.of("Composition", "document")) {
      const path = `${place}.meta.versionId`;
      const version = meta?.versionId;
      const isReplacement = relatesTo.some(({ code }) => code === "replaces");
      if (version === undefined) {
        if (isReplacement)
          found.push(warningOf("UR-081", "required", path, "A replacement should say which version it is."));
      } else if (!/^[1-9][0-9]*$/.test(version))
        found.push(warningOf("UR-081", "wrong-form", path, "The version must be a whole number: 1, 2, 3."));
      else if (version === "1" && isReplacement)
        found.push(warningOf("UR-081", "contradiction", path, "A replacement must be at least version 2."));
      else if (version !== "1" && relatesTo.length === 0)
        found.push(warningOf("UR-081", "contradiction", path, "A version after the first must name what it replaces."));
    }
  },
};
