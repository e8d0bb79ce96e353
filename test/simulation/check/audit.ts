import type { DeliveryRow, NewEvent } from "../../../src/delivery/store/rows.js";
import type { DeliveryStore } from "../../../src/delivery/store/store.js";
import type { Life } from "../world/scheduler.js";
import type { World } from "../world/world.js";
import { historyOf, laterVersionOf, nameOf, type Known } from "./known.js";
import { checkOtherWay } from "./other-way.js";
import { mustGo } from "./policy.js";
import {
  answerDueAt,
  effectOf,
  ends,
  isAnswer,
  isOver,
  isReport,
  mayFollow,
  neededAfter,
  neededIn,
  receiptDueAt,
} from "./reference.js";

/** Where a practice has certainly not taken a message. */
const deniedStates: readonly string[] = ["rejected", "switched-off", "undeliverable"];

/** Whether new events lead to the state of the row, by allowed steps, and what they ask for is open. */
export async function checkEvents(
  world: World,
  store: DeliveryStore,
  known: ReadonlyMap<string, Known>,
  one: Known,
  before: DeliveryRow,
  events: readonly NewEvent[],
  life: Life,
): Promise<void> {
  const name = nameOf(one);
  const say = (text: string): void => world.fault(`${name}: ${text} (${historyOf(one)})`);
  const earlier = one.events.slice(0, one.events.length - events.length);
  let state: string = before.state;
  const needs = new Set<string>();
  const later = laterVersionOf(
    one.row.id,
    [...known.values()].map(({ row }) => row),
  );
  events.forEach((event, place) => {
    const history = [...earlier, ...events.slice(0, place)];
    const { reason, at } = event;
    const isBegun = reason === "send-began";
    // A send's beginning may be noted together with its end.
    const from = isBegun && state === "sending" ? "sending" : state;
    if (event.state !== from && mayFollow[from]?.includes(event.state) !== true)
      say(`it jumps from ${from} to ${event.state}`);
    // A clock may jump while the store is slow.
    const hasJumped = world.script.items.some((item) => item.what === "clock" && item.worker === life.worker);
    if (!hasJumped && Math.abs(at - world.clockOf(life)) > 3_600_000) say(`${reason} has a wrong time`);
    if (isAnswer(reason) && reason !== "answered") checkAnswer(event, from, history);
    if (event.state !== from) {
      const needed = neededIn[event.state];
      const goesOn = goesAnotherWay(event.state, reason);
      if (needed !== undefined && reason !== "fallback-failed" && !goesOn) needs.add(needed);
      if (event.state === "overdue" && reason !== "fallback-failed") {
        if (before.dueAt === undefined || before.dueAt > at) say("overdue before its deadline");
      }
    }
    const needed = neededAfter[reason];
    if (needed !== undefined) needs.add(needed);
    state = event.state;
  });
  if (state !== one.row.state && one.row.state !== "sending")
    say(`it is ${one.row.state}, and its audit says ${state}`);
  if (one.row.state === "outcome-unknown" && one.row.runAt === undefined && before.state === "sending")
    needs.add("outcome-unknown");
  for (const need of checkOtherWay(world, one, before, events, life, goesAnotherWay, later)) needs.add(need);
  const added = one.events.slice(earlier.length).map(({ reason }) => reason);
  for (const reason of added) checkRelease(reason);
  if (needs.size === 0 && !added.includes("resolved")) return;
  const open = await store.listAttention({ deliveryIds: [one.row.id] }, { limit: 100 });
  const reasons = new Set<string>(open.items.map(({ reason }) => reason));
  for (const need of needs) if (!reasons.has(need)) say(`nobody is to be told of ${need}`);

  if (added.includes("resolved") && one.row.state === "settled" && reasons.size > 0)
    say(`it is settled, and ${[...reasons].join(", ")} is open`);

  /** An old version never goes after the one that replaces it. Whoever decided may not have seen that taken back. */
  function goesAnotherWay(to: string, reason: string): boolean {
    if (later === "stands" || (later === "gone" && one.row.fallbackAt === undefined)) return false;
    return mustGo(world.script.settings.fallback, life, before, to, reason);
  }

  /** Its other way makes a person needless. */
  function isByOtherWay(to: string, from: string, reason: string): boolean {
    return to !== from && goesAnotherWay(to, reason);
  }

  /** A replacement goes once it is certain what became of its original. */
  function checkRelease(reason: string): void {
    if (reason !== "goes-as-first" && reason !== "original-sent") return;
    const original = known.get(before.waitsFor ?? "");
    if (original === undefined) {
      say("it waited for nothing");
      return;
    }
    const mayHaveIt = original.sendings.some(({ told }) => told !== "not-done");
    const isDenied = deniedStates.some((denied) => original.events.some((each) => each.state === denied));
    if (reason === "goes-as-first" && mayHaveIt && !isDenied)
      say("it goes as a first version, and the practice may have one");
    if (["sending", "outcome-unknown"].includes(original.row.state))
      say(`it goes while its original is ${original.row.state}`);
  }

  function checkAnswer({ reason, state: to }: NewEvent, from: string, history: readonly NewEvent[]): void {
    // The practice has rejected its replacement, and this one with it.
    const isByReplacement = [...known.values()].some(({ row }) => row.link?.deliveryId === one.row.id);
    if (reason === "20014" && isByReplacement) one.needed.add("contradicting-answer");
    if (reason === "20014" && ends.includes(from)) one.needed.add("answered-after-end");
    if (reason === "20014" && to === "void" && isByReplacement) return;
    const isReplacement = one.row.link?.kind === "replaces" && !one.row.goesAsFirst;
    const states = history.map((event) => event.state);
    const effect = effectOf(reason, from, states, reason === "20014" && isReplacement);
    if (effect.needs !== undefined) one.needed.add(effect.needs);
    if (isReport(reason)) for (const each of ["contradicting-answer", "answered-after-end"]) one.needed.add(each);
    const mayStay = isReport(reason) && to === from;
    const isFirst = !history.some((event) => event.reason === reason);
    if (to !== effect.to && !mayStay && !(reason === "20014" && to === "rejected"))
      say(`${reason} makes it ${to}, and not ${effect.to}`);
    else if (effect.needs !== undefined && isFirst && !mayStay && !isByOtherWay(to, from, reason))
      needs.add(effect.needs);
    if (isReport(reason) && ends.includes(from) && isFirst) needs.add("answered-after-end");
  }
}

