import type { Random } from "../fault/random.js";
import type { MessageItem } from "./world/addresses.js";
import type {
  Act,
  Answer,
  FallbackSettings,
  Item,
  LookUpEffect,
  MailEffect,
  Script,
  StoreEffect,
  StoreMethod,
} from "./script.js";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const workers = 4;

const usualCauses = ["switched-off", "no-mailbox"] as const;
const settingsOf = (random: Random): FallbackSettings => ({
  after: random.of<FallbackSettings["after"]>([
    ...[usualCauses, usualCauses, usualCauses, [...usualCauses, "undeliverable"] as const],
    [...usualCauses, "rejected", "undeliverable", "overdue"],
    ["switched-off"],
  ]),
  retryAfterMs: random.of<readonly number[]>([
    [1, 5, 15, 30, 60, 120, 240].map((each) => each * minute),
    [20 * second, minute, 10 * minute],
    [5 * second, 20 * second, 20 * second, 40 * second, 40 * second],
    [minute],
    [],
  ]),
  sendMs: random.of([20, 60, 120]) * second,
  rememberMs: random.of([hour, day, 3 * day]),
});

const mailEffects: readonly MailEffect[] = [
  ...(["refused", "busy", "throws", "hangs", "stops", "cut-before", "lost-answer"] as const),
  ...(["lost-answer", "lost-answer", "late", "silent", "cut-after", "cut-after", "bounces", "bounces"] as const),
];
const lookUpEffects: readonly LookUpEffect[] = ["throws", "hangs", "slow", "none", "refused-domain"];
const storeMethods: readonly StoreMethod[] = [
  ...(["claimFallbacks", "claimFallbacks", "apply", "apply", "findById", "findPractice", "keepItem"] as const),
];
const storeEffects: readonly StoreEffect[] = [
  ...(["cut-before", "cut-after", "cut-after", "lost-answer", "fails", "late-commit", "late-answer", "hangs"] as const),
];
const acts: readonly Act[] = [
  ...(["fallback-failed", "send-by-fallback", "send-by-fallback", "send-all-by-fallback", "resubmit"] as const),
  ...(["resubmit-practice", "resubmit-practice", "resend-since", "resolve", "replace", "fallback", "correct"] as const),
];

/** The same schedule with another way to the practice, and all that can happen on it. */
export function withOtherWay(random: Random, script: Script): Script {
  const { stormMs } = script.settings;
  const items = script.items.map((item) => (item.what === "message" ? messageBy(random, item) : item));
  const messages = items.flatMap((item) => (item.what === "message" ? [item] : []));
  const add = (most: number, make: () => Item): void => {
    for (let count = random.below(most + 1); count > 0; count--) items.push(make());
  };
  if (random.below(4) > 0) add(5, () => mailItem(random));
  if (random.below(3) === 0)
    add(2, () => ({ what: "look-up", nth: 1 + random.below(4), effect: random.of(lookUpEffects) }));
  if (random.below(5) === 0)
    add(2, () => ({ what: "document", nth: 1 + random.below(3), effect: random.of(["throws", "hangs"] as const) }));
  if (random.below(2) === 0) add(3, () => storeItem(random, random.of(storeMethods), random.of(storeEffects)));
  if (random.below(2) === 0) add(4, () => actItem(random, messages, stormMs));
  if (random.below(12) === 0) items.push({ what: "leave-out", at: random.below(random.of([stormMs, hour, 2 * day])) });
  const settings = { ...script.settings, fallback: settingsOf(random) };
  const first = messages.find(({ at }) => at < stormMs);
  return first === undefined ? { ...script, settings, items } : inScene(random, { ...script, settings, items }, first);
}

/** Some schedules lead to what chance alone seldom brings. */
function inScene(random: Random, script: Script, first: MessageItem): Script {
  const { settings, items } = script;
  const { message } = first;
  const afterMs = 5 * second + random.below(20 * second);
  const off: MessageItem = { ...first, answers: [{ code: "20010", afterMs }] };
  const changed = items.map((item) => (item === first ? off : item));
  const mails = (effects: readonly MailEffect[]): readonly Item[] =>
    Array.from({ length: 8 }, (_, place) => ({ what: "mail", nth: place + 1, effect: random.of(effects) }));
  const leaveOut: Item = { what: "leave-out", at: first.at + 2 * minute + random.below(10 * minute) };
  switch (random.below(16)) {
    // It is never sent, and then nobody can send it any more.
    case 0:
      return { ...script, items: [...changed, ...mails(["busy", "throws"]), leaveOut] };
    // The practice is off, and the next consultation finds no other way.
    case 1: {
      const at = first.at + 15 * minute + random.below(20 * minute);
      const later = changed.map((item) =>
        item.what === "message" && item !== off
          ? ({ ...item, at: at + random.below(hour), names: "own" } as const)
          : item,
      );
      return { ...script, items: [...later, leaveOut] };
    }
    // Each try ends its process.
    case 2: {
      const fallback = settings.fallback && { ...settings.fallback, retryAfterMs: [], sendMs: 20 * second };
      const long = { ...settings, stormMs: 15 * minute, ...(fallback && { fallback }) };
      const own: MessageItem = { ...off, at: random.below(minute), address: "given" };
      const alone = items.filter(({ what }) => what !== "message" && what !== "mail" && what !== "act");
      return { ...script, settings: long, items: [own, ...alone, ...mails(["cut-before", "cut-after"])] };
    }
    // A person is in a hurry.
    case 3: {
      const asks = Array.from({ length: 4 }, (): Item => {
        const act = random.of(["send-by-fallback", "send-all-by-fallback", "resubmit", "fallback-failed"] as const);
        return {
          what: "act",
          at: first.at + afterMs + random.below(2 * minute),
          worker: random.below(workers),
          act,
          message,
        };
      });
      return { ...script, items: [...changed, ...mails(["late", "silent", "stops", "hangs", "lost-answer"]), ...asks] };
    }
    default:
      return script;
  }
}

