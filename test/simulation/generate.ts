import { seededRandom, type Random } from "../fault/random.js";
import { withOtherWay, withPurge } from "./generate-further.js";
import type { Act, Answer, Item, MeshCall, MeshEffect, Script, Settings, StoreEffect, StoreMethod } from "./script.js";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Workers over one store. */
export const workers = 4;

/** A Friday, the days before a change of the clocks, a bank holiday, Christmas. */
const starts = [
  "2026-11-20T10:30:00Z",
  "2026-03-27T16:00:00Z",
  "2026-05-22T11:15:00Z",
  "2026-12-23T09:00:00Z",
  "2026-10-24T22:59:30Z",
  "2026-06-10T11:59:50Z",
] as const;

/** After so long, MESH has reported what nobody collected, and every deadline has passed. */
export const healedAtMs: number = 19 * day;

/** The schedule of a seed: two of five have another way to a practice, a quarter purges. */
export function generate(seed: number): Script {
  const random = seededRandom(seed ^ 0x0fa11bac);
  const script = withoutFurther(seed);
  const further = random.below(5) < 2 ? withOtherWay(random, script) : script;
  return random.below(4) === 0 ? withPurge(random, further) : further;
}

function withoutFurther(seed: number): Script {
  const random = seededRandom(seed);
  const stormMs = random.of([2, 4, 6]) * minute;
  const settings: Settings = {
    startsAt: random.of(starts),
    stormMs,
    lookEveryMs: random.of([15, 20, 30]) * second,
    leaseMs: random.of([20, 30, 60]) * second,
    pollEveryMs: random.of([0, 30 * second, 5 * minute]),
    isSlow: random.below(3) === 0,
  };
  const items: Item[] = [];
  const messages = 2 + random.below(5);
  const made = Array.from({ length: messages }, (_, place) => place);
  for (const message of made) items.push(messageItem(random, message, stormMs));
  const troubles = random.below(13);
  for (let count = 0; count < troubles; count++) items.push(trouble(random, stormMs, messages));
  const acts = random.below(3) === 0 ? 0 : random.below(6);
  for (let count = 0; count < acts; count++) items.push(actItem(random, messages, stormMs));
  switch (random.below(9)) {
    case 7:
      items.push(...renewedItems(random, items));
      break;
    case 8:
      return { seed, settings, items: items.flatMap((item) => [item, ...twiceMadeItems(random, item)]) };
    case 6:
      for (let worker = 0; worker < workers; worker++)
        items.push({ what: "store", worker, method: "claimSends", nth: 1 + random.below(2), effect: "hangs" });
      break;
    case 0:
      items.push(...unsureItems(random));
      break;
    case 1:
    case 2:
      items.push(...soonItems(random, items));
      break;
    case 3:
      items.push(...againItems(random, messages));
      break;
    default:
      break;
  }
  return { seed, settings, items };
}

function messageItem(random: Random, message: number, stormMs: number): Item {
  return {
    what: "message",
    at: random.below(stormMs * 0.8),
    message,
    worker: random.below(workers),
    isConsultation: random.below(4) === 0,
    answers: answersOf(random),
    laterAnswers: random.of([usual(random), usual(random), [...received(random), { code: "20014", afterMs: minute }]]),
  };
}

const soon = (random: Random): number => second + random.below(random.of([10 * second, 2 * minute, 2 * hour]));
const late = (random: Random): number => random.of([soon(random), soon(random), 5 * hour, 2 * day, 6 * day]);

function received(random: Random): readonly Answer[] {
  return [{ code: random.of(["20013", "20013", "20007", "20008"]), afterMs: soon(random) }];
}

function usual(random: Random): readonly Answer[] {
  return [...received(random), { code: random.of(["30001", "30001", "30004"]), afterMs: soon(random) }];
}

const rejections = ["30002", "30003", "10001", "20006", "20009", "20014"] as const;

