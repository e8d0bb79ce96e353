import { createPrivateKey } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { createAuthority, type Credentials } from "../../src/sandbox/certificates/authority.js";
import {
  MeshError,
  meshEnvironments,
  meshTransport,
  type MeshPemTls,
  type MeshTransportOptions,
} from "../../src/transport/mesh/index.js";
import { InvalidValueError } from "../../src/errors.js";
import { clientVersion } from "../../src/transport/mesh/handshake-call.js";

import packageJson from "../../package.json" with { type: "json" };

let ca: string;
let client: Credentials;
let other: Credentials;
beforeAll(() => {
  const authority = createAuthority();
  ca = authority.ca;
  client = authority.issueClient("X26ABC1");
  other = authority.issueClient("X26ABC2");
});

interface Good {
  readonly tls: MeshPemTls;
}

function failureWith(more: (good: Good) => Partial<Record<keyof MeshTransportOptions, unknown>>): unknown {
  const good = {
    baseUrl: "https://localhost",
    mailboxId: "X26ABC1",
    password: "geheim",
    sharedKey: "schluessel",
    tls: { ca, ...client },
  };
  try {
    meshTransport({ ...good, ...more(good) } as MeshTransportOptions);
    return "no error";
  } catch (error) {
    return error;
  }
}

test.each([
  {
    title: "a key of another certificate",
    more: ({ tls }: Good) => ({ tls: { ...tls, key: other.key } }),
    says: "tls.key is not the private key of tls.cert",
  },
  {
    title: "no certificate",
    more: ({ tls }: Good) => ({ tls: { ...tls, cert: undefined } }),
    says: "tls.cert is missing",
  },
  {
    title: "no key",
    more: ({ tls }: Good) => ({ tls: { ...tls, key: undefined } }),
    says: "tls.key is missing",
  },
  {
    title: "a certificate that is none",
    more: ({ tls }: Good) => ({ tls: { ...tls, cert: "geheim" } }),
    says: "not a certificate",
  },
  {
    title: "a CA left out",
    more: ({ tls }: Good) => ({ tls: { ...tls, ca: undefined } }),
    says: "tls.ca is missing",
  },
  { title: "no CA", more: ({ tls }: Good) => ({ tls: { ...tls, ca: [] } }), says: "tls.ca is missing" },
  {
    title: "a CA that is none",
    more: ({ tls }: Good) => ({ tls: { ...tls, ca: "x" } }),
    says: "tls.ca",
  },
  { title: "no tls", more: () => ({ tls: undefined }), says: "tls is missing" },
  { title: "plain http", more: () => ({ baseUrl: "http://localhost" }), says: "https" },
  { title: "no address", more: () => ({ baseUrl: "localhost" }), says: "baseUrl" },
  { title: "no password", more: () => ({ password: "" }), says: "password is missing" },
  ...[0, -1, Number.NaN, 1e12].map((total) => ({
    title: `a time limit of ${total}`,
    more: () => ({ limits: { total } }),
    says: "limits.total",
  })),
  { title: "no shared key", more: () => ({ sharedKey: undefined }), says: "sharedKey is missing" },
])("ME-01: $title is refused before anything is sent", ({ more, says }) => {
  const failure = failureWith(more);
  expect(failure).toBeInstanceOf(MeshError);
  expect(failure).toMatchObject({ reason: "configuration-invalid", certainty: "not-done", resendCanHelp: false });
  expect((failure as MeshError).message).toContain(says);
  expect((failure as MeshError).message).not.toMatch(/geheim|schluessel|PRIVATE/);
});

test("a malformed mailbox id is refused", () => {
  expect(failureWith(() => ({ mailboxId: "x:1" }))).toBeInstanceOf(InvalidValueError);
});

test("an encrypted key works with its passphrase, and is refused with another", () => {
  const key = createPrivateKey(client.key)
    .export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "geheim" })
    .toString();
  expect(failureWith(({ tls }) => ({ tls: { ...tls, key, passphrase: "geheim" } }))).toBe("no error");
  expect(failureWith(({ tls }) => ({ tls: { ...tls, key, passphrase: "falsch" } }))).toMatchObject({
    reason: "configuration-invalid",
  });
  expect(failureWith(({ tls }) => ({ tls: { ...tls, key } }))).toMatchObject({ reason: "configuration-invalid" });
});

test("ME-01: the published environments are https addresses", () => {
  for (const { url: baseUrl } of Object.values(meshEnvironments))
    expect(failureWith(() => ({ baseUrl }))).toBe("no error");
});

test("ME-03: the client version names this package and its version", () => {
  expect(clientVersion).toBe(`${packageJson.name}==${packageJson.version}`);
});

test("CS-24: the live MESH is recognised by its address; behind a proxy the option says so", () => {
  const environmentOf = (baseUrl: string, more: Partial<MeshTransportOptions> = {}): string =>
    meshTransport({
      baseUrl,
      mailboxId: "X26ABC1",
      password: "geheim",
      sharedKey: "schluessel",
      tls: { ca, ...client },
      ...more,
    }).environment;
  expect(environmentOf(meshEnvironments.live.url)).toBe("live");
  expect(environmentOf(`${meshEnvironments.live.url}:443/`)).toBe("live");
  expect(environmentOf(meshEnvironments.integration.url)).toBe("test");
  expect(environmentOf("https://proxy.example", { environment: "live" })).toBe("live");
});
