// Run from an empty project that has only the packed tarball: node smoke.mjs [expected major version of Node]
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [, , major] = process.argv;
if (major !== undefined) assert.equal(process.versions.node.split(".")[0], major);

const { exports } = createRequire(import.meta.url)("gp-connect-update-record/package.json");
const entries = Object.keys(exports).filter((path) => !/\*|\.json$/.test(path));
for (const path of entries) {
  const names = Object.keys(await import(`gp-connect-update-record${path.slice(1)}`));
  assert.ok(names.length > 0, `${path} exports nothing`);
}

const { buildMessage, parseConsultation, validateMessage } = await import("gp-connect-update-record");
const { renderText } = await import("gp-connect-update-record/render");
const consultation = parseConsultation(JSON.parse(readFileSync(new URL("sinusitis.json", import.meta.url), "utf8")));
const sender = { odsCode: "FA123", mailboxId: "X26ABC1", release: "1.2.1" };
const message = buildMessage(consultation, { sender });
assert.equal(message.report.valid, true);
assert.equal(validateMessage(message.xml).valid, true);
assert.ok(renderText(consultation).length > 0);
assert.equal(validateMessage("<not-a-message/>").valid, false);

const { meshTransport } = await import("gp-connect-update-record/mesh");
const { startSandbox } = await import("gp-connect-update-record/sandbox");
const sandbox = await startSandbox();
const transport = meshTransport(sandbox.transportOptionsFor("X26ABC1"));
await transport.handshake();
await transport.close();
await sandbox.close();

console.log(
  `Node ${process.version}: ${entries.length} entries, a consultation built and validated (${message.xml.length} ` +
    "characters)",
);
