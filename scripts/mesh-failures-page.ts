import { failureGroups, type FailureGroup } from "./mesh-failures/groups.js";
import { readFacts, type FailureRow } from "./mesh-failures/row.js";

/** docs/mesh-failures.md: every failure of a call to MESH, from the data that the tests use. */
export function meshFailuresPage(): string {
  const count = failureGroups.reduce((whole, { rows }) => whole + Object.keys(rows).length, 0);
  return [
    "# The failures of a call to MESH",
    "",
    "Written by `npm run generate:sources`; `npm run check:generated` fails if it is out of date. The " +
      "tests that it links are in the repository, not in the package. Each of the " +
      `${count} rows is also a test: the failure is brought about over real sockets, for a send, a reading call and ` +
      "an acknowledgement, and what the `MeshError` says and what the server saw is compared with the row.",
    "",
    "- **reason, fault**: members of the `MeshError`. `fault` says who has to act: the `message`'s author, whoever " +
      "looks after the `mailbox` and its settings, or nobody (`network`: it may pass).",
    "- **a send is** `not-done` (it certainly reached nobody), `unknown` (send exactly the same bytes again: the " +
      "practice's system recognises duplicates) or `done` (do not send again).",
    "- **resend**: whether the same request may succeed without anybody changing anything (`resendCanHelp`).",
    "- **tries** of a call that is no send. A send is tried once, whatever happens (ME-13).",
    "- Reading calls change nothing, so they are `not-done`. What differs otherwise is in brackets. A handshake or " +
      "an acknowledgement has a send's certainty, and may be made again.",
    ...failureGroups.flatMap(section),
    "",
  ].join("\n");
}

function section({ title, says, rows, test }: FailureGroup): readonly string[] {
  return [
    "",
    `## ${title}`,
    "",
    `${says === undefined ? "" : `${says} `}Tests: [${test}](../test/transport/failures/${test}).`,
    "",
    "| failure | reason | fault | a send is | resend | tries | what to do |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...Object.values(rows).map(line),
  ];
}

function line(row: FailureRow): string {
  const { failure, send, read, tries = 1, todo } = row;
  const reading = readFacts(row);
  const [reason, fault, certainty, resend] = send ?? reading ?? [];
  const differs = (place: 0 | 1): string =>
    send !== undefined && reading !== undefined && send[place] !== reading[place]
      ? ` (reading: \`${reading[place]}\`)`
      : "";
  const cells = [
    failure,
    `\`${reason ?? ""}\`${differs(0)}`,
    `${fault ?? ""}${differs(1)}`,
    send === undefined ? "" : (certainty ?? ""),
    resend === "resend" ? "yes" : "no",
    read === "none" ? "" : String(tries),
    todo,
  ];
  return `| ${cells.join(" | ")} |`;
}