/** Half of the messages go another way, if nothing else happens. */
function messageBy(random: Random, item: MessageItem): MessageItem {
  const names = random.of(["nobody", "nobody", "own", "own", "other"] as const);
  const address = random.of(["found", "found", "found", "given", "given", "none", "refused-domain"] as const);
  const at = random.below(6) === 0 ? random.below(random.of([2 * hour, 2 * day])) : item.at;
  const { answers, laterAnswers } = item;
  return {
    ...item,
    at,
    answers: random.below(2) === 0 ? answers : offAnswers(random),
    laterAnswers: random.below(6) === 0 ? offAnswers(random) : laterAnswers,
    ...(names !== "nobody" && { names }),
    ...(address !== "found" && { address }),
  };
}

const soon = (random: Random): number => second + random.below(random.of([20 * second, 2 * minute, 2 * hour]));

/** The practice does not take it; some practices then take it after all, or say more. */
function offAnswers(random: Random): readonly Answer[] {
  const code = random.of([
    ...["20010", "20010", "20010", "20010", "EPL-151", "EPL-151"],
    ...["EPL-150", "EPL-153", "30002", "10001", "14"],
  ]);
  const first = { code, afterMs: soon(random) };
  switch (random.below(8)) {
    case 0:
      return [first, { code: random.of(["30001", "20013", "10001", "20014"]), afterMs: first.afterMs + soon(random) }];
    case 1:
      return [
        first,
        { code: random.of(["30001", "EPL-151", "20010", "30002"]), afterMs: random.of([hour, day, 9 * day]) },
      ];
    case 2:
      return [first, { ...first, afterMs: first.afterMs + soon(random) }];
    default:
      return [first];
  }
}

function mailItem(random: Random): Item {
  const effect = random.of(mailEffects);
  const afterMs = random.of([5 * second, minute, hour, day, 3 * day]);
  return { what: "mail", nth: 1 + random.below(5), effect, ...(effect === "bounces" && { afterMs }) };
}

function storeItem(random: Random, method: StoreMethod, effect: StoreEffect): Item {
  return { what: "store", worker: random.below(workers), method, nth: 1 + random.below(12), effect };
}

function actItem(random: Random, messages: readonly MessageItem[], stormMs: number): Item {
  const { message, at } = random.of(messages);
  const from = random.below(3) === 0 ? at : 0;
  const by = from + random.below(random.of([stormMs, stormMs, 2 * hour, 2 * day, 17 * day]));
  return { what: "act", at: by, worker: random.below(workers), act: random.of(acts), message };
}

const purgeActs: readonly Act[] = [
  ...(["submit-again", "submit-again", "submit-again", "submit-other", "erase", "erase", "fallback-failed"] as const),
  ...([
    "fallback",
    "fallback",
    "resolve",
    "resolve",
    "replace",
    "correct",
    "resend",
    "resend-all",
    "resubmit",
  ] as const),
];

/** The same schedule, and what has ended is purged some days later: while answers still come, and people still ask. */
export function withPurge(random: Random, script: Script): Script {
  const retentionDays = random.of([1, 2, 3, 5, 8]);
  const items = script.items.map((item) => (item.what === "message" ? laterAnswered(random, item) : item));
  const messages = items.flatMap((item) => (item.what === "message" ? [item] : []));
  for (let count = 1 + random.below(6); count > 0; count--) {
    const { message, at } = random.of(messages);
    const after = random.below(random.of([minute, day, 4 * day, 12 * day, 18 * day]));
    items.push({ what: "act", at: at + after, worker: random.below(workers), act: random.of(purgeActs), message });
  }
  if (random.below(3) === 0) items.push(storeItem(random, "purge", random.of(storeEffects)));
  if (random.below(8) === 0) return { ...script, ...cameBack(random, script, items, retentionDays) };
  return { ...script, settings: { ...script.settings, retentionDays }, items };
}

/** What a person has sent another way comes back once it is purged, and somebody sends everything again. */
function cameBack(
  random: Random,
  { settings }: Script,
  items: readonly Item[],
  retentionDays: number,
): Pick<Script, "settings" | "items"> {
  const first = items.find(({ what }) => what === "message");
  if (first?.what !== "message") return { settings, items };
  const { at, message } = first;
  const undelivered = { ...first, answers: [{ code: "EPL-150", afterMs: 5 * second }] };
  const act = (what: Act, afterMs: number): Item => {
    return { what: "act", at: at + afterMs + random.below(hour), worker: random.below(workers), act: what, message };
  };
  const backMs = (retentionDays + 2) * day;
  return {
    settings: { ...settings, retentionDays },
    items: [
      ...items.filter(({ what }) => what !== "act").map((item) => (item === first ? undelivered : item)),
      ...[act("fallback", 2 * hour), act("fallback-failed", backMs), act("resend-all", backMs + 2 * hour)],
    ],
  };
}

/** Some answers come when their message is long gone. */
function laterAnswered(random: Random, item: MessageItem): MessageItem {
  if (random.below(3) > 0) return item;
  const code = random.of(["30001", "20013", "10001", "20010", "20014", "EPL-150", "30008"]);
  return { ...item, answers: [...item.answers, { code, afterMs: random.of([2, 4, 6, 9, 12]) * day }] };
}
