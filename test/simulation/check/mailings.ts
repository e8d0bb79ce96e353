import type { FallbackMessage } from "../../../src/delivery/fallback/fallback.js";
import type { ClaimedFallback, FallbackAsk } from "../../../src/delivery/store/store.js";
import { addressOf, givenAddress, messageOf, namedBy, refusedAddress } from "../world/addresses.js";
import type { Mailing } from "../world/mail.js";
import { preparedMessage } from "../world/messages.js";
import type { Life } from "../world/scheduler.js";
import type { World } from "../world/world.js";
import { historyOf, nameOf, type Known } from "./known.js";
import { goesFrom, mostUnknownTries, sinceAskedFor, uncertainTries, unknownTry } from "./policy.js";

/** A claim of the other way: in its time, and of nobody else's. `before`: as it was until then. */
export function checkTry(
  world: World,
  one: Known,
  before: Known["row"],
  { row, body }: ClaimedFallback,
  ask: FallbackAsk,
  life: Life,
): void {
  const { scheduler } = world;
  const say = (text: string): void => world.fault(`${nameOf(one)}: ${text} (${historyOf(one)})`);
  const { fallbackAt } = before;
  if (!goesFrom.includes(before.state)) say(`the other way is begun though it is ${before.state}`);
  const dueBy = ask.now - (ask.dueForMs ?? 0);
  const isDue = fallbackAt !== undefined && (fallbackAt <= dueBy || fallbackAt > ask.now + ask.longestPauseMs);
  if (!isDue) say("the other way is begun before its time");
  if (body === undefined && before.patientKey !== undefined) say("the other way is begun without its message");
  if (row.version !== before.version + 1 || one.row.version !== row.version) say("a try is not stored");
  const last = one.tries.at(-1);
  if (last?.row.fallbackAt === fallbackAt && last?.leaseUntil !== undefined && last.leaseUntil > scheduler.now())
    say("its other way is begun while another's lease lasts");
  // `openDelivery` without the other way takes nothing to send: it tells a person.
  if (life.hasFallback)
    one.tries.push({
      by: life,
      row,
      leaseUntil: scheduler.now() + ask.leaseMs,
      uncertain: uncertainTries(sinceAskedFor(one.events)) - 1,
      mailing: undefined,
    });
  one.read.set(life, { row, isClaim: true });
}

/** Something is handed to a mail server. */
export function checkMailing(
  world: World,
  one: Known,
  { to, key, subject, text, fileName, pdf }: FallbackMessage,
  mailing: Mailing,
): void {
  const { life } = mailing;
  const { row } = one;
  const say = (words: string): void => world.fault(`${nameOf(one)}: ${words} (${historyOf(one)})`);
  const own = one.tries.findLast(({ by }) => by === life);
  if (own === undefined || own.mailing !== undefined) say("it is sent another way without a claim");
  else own.mailing = mailing;
  const most = (world.script.settings.fallback?.retryAfterMs.length ?? 0) + 1;
  if ((own?.row.fallbackFailures ?? 0) > most) say("its other way is tried too often");
  if ((own?.uncertain ?? 0) >= mostUnknownTries)
    say("it is sent another way once more, though nobody knows what became");
  const read = one.read.get(life);
  const isStill =
    read?.row.fallbackAt === own?.row.fallbackAt && read?.row.fallbackFailures === own?.row.fallbackFailures;
  if (own !== undefined && (!isStill || read?.isClaim !== false))
    say(`it is sent another way ${isStill ? "without looking whether" : "though not"} needed`);
  const sendMs = world.script.settings.fallback?.sendMs ?? 0;
  if (read?.later === undefined) say("it is sent another way without looking for a later version");
  if (read?.later === "stands") say("it is sent another way, and a later version is to replace it");
  const isAlone = one.mailings.every(
    (other) =>
      (other.endedAt ?? other.beganAt + sendMs) <= mailing.beganAt || other.life.isDead || mayOverlap(world, other),
  );
  if (!isAlone && !mayOverlap(world, mailing)) say("two send it another way at the same time");
  if (key !== row.id) say("a try has another key");
  const [header = "", reason = ""] = Buffer.from(pdf).toString().split(" ");
  if (header !== row.ids.messageHeader) say("it is sent another way with the document of another");
  const { state, practiceOdsCode } = read?.row ?? row;
  const isKnownOff = one.events.some((event) => event.reason === "practice-switched-off");
  const why =
    state === "overdue" ? "unanswered" : state === "switched-off" && isKnownOff ? "known-switched-off" : state;
  if (reason !== why) say(`its document says ${reason}, and it is ${state}`);
  const { patient } = preparedMessage(Number(/^m(\d+)/.exec(row.callerId)?.[1] ?? 0)).consultation;
  if ([patient.nhsNumber, patient.name.family].some((word) => `${subject} ${text} ${fileName}`.includes(word)))
    say("patient data stands outside of the document");
  checkAddress(world, one, to, practiceOdsCode, say);
}

/** Where a lease may have run out while something is sent: the process or its store stood still. */
function mayOverlap({ script }: World, { life }: Mailing): boolean {
  return (
    life.hasHung ||
    script.items.some((item) => item.what === "store" && item.worker === life.worker && item.effect !== "fails")
  );
}

function checkAddress(
  world: World,
  { row }: Known,
  to: string,
  practiceOdsCode: string | undefined,
  say: (text: string) => void,
): void {
  const item = messageOf(world.script, row.callerId);
  const looked = addressOf(item, practiceOdsCode);
  if (to === refusedAddress) say("it is sent to a domain that is not allowed");
  const given = item?.address === "given" ? givenAddress(item.message) : undefined;
  const named = namedBy(item);
  const mayUse = named === undefined || named === practiceOdsCode;
  const isFirst = row.link === undefined;
  const wanted = given !== undefined && mayUse ? [given, ...(isFirst ? [] : [looked])] : [looked];
  // What is made of a message for which no practice was named keeps the practice that answered that one.
  if (!wanted.includes(to)) say(`it is sent to ${to}, and not to ${wanted.join(" or ")}`);
}

/** How often a practice may have got it. */
export function judgeMailings(world: World, one: Known): void {
  const say = (text: string): void => world.fault(`${nameOf(one)}: ${text} (${historyOf(one)})`);
  const { events, mailings, row } = one;
  const count = (fits: (reason: string) => boolean): number => events.filter(({ reason }) => fits(reason)).length;
  const taken = mailings.filter(({ isTaken }) => isTaken).length;
  const sent = count((reason) => reason === "fallback-sent");
  const asked = count((reason) => reason === "fallback-asked-for" || reason === "resend");
  const unknown = count((reason) => reason === unknownTry);
  const began = count((reason) => reason === "fallback-began");
  const ended = sent + count((reason) => reason === unknownTry || reason.startsWith("fallback-failed-"));
  const lost = Math.max(0, began - ended);
  if (taken > sent + unknown + lost) say(`it was sent another way ${taken} times, and nobody knows`);
  if (sent > 1 + asked + unknown + lost + mailings.filter((each) => mayOverlap(world, each)).length)
    say(`it was sent another way ${sent} times`);
  const hasBadStore = ({ life: { worker } }: Mailing): boolean =>
    world.script.items.some((item) => item.what === "store" && item.worker === worker);
  const known = mailings.filter((each) => each.told === "done" && !each.life.isDead && !hasBadStore(each));
  if (known.length > sent) say(`servers took it ${known.length} times, and ${sent} are noted`);
  if (row.fallbackAt !== undefined) say("it is still to go another way");
}
