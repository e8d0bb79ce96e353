import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sqliteStore } from "../../../src/delivery/store/sqlite/sqlite-store.js";
import type { DeliveryStore } from "../../../src/delivery/store/store.js";
import { spread } from "../../support/inputs.js";
import { testFolder } from "../store/sqlite/files.js";
import { linesOf, printed, type Line } from "./timeline.js";
import { liveThrough } from "./world.js";

const expected = readFileSync(new URL("expected.txt", import.meta.url), "utf8");
const folder = testFolder();
const stores: readonly (readonly [name: string, store: () => DeliveryStore | undefined])[] = [
  ["in memory", () => undefined],
  [
    "in SQLite, encrypted",
    () => sqliteStore(join(folder, "fortnight.db"), { encryptionKeys: [{ id: "k", key: new Uint8Array(32).fill(7) }] }),
  ],
];

/**
 * The pause doubles from one second to half an hour, and a worker looks at each quarter of an hour: so it tries at each
 * of them from 09:00 to 11:30, and then at each half hour from 12:00 to 08:30.
 */
const triesInVain = 11 + 42;

// In SQLite it takes four times as long: the long run has both.
test.each(spread(1, stores))(
  "UR-101, UR-102, UR-114: a fortnight with Easter in it comes to what the guide says, %s",
  async (name, store) => {
    const { own, timeline, mails, again } = await liveThrough(store());
    const lines = timeline.lines();
    if (name === "in memory") console.log(`A fortnight\n${printed(lines)}`);
    const asText = (line: Line): string => line.join(" | ");
    expect(lines.map(asText)).toEqual(linesOf(expected).map(asText));
    expect(timeline.triesInVain()).toBe(triesInVain);
    // Each to one practice alone, and the copy after the bounce with the same Message-ID.
    expect(mails.map(({ key }) => key)).toHaveLength(5);
    expect(new Set(mails.map(({ key }) => key)).size).toBe(4);
    // What was purged is known all the same: submitting it again gives the record, and sends nothing.
    const posted = own.posted.length;
    expect(await again("friday")).toMatchObject({ callerId: "friday", state: "patient-matched" });
    await own.delivery.poll();
    expect(own.posted).toHaveLength(posted);
    expect(posted).toBe(14);
    await own.delivery.close();
  },
);
