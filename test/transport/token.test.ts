import { expect, test } from "vitest";
import { meshTimestamp, signToken } from "../../src/transport/mesh/http/token.js";

/**
 * Computed with OpenSSL 3 alone, for each row:
 *   printf '%s' '<mailbox>:<nonce>:<count>:<password>:<timestamp>' | openssl dgst -sha256 -hmac '<shared key>'
 */
const vectors = [
  {
    mailboxId: "X26ABC1",
    password: "password",
    sharedKey: "TestKey",
    nonce: "1c820cd4-be3e-43ff-807f-e65362892722",
    nonceCount: 0,
    at: "2020-06-04T17:18:59.999Z",
    timestamp: "202006041718",
    hash: "8ec019222dc49de2f518782c9f39e952a9eafec644f0f715d3b5cc89e57fea61",
  },
  {
    mailboxId: "X26HC005",
    password: "Pa55w0rd!",
    sharedKey: "AnotherKey",
    nonce: "00000000-0000-4000-8000-000000000001",
    nonceCount: 0,
    at: "2024-02-29T23:59:00.000Z",
    timestamp: "202402292359",
    hash: "a8859db9045fd508013c322cad781cae6d267be1838e66eed91f3dbfec07f594",
  },
  {
    mailboxId: "A12345GP001",
    password: "pässwörd",
    sharedKey: "Schlüssel",
    nonce: "ffffffff-ffff-4fff-bfff-ffffffffffff",
    nonceCount: 7,
    at: "2026-01-01T00:00:00.000Z",
    timestamp: "202601010000",
    hash: "970e3b9531d309712d92ca584e9406419a18f4d20df44286a3f16dbc0b4b85ad",
  },
] as const;

test.each(vectors)(
  "ME-02: the token of $mailboxId has the hash that OpenSSL computes",
  ({ at, hash, timestamp, ...parts }) => {
    expect(signToken({ ...parts, at: new Date(at) })).toBe(
      `NHSMESH ${parts.mailboxId}:${parts.nonce}:${parts.nonceCount}:${timestamp}:${hash}`,
    );
  },
);

test("ME-02: the timestamp is UTC whatever the offset that a date was written with", () => {
  expect(meshTimestamp(new Date("2026-07-01T00:30:00+01:00"))).toBe("202606302330");
});

test("ME-14: the token holds neither the password nor the shared key", () => {
  const token = signToken({
    mailboxId: "X26ABC1",
    password: "geheim",
    sharedKey: "schluessel",
    nonce: "n",
    nonceCount: 0,
    at: new Date(0),
  });
  expect(token).not.toMatch(/geheim|schluessel/);
});