/** Whether a row's facts are those of its state. */
export function checkRow(world: World, before: DeliveryRow | undefined, one: Known): void {
  const { row } = one;
  const say = (text: string): void => world.fault(`${nameOf(one)}: ${text} (${historyOf(one)})`);
  if (before === undefined) {
    const isAwaited = row.waitsFor === undefined && row.state !== "switched-off";
    if (isAwaited && row.dueAt !== receiptDueAt(row.createdAt)) say("a wrong first deadline");
    return;
  }
  if (isOver(row.state) !== (row.endedAt !== undefined)) say(`${row.state} with the end ${row.endedAt ?? "unknown"}`);
  if (row.state === before.state) return;
  const at = one.events.at(-1)?.at;
  if (row.state === "sent" && row.dueAt !== receiptDueAt(row.sentAt ?? 0)) say("a wrong deadline for the first answer");
  if (row.state === "received" && row.dueAt !== answerDueAt(row.sentAt ?? at ?? 0))
    say("a wrong deadline for the second answer");
  if (row.state === "sent" && row.sentAt !== at) say("it was not sent when it says so");
  if (row.state === "queued" && before.state !== "sending" && row.dueAt !== receiptDueAt(at ?? 0))
    say("a wrong deadline for being sent again");
  const isAwaiting = ["queued", "sending", "outcome-unknown", "sent", "received"].includes(row.state);
  if (!isAwaiting && row.dueAt !== undefined) say(`a deadline though it is ${row.state}`);
  if (row.state === "queued" && row.runAt === undefined) say("queued for ever");
  if (row.state === "patient-matched" && row.practiceOdsCode !== "A12345") say("its practice is not noted");
}
