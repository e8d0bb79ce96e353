import { once } from "../../../values/once.js";

/** Words that ask the practice to act, and what shows that they do not. */
export interface Request {
  /** What a finding shows: never what the text says. */
  readonly words: string;
  /**
   * Of each list the text has a word, or the pattern cannot match. To look for words takes a fraction of the time of a
   * pattern's first run.
   */
  readonly needs: readonly (readonly string[])[];
  readonly patterns: () => Patterns;
}

/** How the words are recognised. */
export interface Patterns {
  readonly pattern: RegExp;
  /**
   * What must follow it. In one pattern, a long list after words that may be left out takes V8 ten times as long to
   * compile, and the first message of a program waits for that.
   */
  readonly followedBy?: RegExp;
  /** What may not be directly before it: "advised to see GP to discuss" asks the patient. */
  readonly notAfter?: RegExp;
  /** What may not be directly after it: "please refer to the leaflet". */
  readonly notBefore?: RegExp;
  /** True where the same words are said to a patient: then they ask nothing under advice or signposting. */
  readonly alsoToPatients?: boolean;
}

const practice =
  "(?:g\\.?p\\.?s?|doctors?|dr|surgery|surgeries|practices?|medical centre)(?: (?:nurse|team|pharmacist|staff))?";
/** What each name of a practice in the pattern has in it. */
const ofPractice = ["gp", "g.p", "doctor", "dr", "surger", "practice", "medical"];
const polite = ["please", "pls", "kindly"];

/** A text without any of these asks nothing. Letters are lower case. */
export const someone: readonly string[] = [...polite, ...ofPractice, "grateful", "appreciate", "you"];

const a = "(?:(?:the|her|his|their|your|own|patient's|usual|registered|practice|local) ){0,3}";

/** What only a practice does, or what a pharmacy would not write of itself. */
const practiceVerbs =
  "prescribe|issue|review|re-?view|refer|arrange|organi[sz]e|start|initiate|commence|stop|consider|change|switch|" +
  "increase|decrease|reduce|titrate|adjust|optimi[sz]e|monitor|check|re-?check|repeat|recall|" +
  "follow|contact|call|phone|" +
  "ring|see|assess|reassess|re-?assess|examine|order|request|book|chase|update|add|record|code|" +
  "action|act|investigate|" +
  "discuss|send|provide|manage|treat|continue|advise|confirm|decide|amend|remove|supply|look|have|take|do|perform|" +
  "make|be aware|note|know|visit|test|screen|diagnose|invite|give|inform|please|kindly|urgently";

const shared = once(() => ({
  /** A review that nobody asks for, or that the patient was told about. */
  notNeeded: new RegExp(
    "\\b(?:no|not|[a-z]+n't|if|whether|when|until|without|may|might|advised|told|aware|declines?|declined|refused|" +
      "had|has|offered|previous|booked|awaiting|after)(?: (?:that|an?|any|further|urgent|for|to|he|she|they))? $",
  ),
  /** What a patient does with a practice, and what a practice has done. */
  afterPatient: new RegExp(
    "(?:\\b(?:see|sees|saw|seeing|seen|contact|contacts|contacted|contacting|visit|visits|visited|" +
      "ring|rang|phone|phoned|call|" +
      "called|consult|consulted|attend|attended|attending|tell|told|inform|informed|at|by|with|from|" +
      "via|to|of|and|no need for|nothing for|no action for|" +
      "not need(?:ed)?|not want|wants?|wanted|waiting for|awaiting|ask|asks|asking|asked|through|under|" +
      "than|not|without)" +
      ` )${a}(?:appointment with |review with )?$`,
  ),
  /** What somebody else says or asks, or what is not needed. */
  afterOthers: new RegExp(
    "\\b(?:advised|told|encouraged|patient|pt|she|he|they|mum|mother|dad|father|parents?|carer|can|" +
      "could|may|might|should|will|not|no|if|whether|when|declined|refused|wants?|without)(?: (?:to|" +
      "will|can|could|may|might|should|need|will also|would|also))?(?: (?:to|then|for))? $",
  ),
}));

