import type { DeliveryRow, NewEvent } from "../../../src/delivery/store/rows.js";
import type { Life } from "../world/scheduler.js";
import type { World } from "../world/world.js";
import { historyOf, nameOf, type Known, type LaterVersion } from "./known.js";
import {
  goesFrom,
  isFailedTry,
  isFinal,
  leftTry,
  mostUnknownTries,
  supersededTry,
  uncertainTries,
  unknownTry,
} from "./policy.js";

const dayMs = 24 * 3_600_000;

/** Whether a step of a delivery has done with its other way what it must. Answers what a person must be told. */
export function checkOtherWay(
  world: World,
  one: Known,
  before: DeliveryRow,
  events: readonly NewEvent[],
  life: Life,
  goesAnotherWay: (state: string, reason: string) => boolean,
  later: LaterVersion,
): readonly string[] {
  const { row } = one;
  const { fallback } = world.script.settings;
  const say = (text: string): void => world.fault(`${nameOf(one)}: ${text} (${historyOf(one)})`);
  const needs: string[] = [];
  const move = events.findLast(({ state }, place) => state !== (events[place - 1]?.state ?? before.state));
  const isAskedFor = events.some(({ reason }) => reason === "fallback-asked-for");
  const isDue = row.fallbackAt !== undefined;
  if (isDue && !goesFrom.includes(row.state)) say(`it is ${row.state}, and is to go another way`);
  if (move !== undefined && move.reason !== "fallback-failed") {
    const must = goesAnotherWay(move.state, move.reason);
    if (must && !isDue) say(`${move.reason} makes it ${move.state}, and it does not go another way`);
    if (!must && isDue) say(`${move.reason} makes it ${move.state}, and it goes another way`);
  } else if (isDue && before.fallbackAt === undefined && !isAskedFor) say("it goes another way by itself");
  if (isAskedFor && !isDue) say("it was to go another way, and does not");
  if (isAskedFor && later === "stands") say("it was to go another way, and a later version is to replace it");
  if (isAskedFor && before.fallbackAt !== undefined)
    say("its other way is begun anew while it is planned or under way");
  for (const event of events) checkEvent(event);
  checkTries();
  return needs;

  function checkEvent({ reason, state, at }: NewEvent): void {
    const isSame = move === undefined;
    if (reason === "fallback-sent") {
      if (!one.mailings.some(({ isTaken }) => isTaken)) say("it is noted as sent another way, and was not");
      one.needed.add("answered-after-end");
      if (isSame && state !== "sent-by-fallback") needs.push("answered-after-end");
    }
    if (reason === leftTry) {
      needs.push("fallback-failed");
      const since = before.fallbackAt ?? at;
      if (life.hasFallback || (since > at - dayMs && since < at + 9 * dayMs)) say("it is called left, and is not");
    }
    if (reason === "replacement-submitted" && before.fallbackAt !== undefined && !isDue)
      needs.push("acknowledgement-overdue");
    else if (isSame && before.fallbackAt !== undefined && !isDue && !isFailedTry(reason) && reason !== leftTry)
      say(`${reason} ends its other way`);
    if (isFailedTry(reason)) checkFailure(reason, at);
  }

  /** The try's own process may have lost it by now: then it is noted, and nothing else. */
  function checkFailure(reason: string, at: number): void {
    const own = one.tries.filter(({ by }) => by === life);
    if (reason === supersededTry && later === "none") say("it is called superseded, and is not");
    if (own.length === 0) say(`${reason} without a try`);
    else if (
      reason !== unknownTry &&
      own.every(({ mailing }) => mailing?.isTaken === true && mailing.told !== "not-done")
    )
      say(`a try that a server took is noted as ${reason}`);
    else if (reason === unknownTry && own.every(({ mailing }) => mailing === undefined))
      say("nothing was sent, and it is called uncertain");
    if (row.fallbackAt === before.fallbackAt) return;
    const tries = before.fallbackFailures;
    const pauseMs = fallback?.retryAfterMs[tries - 1];
    const isUncertain = reason === unknownTry && uncertainTries(one.events) >= mostUnknownTries;
    const isLast = pauseMs === undefined || isFinal(reason) || isUncertain;
    if (isLast !== (row.fallbackAt === undefined)) say(`try ${tries} was ${isLast ? "the last" : "not the last"}`);
    if (row.fallbackAt === undefined) needs.push("fallback-failed");
    else if (row.fallbackAt - at < (pauseMs ?? 0) * 0.75 - 1 || row.fallbackAt - at > (pauseMs ?? 0) * 1.25 + 1)
      say(`a pause of ${row.fallbackAt - at} ms after try ${tries}`);
  }

  function checkTries(): void {
    const { fallbackFailures: now } = row;
    if (now === before.fallbackFailures) return;
    const isBegun = events.some(({ reason }) => reason === "fallback-began");
    const isAnew = isAskedFor || events.some(({ reason }) => reason === "resend");
    if (now !== (isBegun ? before.fallbackFailures + 1 : isAnew ? 0 : -1)) say(`its tries are counted as ${now}`);
  }
}
