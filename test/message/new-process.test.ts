import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { generatedMessages } from "../../scripts/messages/generated-messages.js";
import { rebuilt, writeForRebuild } from "./support/rebuilt.js";
import { inputs } from "../support/inputs.js";

const count = inputs(15, 100);
const folder = mkdtempSync(join(tmpdir(), "new-process-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test(
  "consultations and what was read of their messages go through JSON into a new process, which builds the same " +
    "bytes of both",
  { timeout: 120_000 },
  async () => {
    for (const message of generatedMessages(count, 2)) writeForRebuild(folder, message);
    expect(await rebuilt(folder)).toEqual([`${String(count)} built again`]);
  },
);
