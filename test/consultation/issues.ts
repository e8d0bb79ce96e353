import { ConsultationError, parseConsultation, type ConsultationIssue } from "../../src/consultation/index.js";
import { leastInput } from "./inputs.js";

/** A copy without one member. */
export function without(object: object, member: string): object {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== member));
}

/** What is wrong with the least consultation once `changes` are made to it. */
export function issuesOf(changes: object): readonly ConsultationIssue[] {
  try {
    parseConsultation({ service: "pharmacy-first", pathway: "sinusitis", ...leastInput, ...changes });
    return [];
  } catch (error) {
    if (error instanceof ConsultationError) return error.issues;
    throw error;
  }
}

/** The same as `path: message`, the rule in front where there is one. */
export function linesOf(changes: object): readonly string[] {
  return issuesOf(changes).map(
    ({ path, message, rule }) => `${rule === undefined ? "" : `${rule} `}${path}: ${message}`,
  );
}
