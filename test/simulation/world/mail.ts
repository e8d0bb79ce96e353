import { FallbackError, type FallbackErrorDetails } from "../../../src/delivery/fallback/fallback-error.js";
import type { FallbackMessage, FallbackOptions, FallbackPractice } from "../../../src/delivery/fallback/fallback.js";
import type { FallbackSettings, MailEffect } from "../script.js";
import { addressOf, allowedDomain, messageOf, refusedAddress } from "./addresses.js";
import { hang, type Life } from "./scheduler.js";
import type { World } from "./world.js";

/** One call of `fallback.send`, as it truly was. */
export interface Mailing {
  readonly life: Life;
  readonly deliveryId: string;
  readonly beganAt: number;
  /** When its process was told, and what. */
  endedAt: number | undefined;
  told: "done" | "not-done" | "unknown" | undefined;
  /** Whether the server took it. */
  isTaken: boolean;
}

/** Who hears of what is sent another way. */
export interface MailEvents {
  readonly mailing: (life: Life, message: FallbackMessage) => Mailing;
  readonly taken: (deliveryId: string) => void;
  /** It came back. */
  readonly bounced: (deliveryId: string) => void;
}

export interface SimulatedMail {
  /** The other way, as a process has it. */
  fallback(life: Life, settings: FallbackSettings): FallbackOptions;
}

const failures: Partial<Record<MailEffect, FallbackErrorDetails>> = {
  refused: { reason: "recipient-refused", certainty: "not-done", laterCanHelp: false, statusCode: "550" },
  busy: { reason: "busy", certainty: "not-done", laterCanHelp: true, statusCode: "451" },
  "lost-answer": { reason: "timeout", certainty: "unknown", laterCanHelp: true },
};
/** The server never gets these. */
const unsent: readonly MailEffect[] = ["refused", "busy", "throws", "hangs"];
const hangMs = 100_000;
const encoder = new TextEncoder();

/** Mail servers, look-ups and documents. */
export function newMail(world: World, events: MailEvents): SimulatedMail {
  const { scheduler, random, plan } = world;
  const latency = (): number => 10 + random.below(random.of([40, 40, 400, 4_000]));

  function send(life: Life, message: FallbackMessage, { sendMs }: FallbackSettings): Promise<void> {
    return new Promise((resolve, reject) => {
      if (life.isDead) return;
      const { deliveryId } = message;
      const { effect, afterMs = 0 } = plan.ofMail() ?? {};
      world.trace(`${scheduler.now()} ${life.worker}.${life.number} another way ${effect ?? ""}`);
      if (effect === "cut-before") {
        world.die(life);
        return;
      }
      const mailing = events.mailing(life, message);
      if (effect === "stops") hang(life, scheduler.now() + hangMs);
      const end = (told: NonNullable<Mailing["told"]>, work: () => void, after: number): void =>
        void scheduler.after(after, life, () => {
          mailing.endedAt = scheduler.now();
          mailing.told = mailing.endedAt - mailing.beganAt < sendMs ? told : "unknown";
          work();
        });
      const fail = (): void => {
        const failure = effect && failures[effect];
        const error = failure === undefined ? new Error("no words") : new FallbackError("no words", failure);
        end(failure?.certainty ?? "unknown", () => reject(error), latency());
      };
      if (effect === "hangs") return;
      if (effect !== undefined && unsent.includes(effect)) {
        fail();
        return;
      }
      scheduler.after(latency(), effect === "stops" ? life : undefined, () => {
        mailing.isTaken = true;
        events.taken(deliveryId);
        if (effect === "bounces") scheduler.after(afterMs, undefined, () => events.bounced(deliveryId));
        if (effect === "cut-after") world.die(life);
        else if (effect === "lost-answer") fail();
        else if (effect !== "silent") end("done", resolve, effect === "late" ? sendMs + latency() : latency());
      });
    });
  }

  function lookUp(life: Life, { odsCode, callerId }: FallbackPractice, sendMs: number): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      const effect = plan.ofLookUp();
      if (life.isDead || effect === "hangs") return;
      const answer = (work: () => void): void =>
        void scheduler.after(effect === "slow" ? sendMs + latency() : latency(), life, work);
      if (effect === "throws") answer(() => reject(new Error("no directory")));
      else if (effect === "none") answer(() => resolve(undefined));
      else if (effect === "refused-domain") answer(() => resolve(refusedAddress));
      else answer(() => resolve(addressOf(messageOf(world.script, callerId), odsCode)));
    });
  }

  return {
    fallback: (life, settings) => ({
      send: (message) => send(life, message, settings),
      addressOf: (practice) => lookUp(life, practice, settings.sendMs),
      document(_, { ids, reason }) {
        const effect = plan.ofDocument();
        if (effect === "throws") throw new Error("no fonts");
        if (effect === "hangs") return new Promise(() => undefined);
        return encoder.encode(`${ids.messageHeader} ${reason ?? ""}`);
      },
      domains: [allowedDomain],
      ...settings,
    }),
  };
}
