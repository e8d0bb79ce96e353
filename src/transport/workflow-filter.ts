import { InvalidValueError } from "../errors.js";

/** Workflow ids are printable ASCII without a blank; `*` and `!` are the filter's own. */
const form = /^(?<not>!?)(?<anyStart>\*?)(?<word>[\x22-\x29\x2b-\x7e]+)(?<anyEnd>\*?)$/;

/**
 * Reads MESH's workflow filter: `X` is, `X*` begins with, `*X*` contains, and `!` before each of them says not (ME-07).
 *
 * @returns whether a workflow id passes the filter.
 * @throws InvalidValueError for any other form, and unless it has 2 to 255 characters.
 */
export function parseWorkflowFilter(filter: string): (workflowId: string) => boolean {
  const { not, anyStart, word, anyEnd } = (typeof filter === "string" ? form.exec(filter)?.groups : undefined) ?? {};
  if (word === undefined || (anyStart !== "" && anyEnd === "") || filter.length < 2 || filter.length > 255)
    throw new InvalidValueError(
      "workflowFilter",
      "must be a workflow id as X, X* or *X*, or ! and one of these, with 2 to 255 characters",
    );
  const matches = (workflowId: string): boolean => {
    if (anyStart !== "") return workflowId.includes(word);
    return anyEnd === "" ? workflowId === word : workflowId.startsWith(word);
  };
  return (workflowId) => matches(workflowId) !== (not === "!");
}
