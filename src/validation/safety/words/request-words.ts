import { once } from "../../../values/once.js";
import { asksNothing, ofPractice, polite, practice, practiceVerbs, whose } from "./practice-words.js";
import type { Request } from "./request.js";

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
        notAfter: asksNothing().afterPatient,
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
        notAfter: asksNothing().afterPatient,
        notBefore: /^ (?:be |have |not |only )/,
        alsoToPatients: true,
      })),
    },
    {
      words: "ask the GP",
      needs: [asked, ofPractice],
      patterns: once(() => ({
        pattern: ask,
        followedBy: new RegExp(`^(?:that )?${whose}${practice}\\b`),
        notAfter: asksNothing().afterOthers,
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
          `^(?:that )?${whose}${practice} ` +
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
            `(?:review|assessment|action|follow[- ]?up|referral|investigation) by ${whose}${practice}\\b`,
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
        notAfter: asksNothing().notNeeded,
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
        notAfter: asksNothing().notNeeded,
        notBefore: /^ (?:if|unless|when)\b/,
        alsoToPatients: true,
      })),
    },
    {
      words: "action for GP",
      needs: [["action"], ofPractice],
      patterns: once(() => ({
        pattern: /\bactions? for /g,
        followedBy: new RegExp(`^${whose}${practice}\\b`),
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
        followedBy: new RegExp(`^(?:your|${whose}${practice}(?:'s)?) (?:urgent )?(?:action|attention|review)\\b`),
        ...notForYou,
      })),
    },
    {
      words: "for your action",
      needs: [["action", "review"], ofPractice],
      patterns: once(() => ({
        pattern: /\b(?:action|review) (?:needed|required) by /g,
        followedBy: new RegExp(`^${whose}${practice}\\b`),
        ...notForYou,
      })),
    },
    {
      words: "grateful if ...",
      needs: [["grateful", "appreciate"]],
      patterns: once(() => ({
        pattern: /\b(?:grateful|appreciate it|appreciate) (?:if|for) /g,
        followedBy: new RegExp(`^(?:you|your|${whose}${practice})\\b`),
        notAfter: /\b(?:patient|she|he|they|is|was) (?:(?:very|most) )?$/,
      })),
    },
  ];
});