/** What a practice's system, or MESH, answers: mostly what it ought to. */
function answersOf(random: Random): readonly Answer[] {
  switch (random.below(14)) {
    case 0:
      return [{ code: random.of(rejections), afterMs: soon(random) }];
    case 1:
      return [{ code: "20010", afterMs: late(random) }];
    case 2:
      return [{ code: random.of(["EPL-150", "EPL-151", "EPL-153"]), afterMs: soon(random) }];
    case 3:
      return [{ code: "14", afterMs: random.of([5, 14]) * day }];
    case 4:
      return [];
    case 5:
      return [...received(random)];
    // Doubled, out of order.
    case 6: {
      const both = usual(random);
      return [...both, ...both.map((each) => ({ ...each, afterMs: each.afterMs + random.below(hour) }))];
    }
    // Contradicting.
    case 7:
      return [
        ...usual(random),
        { code: random.of([...rejections, "20010", "30008", "EPL-151"]), afterMs: late(random) },
      ];
    case 8:
      return [...received(random), { code: random.of([...rejections, "30008"]), afterMs: late(random) }];
    case 9:
      return usual(random).map((each) => ({ ...each, afterMs: late(random), isNameless: true as const }));
    case 10:
      return usual(random).map((each) => ({ ...each, afterMs: late(random) }));
    default:
      return usual(random);
  }
}

const storeMethods: readonly StoreMethod[] = [
  ...(["add", "add", "claimSends", "claimSends", "completeSends", "completeSends", "completeSends"] as const),
  ...(["apply", "apply", "apply", "renewSends", "listStaleSends", "claimPolls", "endPoll", "keepItem"] as const),
  ...(["keepItem", "storedItems", "listItems", "claimNotices", "endNotice", "endNotice", "listDue"] as const),
  ...(["findById", "listAttempts", "listEvents", "setBreaker", "open", "addMailbox", "listReleasable"] as const),
];
const storeEffects: readonly StoreEffect[] = [
  ...(["cut-before", "cut-after", "cut-before", "cut-after"] as const),
  ...(["lost-answer", "fails", "late-commit", "late-answer", "hangs"] as const),
];
const sendEffects: readonly MeshEffect[] = [
  ...(["lost-request", "lost-answer", "500", "500-taken", "unreachable", "403", "refused", "no-id"] as const),
  ...(["twice", "slow", "silent", "hangs", "cut-before", "cut-after"] as const),
];
const readEffects: readonly MeshEffect[] = [
  ...(["lost-request", "lost-answer", "500", "unreachable", "403", "refused", "slow", "cut-after"] as const),
];

function trouble(random: Random, stormMs: number, messages: number): Item {
  const worker = random.below(workers);
  const at = random.below(3) > 0 ? random.below(stormMs) : random.below(random.of([2 * hour, 2 * day, 15 * day]));
  switch (random.below(12)) {
    case 0:
      return { what: "crash", at, worker, downMs: random.of([second, 30 * second, 2 * minute]) };
    case 1:
      return { what: "hang", at, worker, forMs: random.of([5 * second, 25 * second, 70 * second, 5 * minute]) };
    case 2: {
      const byMs = random.of([-5 * hour, -2 * minute, 2 * minute, 90 * minute, 30 * hour, -3 * day]);
      return { what: "clock", at, worker, byMs };
    }
    case 3:
    case 4:
    case 5: {
      const method = random.of(storeMethods);
      return { what: "store", worker, method, nth: 1 + random.below(nthOf(method)), effect: random.of(storeEffects) };
    }
    case 6:
    case 7:
      return { what: "mesh", call: "send", nth: 1 + random.below(messages + 2), effect: random.of(sendEffects) };
    case 8: {
      const call = random.of<MeshCall>(["listInbox", "download", "acknowledge", "handshake"]);
      return { what: "mesh", call, nth: 1 + random.below(8), effect: random.of(readEffects) };
    }
    case 9: {
      const effect = random.of(["unreachable", "403", "lost-answer"] as const);
      const forMs = random.of([30 * second, 2 * minute, hour, day]);
      return { what: "outage", at, forMs, mailbox: random.below(2), effect };
    }
    case 10:
      return { what: "tell", nth: 1 + random.below(3), effect: random.of(["throws", "hangs"] as const) };
    default: {
      const kind = random.of(["unreadable", "foreign", "unknown-message", "unknown-report"] as const);
      return { what: "stray", at, mailbox: random.below(2), kind };
    }
  }
}

