import { expect, test } from "vitest";
import { errorLines } from "../../src/cli/error-lines.js";
import { memoryMesh } from "../../src/transport/mesh/index.js";

test("a failure of MESH ends with the reason and the fault by which the guides say what to look at", async () => {
  const transport = memoryMesh().transport("X26ABC1");
  await transport.close();
  const error: unknown = await transport.handshake().catch((reason: unknown) => reason);
  expect(errorLines(error)).toEqual([expect.stringMatching(/\. \(transport-closed, mailbox\)$/)]);
});
