// A sandbox in a process of its own, so that its CPU time is not the client's: fork it, and it says how to reach it.
// Each message that it is sent is answered with the CPU seconds it has used.
import type * as sandboxEntry from "../../../src/sandbox/index.js";

const { startSandbox } = (await import(
  new URL("../../../dist/sandbox/index.js", import.meta.url).href
)) as typeof sandboxEntry;

/** How many mailboxes; the first is the one whose settings are told. */
const count = Number(process.argv[2] ?? 2);
const mailboxes = Array.from({ length: count }, (_, index) => ({
  mailboxId: `X26ABC${index + 1}`,
  odsCode: `FA${String(index).padStart(3, "0")}`,
}));
const sandbox = await startSandbox({ mailboxes });
const files = process.argv[3] === undefined ? undefined : await sandbox.writeCredentials(process.argv[3]);
process.send?.({ options: sandbox.transportOptionsFor("X26ABC1"), files });
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1_000_000);
});
process.on("disconnect", () => {
  void sandbox.close();
});
