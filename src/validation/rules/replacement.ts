import type { Composition, CompositionRelatesTo, Identifier } from "../../fhir/types.js";
import type { Rule } from "./rule.js";
import { errorOf, warningOf, type Finding } from "../report/finding.js";
import type { Subject } from "../subject/subject.js";

/** UR-080: a replacement names the one payload that it replaces, by its identifier. */
export const replacement: Rule = {
  id: "UR-080",
  text:
    "Composition.relatesTo, where there is one, is one: it replaces, and names in targetIdentifier another payload " +
    "than this.",
  source: "update-record.md, section 7",
  severities: ["error"],
  appliesTo: ["update-record"],
  check(subject, found) {
    for (const { resource, path } of subject.of("Composition", "document")) {
      const relations = resource.relatesTo ?? [];
      if (relations.length > 1)
        found.push(
          errorOf("UR-080", "too-many", `${path}.relatesTo[1]`, "A replacement names the one payload just before it."),
        );
      for (const [index, relation] of relations.entries())
        oneRelation(relation, `${path}.relatesTo[${index}]`, ownIdentifiers(subject, resource), found);
    }
  },
};

/** Whether a sender names the document's identifier or the Composition's, the guide does not say. */
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
        "A document of Update Record replaces another, or relates to none.",
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
          "What is replaced is named by its identifier: it is in no bundle of this message.",
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
        "A replacement has an identifier of its own, and names that of the payload before it.",
      ),
    );
  }
}

/** UR-081: versions are counted from 1. */
export const versionCount: Rule = {
  id: "UR-081",
  text:
    "Composition.meta.versionId counts versions: a whole number, 1 for what replaces nothing (or left out), 2 or " +
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
        found.push(warningOf("UR-081", "wrong-form", path, "Versions are counted: 1, 2, 3."));
      else if (version === "1" && isReplacement)
        found.push(warningOf("UR-081", "contradiction", path, "What replaces another is at least the second version."));
      else if (version !== "1" && relatesTo.length === 0)
        found.push(warningOf("UR-081", "contradiction", path, "A later version names what it replaces."));
    }
  },
};
