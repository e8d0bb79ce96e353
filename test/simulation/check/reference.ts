// What the design says of states, answers and deadlines, written down once more: nothing here comes from the code that
// it judges.

/** Which state may directly follow which. */
export const mayFollow: Readonly<Record<string, readonly string[]>> = {
  queued: ["sending", "cancelled", "sent"],
  sending: ["sent", "refused", "outcome-unknown", "queued"],
  "outcome-unknown": ["sending", "sent", "overdue", "sent-by-fallback", "settled"],
  refused: ["queued", "void", "sent-by-fallback", "settled"],
  sent: ["received", "patient-matched", "rejected", "switched-off", "undeliverable", "overdue", "replaced", "void"],
  received: ["patient-matched", "rejected", "overdue", "replaced", "void"],
  "patient-matched": ["replaced", "void"],
  rejected: ["void", "replaced", "sent-by-fallback", "settled"],
  "switched-off": ["void", "replaced", "sent-by-fallback", "settled"],
  undeliverable: [
    ...["queued", "received", "patient-matched", "rejected", "switched-off", "overdue"],
    ...["void", "replaced", "sent-by-fallback", "settled"],
  ],
  overdue: [
    ...["received", "patient-matched", "rejected", "switched-off", "undeliverable"],
    ...["void", "replaced", "sent-by-fallback", "settled"],
  ],
  "sent-by-fallback": [
    ...["outcome-unknown", "refused", "rejected", "switched-off", "undeliverable", "overdue"],
    ...["void", "replaced"],
  ],
  replaced: ["void"],
  void: [],
  settled: ["replaced", "void"],
  cancelled: [],
};

/** After these nothing is done by itself, and an answer never changes them. */
export const ends: readonly string[] = ["sent-by-fallback", "replaced", "void", "settled", "cancelled"];

/** In these, nothing more is expected: what holds patient data may go some time later. */
export const isOver = (state: string): boolean => state === "patient-matched" || ends.includes(state);

/** A person must know of a delivery that comes to one of these. */
export const neededIn: Readonly<Record<string, string>> = {
  refused: "not-sent",
  rejected: "rejected",
  "switched-off": "switched-off",
  undeliverable: "undeliverable",
  overdue: "acknowledgement-overdue",
};

/** A person must know of these steps, whatever state they lead to. */
export const neededAfter: Readonly<Record<string, string>> = {
  "not-sent-in-time": "not-sent-in-time",
  "replacement-waiting": "replacement-waiting",
  "fallback-failed": "fallback-failed",
};

/** Six resends by themselves: then a person decides. */
export const mostResends = 6;

/** Answers by code. */
export const isReport = (reason: string): boolean => /^(?:EPL-[0-9]+|14)$/.test(reason);
export const isAnswer = (reason: string): boolean => /^[0-9]{5}$/.test(reason) || isReport(reason);
const isReceipt = (code: string): boolean => ["20013", "20007", "20008"].includes(code);
const isMatch = (code: string): boolean => ["30001", "30004"].includes(code);
const meansNothing = (code: string): boolean => code === "30008";

/** What an answer does to a delivery. `needs`: what a person must be told, where it was not said before. */
export interface Effect {
  readonly to: string;
  readonly needs: string | undefined;
}

/** The states that an answer leaves, where it can be believed. */
const open: readonly string[] = ["sent", "received", "overdue", "undeliverable"];

/**
 * @param states all that it has been in so far
 * @param isBoth a rejection that voids a replacement and its original (20014)
 */
export function effectOf(code: string, before: string, states: readonly string[], isBoth: boolean): Effect {
  const stays = (needs?: string): Effect => ({ to: before, needs });
  if (ends.includes(before)) return stays("answered-after-end");
  const isUnsure = ["queued", "sending", "outcome-unknown"].includes(before);
  const from = isUnsure ? "sent" : before;
  const unchanged = (needs?: string): Effect => ({ to: from, needs });
  if (meansNothing(code)) return unchanged("unknown-code");
  if (isReceipt(code)) {
    if (from === "overdue" && states.includes("received")) return unchanged();
    if (["received", "patient-matched", "rejected"].includes(from)) return unchanged();
    return ["sent", "overdue", "undeliverable"].includes(from)
      ? { to: "received", needs: undefined }
      : unchanged("contradicting-answer");
  }
  const to = isMatch(code)
    ? "patient-matched"
    : code === "20010"
      ? "switched-off"
      : isReport(code)
        ? "undeliverable"
        : isBoth
          ? "void"
          : "rejected";
  if (from === to) return unchanged();
  if (to === "void")
    return mayFollow[from]?.includes("void") === true ? { to, needs: "rejected" } : unchanged("contradicting-answer");
  const believed = to === "patient-matched" || to === "rejected" ? open : open.filter((state) => state !== "received");
  if (!believed.includes(from)) return unchanged("contradicting-answer");
  return { to, needs: neededIn[to] };
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Bank holidays of England in the months of the schedules. */
const holidays: readonly string[] = [
  ...["2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31"],
  ...["2026-12-25", "2026-12-28", "2027-01-01"],
];

/** Summer time in England in 2026, from and until. */
const summer = [Date.parse("2026-03-29T01:00:00Z"), Date.parse("2026-10-25T01:00:00Z")] as const;

/** The first acknowledgement is awaited for four hours. */
export const receiptDueAt = (sentAt: number): number => sentAt + 4 * hourMs;

/** The second is awaited until noon of the next working day, by the clocks of England. */
export function answerDueAt(sentAt: number): number {
  let day = Math.floor((sentAt + offsetAt(sentAt)) / dayMs) + 1;
  while (!isWorkingDay(day)) day += 1;
  const noon = day * dayMs + 12 * hourMs;
  return noon - offsetAt(noon);
}

function offsetAt(time: number): number {
  return time >= summer[0] && time < summer[1] ? hourMs : 0;
}

function isWorkingDay(day: number): boolean {
  const date = new Date(day * dayMs);
  return ![0, 6].includes(date.getUTCDay()) && !holidays.includes(date.toISOString().slice(0, 10));
}
