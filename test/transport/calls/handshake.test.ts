import { expect, test } from "vitest";
import { againstServer } from "../support/against-server.js";

const mesh = againstServer();

test("ME-03: the handshake names the program and the operating system", async () => {
  await mesh.transport.handshake();
  const [request] = mesh.server.received;
  expect(request).toMatchObject({ method: "POST", url: "/messageexchange/X26ABC1" });
  expect(request?.headers).toMatchObject({
    "mex-clientversion": expect.stringContaining("gp-connect-update-record==") as unknown,
    "mex-osname": process.platform,
  });
  expect(request?.headers["mex-osversion"]).toBeTruthy();
});
