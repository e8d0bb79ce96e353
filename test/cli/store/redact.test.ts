import { expect, test } from "vitest";
import { withoutPasswords } from "../../../src/cli/store/redact.js";
import { updateRecord } from "../support/update-record.js";

test("no address shows its password, however it is written", () => {
  for (const [text, shown] of [
    ["postgres://ann:Marlowe@db/out: failed", "postgres://ann:***@db/out: failed"],
    ["postgresql://ann:p@ss/w:rd@db:5432/out", "postgresql://ann:***@db:5432/out"],
    [
      "(POSTGRES://ann:Marlowe@db) and http://x:Marlowe@proxy:8080",
      "(POSTGRES://ann:***@db) and http://x:***@proxy:8080",
    ],
    [
      "postgres://db/out?user=ann&password=Marlowe&sslmode=require",
      "postgres://db/out?user=ann&password=***&sslmode=require",
    ],
    ["postgres://:Marlowe@db/out", "postgres://:***@db/out"],
    ["nothing: to@hide, postgres://ann@db/out", "nothing: to@hide, postgres://ann@db/out"],
  ] as const)
    expect(withoutPasswords(text)).toBe(shown);
});

test("a store's password is in no output, wherever its address stands", async () => {
  const store = "postgres://ann:Marlowe@127.0.0.1:1/out";
  for (const args of [
    ["status", "--store", store],
    ["status", store, "--store", store],
    ["status", store, "--store", "sqlite:/no/such/file.db"],
    ["attention", store],
    ["attention", "--store", store],
    ["resolve", "1", "--store", store, "--by", "Sam", "--how", "by telephone"],
    ["migrate", "--store", store],
    ["migrate", "--store", "postgres://ann:Mar lowe@127.0.0.1:port/out"],
    ["migrate", store],
    ["send", store, "--store", store, "--config", store],
    ["run", "--store", store, "--config", store],
    ["poll", store, "--store", store],
    ["status", "--store", store, "--format", store],
    ["status", `--stroe=${store}`],
    [store],
  ]) {
    const { code, out, err } = await updateRecord(args);
    expect([1, 2], args.join(" ")).toContain(code);
    expect(out + err, args.join(" ")).not.toMatch(/Mar ?lowe/);
    expect(err).not.toBe("");
  }
});
