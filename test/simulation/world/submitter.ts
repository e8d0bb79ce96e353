import { UpdateRecordError } from "../../../src/errors.js";
import { messageOf, practiceOptions } from "./addresses.js";
import { preparedMessage } from "./messages.js";
import type { Workers } from "./workers.js";
import type { World } from "./world.js";

/** How long a pharmacy's system waits for `submit` before it tries once more. */
const patienceMs = 90_000;

/** A pharmacy's system: it submits a message again under the same id until it is told that it is stored. */
export function submitEventually(
  world: World,
  workers: Workers,
  submitted: Map<string, string>,
  message: number,
  isConsultation: boolean,
  worker = 0,
): void {
  const callerId = `m${message}`;
  const { sender, consultation, message: built } = preparedMessage(message);
  const options = { id: callerId, sender, ...practiceOptions(messageOf(world.script, callerId)) };

  function again(tries: number): void {
    if (submitted.has(callerId)) return;
    workers.within(worker + tries, (delivery) => {
      delivery.submit(isConsultation ? consultation : built, options).then(
        ({ id }) => {
          const before = submitted.get(callerId);
          if (before !== undefined && before !== id) world.fault(`${callerId}: submit has answered two ids`);
          submitted.set(callerId, id);
        },
        (error: unknown) => {
          if (!(error instanceof UpdateRecordError) || error.code !== "store-failed")
            world.fault(`${callerId}: submit failed: ${String(error)}`);
        },
      );
    });
    world.scheduler.after(patienceMs, undefined, () => again(tries + 1));
  }
  again(0);
}