/** Some methods are called in each look, others once for a message. */
function nthOf(method: StoreMethod): number {
  return ["open", "addMailbox"].includes(method) ? 2 : ["add", "completeSends", "endNotice"].includes(method) ? 3 : 12;
}

const acts: readonly Act[] = [
  ...(["cancel", "cancel", "resend", "resend-all", "resolve", "resolve-one", "fallback", "fallback-failed"] as const),
  ...(["replace", "replace", "correct", "resubmit", "pause", "resume"] as const),
];

function actItem(random: Random, messages: number, stormMs: number): Item {
  const at = random.below(2) === 0 ? random.below(stormMs) : random.below(random.of([hour, day, 17 * day]));
  return { what: "act", at, worker: random.below(workers), act: random.of(acts), message: random.below(messages) };
}

/** The first sends fail one after the other, each in its own way. */
function unsureItems(random: Random): readonly Item[] {
  const effects = [...sendEffects, "lost-answer", "lost-answer", "lost-request", "unreachable", "refused"] as const;
  return Array.from({ length: 2 + random.below(8) }, (_, place) => {
    return { what: "mesh", call: "send", nth: place + 1, effect: random.of(effects) } as const;
  });
}

/** People change their mind at once: while a message is being sent. */
function soonItems(random: Random, items: readonly Item[]): readonly Item[] {
  const act = (message: number, at: number): Item => {
    const afterMs = random.of([200, 2 * second, minute, 10 * minute, 3 * hour]);
    const chosen = random.of(["cancel", "replace", "replace", "replace", "resolve-one", "fallback"] as const);
    return { what: "act", at: at + random.below(afterMs), worker: random.below(workers), act: chosen, message };
  };
  return items.flatMap((item) => (item.what === "message" ? [act(item.message, item.at)] : []));
}

/** What was not delivered is sent again, and then something else is done about it. */
function againItems(random: Random, messages: number): readonly Item[] {
  const message = random.below(messages);
  const at = random.of([hour, 13 * hour, 15 * day]) + random.below(hour);
  const then = random.of(["cancel", "cancel", "replace", "resend", "resolve"] as const);
  const by = { what: "act", worker: random.below(workers), message } as const;
  return [
    { ...by, at, act: random.of(["resend", "resend", "resend-all", "replace"] as const) },
    { ...by, at: at + random.below(2 * minute), act: then },
  ];
}

/** A worker hangs in a long send, and takes its lease up again while another is about to take the message over. */
function renewedItems(random: Random, items: readonly Item[]): readonly Item[] {
  const first = items.find(({ what }) => what === "message");
  if (first?.what !== "message") return [];
  const others = Array.from({ length: workers }, (_, worker) => worker).filter((worker) => worker !== first.worker);
  return [
    { what: "mesh", call: "send", nth: 1, effect: "slow" },
    { what: "hang", at: first.at + 3 * second, worker: first.worker, forMs: 30 * second + random.below(80 * second) },
    ...others.flatMap((worker) =>
      [1, 2].map((nth) => ({ what: "store", worker, method: "apply", nth, effect: "late-commit" }) as const),
    ),
  ];
}

/** A message is replaced, and rejected only then: somebody makes it anew before the replacement is answered. */
function twiceMadeItems(random: Random, item: Item): readonly Item[] {
  if (item.what !== "message") return [];
  const [answer] = item.answers;
  if (answer === undefined || ![...rejections, "20010"].includes(answer.code)) return [];
  const by = { what: "act", worker: random.below(workers), message: item.message } as const;
  return [
    { ...by, at: item.at + 2 * second + random.below(Math.min(answer.afterMs, minute)), act: "replace" },
    ...[2, 15, 40].map((minutes) => {
      return {
        ...by,
        at: item.at + answer.afterMs + minutes * minute,
        act: random.of(["correct", "resubmit"] as const),
      } as const;
    }),
  ];
}