/** Tried in this order. Each is read in lower case, with one space between words. */
export const requests: () => readonly Request[] = once((): readonly Request[] => {
  const please = /\b(?:please|pls|kindly)(?: (?:could|can|would|will) you)?(?: also| urgently| kindly)? /g;
  const could = /\b(?:could|can|would|will) /g;
  const ask = /\b(?:ask|asking|request|requesting) /g;
  const asWished = ["could ", "can ", "would ", "will "];
  const asked = ["ask", "request"];
  const toPatient = /^[^.;]*?\b(?:your (?!patient)|111|999|leaflet)\b/;
  const noAction = {
    notAfter: /\b(?:no|nil|any|without) (?:further |urgent )?$/,
    notBefore: /^:? ?(?:none|nil|no|n\/a)\b/,
  } as const;
  const notForYou = {
    notAfter: /\b(?:no need|not|nothing|wait|waiting|appointment|no|booked|in|due|attend) $/,
    alsoToPatients: true,
  } as const;
  return [
    {
      words: "please ...",
      needs: [polite],
      patterns: once(() => ({
        pattern: please,
        followedBy:
          /^(?:prescribe|issue|review|initiate|commence|investigate|recall|action|update|amend|code|titrate|invite)\b/,
        notBefore: toPatient,
      })),
    },
    {
      words: "please ...",
      needs: [polite],
      patterns: once(() => ({
        pattern: please,
        followedBy: new RegExp(
          "^(?:arrange|organi[sz]e|start|assess|add|record|chase|order|increase|reduce|stop|book|contact|" +
            "call|phone|ring|see(?! (?:the )?(?:advice|above|below|attached|notes?|summary|report|details)\\b)|" +
            "follow|check|re-?check|monitor|repeat|consider|request|advise|send|provide|" +
            "supply|continue|discuss|confirm|examine|change|switch|do|test|manage|treat)\\b",
        ),
        notBefore: toPatient,
        alsoToPatients: true,
      })),
    },
    {
      words: "please refer",
      needs: [polite],
      patterns: once(() => ({
        pattern: /\b(?:please|pls|kindly)(?: also| urgently)? refer\b/g,
        notBefore: new RegExp(
          "^ (?:back )?to (?:the |our |your |this |these |attached |enclosed |manufacturer's |" +
            "patient )*(?:leaflets?|pil|information|notes?|reports?|attached|attachment|letters?|guidance|" +
            "guidelines?|website|above|below|sections?|details|bnf|nice|cks|previous|earlier|product|" +
            "instructions?|box|label|pack|summary|record|history|nhs)\\b",
        ),
      })),
    },
    {
      words: "GP to ...",
      needs: [ofPractice, [" to "]],
      patterns: once(() => ({
        pattern: new RegExp(`\\b${practice} to `, "g"),
        followedBy: new RegExp(`^(?:${practiceVerbs})\\b`),
        notAfter: shared().afterPatient,
      })),
    },
    {
      words: "GP please ...",
      needs: [ofPractice, polite],
      patterns: once(() => ({
        pattern: new RegExp(`\\b${practice}:? (?:please|kindly)\\b`, "g"),
        notBefore: toPatient,
        alsoToPatients: true,
      })),
    },
    {
      words: "GP should ...",
      needs: [ofPractice, ["should", "must", "need"]],
      patterns: once(() => ({
        pattern: new RegExp(`\\b${practice} (?:should|must|needs? to|will need to)\\b`, "g"),
        notAfter: shared().afterPatient,
        notBefore: /^ (?:be |have |not |only )/,
        alsoToPatients: true,
      })),
    },
    {
      words: "ask the GP",
      needs: [asked, ofPractice],
      patterns: once(() => ({
        pattern: ask,
        followedBy: new RegExp(`^(?:that )?${a}${practice}\\b`),
        notAfter: shared().afterOthers,
        notBefore: /^ (?:appointment|receptionist|about)/,
        alsoToPatients: true,
      })),
    },
    {
      words: "could the surgery ...",
      needs: [asWished, ofPractice],
      patterns: once(() => ({
        pattern: could,
        followedBy: new RegExp(
          `^(?:(?:the|her|his|their|your) )?${practice} (?:please |kindly |also )?(?:${practiceVerbs})\\b`,
        ),
        notAfter: /\b(?:if|when|whether|how|where|what|that|why) $/,
        alsoToPatients: true,
      })),
    },
    {
      words: "ask that you ...",
      needs: [asked, ["you "]],
      patterns: once(() => ({
        pattern: ask,
        followedBy: new RegExp(
          "^(?:that )?you (?:to )?(?:kindly |please )?(?:prescribe|issue|review|refer|arrange|" +
            "start|initiate|consider|monitor|recall|assess|follow|book|check|update|contact|see|add)\\b",
        ),
        alsoToPatients: true,
      })),
    },
    {
      words: "could you ...",
      needs: [asWished, ["you "]],
      patterns: once(() => ({
        pattern: could,
        followedBy: new RegExp(
          "^you (?:please |kindly |also ){0,2}(?:prescribe|issue|review|refer|" +
            "arrange|start|initiate|consider|monitor|recall|assess|follow|book|check|update|contact|see|" +
            "add)\\b",
        ),
        notBefore: toPatient,
        alsoToPatients: true,
      })),
    },
    {
      words: "recommend GP ...",
      needs: [["recommend", "suggest", "propos"], ofPractice],
      patterns: once(() => ({
        pattern: /\b(?:recommend|recommends|recommending|suggest|suggests|suggesting|propose) /g,
        followedBy: new RegExp(
          `^(?:that )?${a}${practice} ` +
            "(?:starts?|reviews?|considers?|prescribes?|refers?|arranges?|checks?|monitors?|stops?|" +
            "increases?|reduces?|changes?|" +
            "switches|issues?|initiates?|commences?|assess(?:es)?|repeats?|follows?|contacts?|calls?|sees?|" +
            "investigates?|to)\\b",
        ),
        alsoToPatients: true,
      })),
    },
    {
      words: "review by the practice",
      needs: [["by "], ofPractice],
      patterns: once(() => ({
        pattern: /\b(?:urgent|prompt|needs?|requires?|requesting|request|for) /g,
        followedBy: new RegExp(
          "^(?:an? )?(?:(?:urgent|early|further|prompt|same day|routine) )?" +
            `(?:review|assessment|action|follow[- ]?up|referral|investigation) by ${a}${practice}\\b`,
        ),
        notAfter: new RegExp(
          "\\b(?:no|not|not an?|without|non-?|no need for|did|does not|doesn't|didn't|had|has had|previous|" +
            "offered|no need) $",
        ),
        alsoToPatients: true,
      })),
    },
    {
      words: "GP review needed",
      needs: [ofPractice, ["needed", "required", "requested", "please"]],
      patterns: once(() => ({
        pattern: new RegExp(
          `\\b${practice} (?:review|action|assessment|follow[- ]?up|referral) ` +
            "(?:is )?(?:needed|required|requested|please)\\b",
          "g",
        ),
        notAfter: shared().notNeeded,
        notBefore: /^ (?:if|unless|when)\b/,
        alsoToPatients: true,
      })),
    },
    {
      words: "needs GP review",
      needs: [["need", "require", "request"], ofPractice],
      patterns: once(() => ({
        pattern: /\b(?:needs?|requires?|request|requesting) /g,
        followedBy: new RegExp(
          "^(?:an? )?(?:urgent |prompt |early |further |same day )?" +
            `${practice} (?:review|action|assessment|follow[- ]?up|referral)\\b`,
        ),
        notAfter: shared().notNeeded,
        notBefore: /^ (?:if|unless|when)\b/,
        alsoToPatients: true,
      })),
    },
    {
      words: "action for GP",
      needs: [["action"], ofPractice],
      patterns: once(() => ({
        pattern: /\bactions? for /g,
        followedBy: new RegExp(`^${a}${practice}\\b`),
        ...noAction,
      })),
    },
    {
      words: "action for GP",
      needs: [["action"], ofPractice],
      patterns: once(() => ({ pattern: new RegExp(`\\b${practice} actions?:`, "g"), ...noAction })),
    },
    {
      words: "for your action",
      needs: [["for "], ["action", "attention", "review"], ["your", ...ofPractice]],
      patterns: once(() => ({
        pattern: /\bfor /g,
        followedBy: new RegExp(`^(?:your|${a}${practice}(?:'s)?) (?:urgent )?(?:action|attention|review)\\b`),
        ...notForYou,
      })),
    },
    {
      words: "for your action",
      needs: [["action", "review"], ofPractice],
      patterns: once(() => ({
        pattern: /\b(?:action|review) (?:needed|required) by /g,
        followedBy: new RegExp(`^${a}${practice}\\b`),
        ...notForYou,
      })),
    },
    {
      words: "grateful if ...",
      needs: [["grateful", "appreciate"]],
      patterns: once(() => ({
        pattern: /\b(?:grateful|appreciate it|appreciate) (?:if|for) /g,
        followedBy: new RegExp(`^(?:you|your|${a}${practice})\\b`),
        notAfter: /\b(?:patient|she|he|they|is|was) (?:(?:very|most) )?$/,
      })),
    },
  ];
});
