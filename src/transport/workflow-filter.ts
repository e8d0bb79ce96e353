import { InvalidValueError } from "../errors.js";

/** Tells whether a workflow id fits a filter. */
export type WorkflowFilter = (workflowId: string) => boolean;

/** Workflow ids are printable ASCII without a blank; `*` and `!` are the filter's own. */
const form = /^!?(?<anyStart>\*?)(?<word>[\x22-\x29\x2b-\x7e]+)(?<anyEnd>\*?)$/;

/**
 * Reads MESH's workflow filter: `X` is, `X*` begins with, `*X*` contains, and `!` before each of them says not (ME-07).
 *
 * @throws InvalidValueError for any other form, and unless it has 2 to 255 characters.
 */
export function parseWorkflowFilter(filter: string): WorkflowFilter {
  const { anyStart, word, anyEnd } = (typeof filter === "string" ? form.exec(filter)?.groups : undefined) ?? {};
  if (word === undefined || (anyStart !== "" && anyEnd === "") || filter.length < 2 || filter.length > 255)
    throw new InvalidValueError(
      "workflowFilter",
      "must be a workflow id as X, X* or *X*, or ! and one of these, with 2 to 255 characters",
    );
  return workflowFilter(filter);
}

/**
 * What MESH does with a filter, of whatever form: each `*` is any text, wherever it is. The time grows with the lengths
 * of filter and id, whatever they are: no word is tried twice at the same place.
 */
export function workflowFilter(text: string): WorkflowFilter {
  const negative = text.startsWith("!");
  const [first = "", ...rest] = (negative ? text.slice(1) : text).split("*");
  const last = rest.pop();
  const fits = (workflowId: string): boolean => {
    if (last === undefined) return workflowId === first;
    if (!workflowId.startsWith(first)) return false;
    let at = first.length;
    for (const word of rest) {
      const found = workflowId.indexOf(word, at);
      if (found < 0) return false;
      at = found + word.length;
    }
    return workflowId.length - last.length >= at && workflowId.endsWith(last);
  };
  return (workflowId) => fits(workflowId) !== negative;
}
