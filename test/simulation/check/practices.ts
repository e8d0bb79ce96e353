import type { DeliveryRow, NewEvent } from "../../../src/delivery/store/rows.js";
import { namedBy, messageOf } from "../world/addresses.js";
import { practice } from "../world/messages.js";
import type { Life } from "../world/scheduler.js";
import type { World } from "../world/world.js";
import type { Known } from "./known.js";

/** What is remembered of the practice that answers, in the order in which it was stored. */
interface Memory {
  /** True time. */
  readonly storedAt: number;
  /** By the clock of whoever stored it. Undefined: it takes messages. */
  readonly off: { readonly at: number; readonly until: number } | undefined;
}

/** Answers of a practice that takes messages: it has this one, or has had it before. */
const takesMessages: ReadonlySet<string> = new Set(["20013", "20007", "20008", "30001", "30004", "30008"]);

/** A store may be slow, and clocks differ. */
const slackMs = 5 * 60_000;
const dayMs = 24 * 3_600_000;

export interface Practices {
  /** Notes what an answer tells. */
  answered(life: Life, before: DeliveryRow, events: readonly NewEvent[]): void;
  /** Whether what `submit` has stored goes the way that it must. */
  checkSubmitted(one: Known): void;
}

export function practicesOf(world: World): Practices {
  const { scheduler, script } = world;
  const memories: Memory[] = [{ storedAt: -Infinity, off: undefined }];
  const clocks = script.items.flatMap((item) => (item.what === "clock" ? [item.byMs] : []));

  return {
    answered(life, before, events) {
      const rememberMs = (life.hasFallback ? script.settings.fallback?.rememberMs : undefined) ?? dayMs;
      // An answer that changes nothing is an old one.
      if ((events.at(-1)?.state ?? before.state) === before.state) return;
      for (const { reason, at } of events)
        if (reason === "20010") memories.push({ storedAt: scheduler.now(), off: { at, until: at + rememberMs } });
        else if (takesMessages.has(reason)) memories.push({ storedAt: scheduler.now(), off: undefined });
    },
    checkSubmitted({ row, events }) {
      const name = namedBy(messageOf(script, row.callerId));
      const isOff = events.some(({ reason }) => reason === "practice-switched-off");
      const say = (text: string): void => world.fault(`${row.callerId}: ${text}`);
      // Whatever was true at some time while it was submitted.
      const last = memories.findLastIndex(({ storedAt }) => storedAt <= scheduler.now() - slackMs);
      const lately = memories.slice(Math.max(0, last));
      const slack = clocks.length > 0 ? 4 * dayMs : slackMs;
      const mayBeOff = lately.some(({ off }) => off !== undefined && off.until > row.createdAt - slack);
      const mustBeOff = lately.every(
        ({ off }) => off !== undefined && off.until > row.createdAt + slack && off.at < row.createdAt + slackMs,
      );
      if (isOff && (name !== practice.odsCode || !mayBeOff))
        say("it was not sent, and its practice is not known as off");
      if (!isOff && name === practice.odsCode && mustBeOff && clocks.length === 0)
        say("it is sent to a practice that is known as off");
    },
  };
}
