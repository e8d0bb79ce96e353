import { givenList } from "../../values/given.js";
import { configurationInvalid } from "../mesh/failures/found-here.js";
import type { InboxItem, ListOptions } from "../transport.js";

/** Which items of an inbox are ours. Others stay untouched with MESH, for the other programs that use the mailbox. */
export interface OurWorkflows {
  /** What `listInbox` is given: it covers all of ours, and as few others as one filter of MESH's can. */
  readonly listOptions: Pick<ListOptions, "workflowFilter">;
  covers(item: InboxItem): boolean;
  /** Remembers a message that is not ours, so that it is not downloaded again in each round. */
  remember(messageId: string): void;
  /** Whether the message is remembered. */
  isKnownOther(messageId: string): boolean;
}

/**
 * How many messages of others are remembered, about 100 bytes each. Beyond that, the oldest is forgotten, and would be
 * downloaded again.
 */
const mostRemembered = 50_000;

/**
 * The workflows that the caller names (ME-07). A report has the workflow of the message that it is about, so whoever
 * sends a workflow must name that one too. Undefined: everything is ours.
 *
 * @throws MeshError `configuration-invalid` where the list is empty, or a name is or holds part of a filter.
 */
export function ourWorkflows(workflows: readonly string[] | undefined): OurWorkflows {
  if (workflows === undefined) return everything;
  givenList(workflows, "workflows");
  if (workflows.length === 0)
    throw configurationInvalid("workflows is empty, so nothing would be read. Leave it out to read everything.");
  if (!workflows.every((each) => typeof each === "string" && /^[^!*\s]+$/.test(each)))
    throw configurationInvalid("Each of workflows must be a whole workflow id, without blanks, `!` and `*`.");
  const ours = new Set(workflows);
  const others = new Set<string>();
  return {
    listOptions: filterOf([...ours]),
    covers: ({ workflowId }) => ours.has(workflowId),
    remember(messageId) {
      others.add(messageId);
      if (others.size <= mostRemembered) return;
      for (const oldest of others) {
        others.delete(oldest);
        return;
      }
    },
    isKnownOther: (messageId) => others.has(messageId),
  };
}

const everything: OurWorkflows = {
  listOptions: {},
  covers: () => true,
  remember: () => undefined,
  isKnownOther: () => false,
};

/** The filter of one id is the id, that of several is how all of them begin. MESH takes 2 to 255 characters. */
function filterOf(workflows: readonly string[]): OurWorkflows["listOptions"] {
  const workflowFilter = workflows.length === 1 ? workflows.join("") : `${workflows.reduce(commonStart)}*`;
  return workflowFilter.length < 2 || workflowFilter.length > 255 ? {} : { workflowFilter };
}

function commonStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return one.slice(0, length);
}
