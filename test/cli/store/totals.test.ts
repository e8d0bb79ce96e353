import { expect, test } from "vitest";
import { openText } from "../../../src/cli/store/totals.js";
import { ann, bench, hour } from "../../delivery/support/bench.js";
import { failFirst, keptOut, noAnswer } from "../../delivery/support/failures.js";
import { sender, sinusitis } from "../../delivery/support/sinusitis.js";

test("status prints a line for each thing that is open, and nothing if nothing is", async () => {
  const own = await bench({ around: failFirst(noAnswer, keptOut).around, work: { resendAfterMs: [] } });
  expect(openText(await own.delivery.insight())).toBe("");
  await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  own.pass(hour);
  await own.delivery.submit(sinusitis("Bea"), { id: "2" });
  await own.delivery.poll();
  await own.delivery.pause(sender.mailboxId, ann);
  own.put("<Bundle/>", "SOMETHING_ELSE");
  await own.delivery.poll();
  own.pass(hour);
  expect(openText(await own.delivery.insight()).split("\n")).toEqual([
    "due to be sent: 1, the oldest since 2026-11-20 11:30:01Z",
    "oldest queued: submitted 2026-11-20 11:30:00Z",
    "oldest outcome-unknown: submitted 2026-11-20 10:30:00Z",
    "outcome-unknown and not sent again by themselves: 1",
    "to do: 3, the oldest since 2026-11-20 10:30:00Z: 1 mesh-unusable, 1 outcome-unknown, 1 unmatched",
    "in the inboxes: 1 unmatched",
    "mailbox X26ABC1: paused by Ann since 2026-11-20 11:30:00Z",
    "mailbox X26ABC1: sends fail since 2026-11-20 10:30:00Z (authentication-refused, 2 in a row), tried again at " +
      "2026-11-20 11:30:02Z",
    "",
  ]);
  await own.delivery.close();
});
