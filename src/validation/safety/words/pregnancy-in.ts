import { once } from "../../../values/once.js";
import { clausesOf } from "./clauses.js";
import { isOfAnother, isOfAnotherTime } from "./elsewhere.js";

/** What a text says about pregnancy. */
export type SaidOfPregnancy = "pregnant" | "not-pregnant";

/** Looked for first. */
const topic = /pregnan/i;

/** The form of a questionnaire: "Pregnant? No", "Pregnancy: n". */
const answered = once(
  () =>
    new RegExp(
      "\\bpregnan(?:t|cy)(?: status)?(?: or breast-?feeding)? ?[?:=–-]{1,2} ?(not pregnant|no|nil|none|" +
        "n|negative|pregnant|yes|y|positive)\\b",
      "g",
    ),
);

const yes = /^(?:pregnant|yes|y|positive)$/;

/** "?pregnant", "Pregnant?" */
const asked = /(?:\? ?\b)(pregnan(?:t|cy))\b|\b(pregnan(?:t|cy)) ?\?/g;

/** Words that leave it open, or speak of becoming pregnant. */
const open = once(
  () =>
    new RegExp(
      "\\b(?:not sure|unsure|uncertain|not certain|unknown|known|asked|possib(?:le|ly|ility)|" +
        "probabl[ey]|perhaps|maybe|likely|unlikely|thinks?|suspects?|suspected|query|chance|risk|wants?|" +
        "wanting|wishes|hop(?:es?|ing)|plans?|planning|trying|try|becom(?:e|es|ing)|became|gets?|getting|" +
        "got|avoid|prevent|prevention|exclude|confirm|check|ectopic|unwanted|planned|unplanned|ever|" +
        "never|cannot|can't|not (?:ruled out|excluded|confirmed|tested))\\b",
    ),
);

const negation = /\b(?:not|isn't|ain't|denies|denied|denying|nor|neither|non|without|no)\b/;
const putAside = /\bpregnancy (?:is )?(?:excluded|ruled out|denied)\b/;
/** "No pregnancy", but not "no pregnancy test". */
const status = /\bpregnant\b|pregnancy(?: or\b| is\b| (?:excluded|ruled out|denied)| ?$)/;
const tested = once(
  () =>
    new RegExp(
      "\\b(?:pregnancy test|upt|hcg)(?: is| result)? (negative|-ve|neg|positive|\\+ve|pos)(?= |$)|" +
        "\\b(negative|positive) pregnancy test\\b",
    ),
);

/** What a text says of the patient today: both where it contradicts itself, nothing where it leaves it open. */
export function pregnancyIn(text: string): ReadonlySet<SaidOfPregnancy> {
  const said = new Set<SaidOfPregnancy>();
  if (!topic.test(text)) return said;
  const rest = text
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(answered(), (_, answer: string) => {
      said.add(yes.test(answer) ? "pregnant" : "not-pregnant");
      return ". ";
    })
    .replace(asked, " query $1$2 ");
  for (const sentence of clausesOf(rest)) {
    let isOther = false;
    for (const clause of sentence) {
      isOther ||= isOfAnother(clause);
      const one = isOther || !topic.test(clause) || isOfAnotherTime(clause) ? undefined : saidIn(clause);
      if (one !== undefined) said.add(one);
    }
  }
  return said;
}

/** True where words say the other status than this one. */
export function contradictsPregnancy(status: SaidOfPregnancy, words: string): boolean {
  return pregnancyIn(words).has(status === "pregnant" ? "not-pregnant" : "pregnant");
}

function saidIn(clause: string): SaidOfPregnancy | undefined {
  const result = tested().exec(clause);
  if (result !== null) return /^(?:neg|-)/.test(result[1] ?? result[2] ?? "") ? "not-pregnant" : "pregnant";
  if (open().test(clause)) return undefined;
  if (!status.test(clause)) return undefined;
  if (putAside.test(clause) || negation.test(clause.slice(0, clause.indexOf("pregnan")))) return "not-pregnant";
  return /\bpregnant\b/.test(clause) ? "pregnant" : undefined;
}
