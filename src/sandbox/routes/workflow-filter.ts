/** Tells whether a workflow id fits a filter. */
export type WorkflowFilter = (workflowId: string) => boolean;

/**
 * MESH's `workflow_filter`: `X`, `X*`, `*X*` are equal, begins with, contains, and `!` before them the opposite. Each
 * `*` is any text, wherever it is. The time grows with the lengths of filter and id, whatever they are: no word is
 * tried twice at the same place.
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
