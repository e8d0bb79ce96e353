// Reads a message that another system made: what is wrong with it and where, what it says, how a GP would read it.
// The default is a message whose pregnancy status has the code of one answer and the words of the other, as about
// 15,000 messages of 2025 had.
// Run it: npx tsx examples/somebody-elses-message.ts [XML FILE]      (exit code 0: valid, 1: not valid, 2: unreadable)
import { statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { MessageUnreadableError, readMessage, validateMessage } from "gp-connect-update-record";
import { renderText } from "gp-connect-update-record/render";

const given = process.argv[2];
if (given !== undefined && statSync(given, { throwIfNoEntry: false })?.isFile() !== true) {
  console.error("Usage: npx tsx examples/somebody-elses-message.ts [XML FILE], of a file that there is");
  process.exit(2);
}
try {
  const xml = await readFile(given ?? new URL("messages/contradicting-pregnancy.xml", import.meta.url));
  const { valid, kind, issues } = validateMessage(xml);
  console.log(`${kind}: ${valid ? "valid" : "NOT valid"}, ${issues.length} issues`);
  for (const { severity, rule, line, column, message } of issues)
    console.log(`line ${line ?? "?"}, column ${column ?? "?"}: ${severity} ${rule}: ${message}`);

  // It invents nothing: what the message does not carry is not there. `remainder` is what a consultation cannot hold.
  const { consultation, remainder, version } = readMessage(xml);
  console.log(`\nVersion ${version.version}, ${remainder.length} elements that a consultation cannot hold\n`);
  console.log(renderText(consultation));
  process.exitCode = valid ? 0 : 1;
} catch (error) {
  // The message of another error may repeat the input, so it is not shown.
  console.error(error instanceof MessageUnreadableError ? error.message : "The file cannot be read.");
  process.exitCode = 2;
}
