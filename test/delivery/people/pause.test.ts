import { expect, test } from "vitest";
import { ann, bench } from "../support/bench.js";
import { sender, sinusitis } from "../support/sinusitis.js";

test("nothing is sent from a paused mailbox, its inbox is read, and others go on", async () => {
  const own = await bench();
  const before = await own.delivery.submit(sinusitis(), { id: "before" });
  await own.delivery.poll();
  await own.delivery.pause("X26ABC1", ann);
  expect(await own.delivery.mailboxes()).toMatchObject([
    { mailboxId: "X26ABC1", paused: { at: own.now().getTime(), by: "Ann" } },
  ]);
  const waiting = await own.delivery.submit(sinusitis(), { id: "1" });
  const other = { ...sender, odsCode: "FA123", mailboxId: "X26ABC2" };
  const going = await own.delivery.submit(sinusitis(), { id: "1", sender: other });
  own.answer(before, "20013");
  await own.delivery.poll();
  expect((await own.stored(before)).state).toBe("received");
  expect((await own.stored(waiting)).state).toBe("queued");
  expect((await own.stored(going)).state).toBe("sent");
  await own.delivery.resume("X26ABC1", ann);
  await own.delivery.poll();
  expect((await own.stored(waiting)).state).toBe("sent");
});

test("a mailbox can be paused before anything was submitted from it", async () => {
  const own = await bench();
  await own.delivery.pause("X26ABC2", ann);
  const other = { ...sender, odsCode: "FA123", mailboxId: "X26ABC2" };
  await own.delivery.submit(sinusitis(), { id: "1", sender: other });
  await own.delivery.poll();
  expect(own.posted).toEqual([]);
});

test("a mailbox id that is none: an error of ours", async () => {
  const own = await bench();
  for (const mailboxId of ["x26", "", undefined as never])
    await expect(own.delivery.pause(mailboxId, ann)).rejects.toThrow(
      expect.objectContaining({ code: "invalid-value" }),
    );
});
