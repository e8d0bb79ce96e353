import { once } from "../../../values/once.js";

/** What a practice is called, as part of a pattern. */
export const practice: string =
  "(?:g\\.?p\\.?s?|doctors?|dr|surgery|surgeries|practices?|medical centre)(?: (?:nurse|team|pharmacist|staff))?";

/** Each name of a practice has one of these in it. */
export const ofPractice: readonly string[] = ["gp", "g.p", "doctor", "dr", "surger", "practice", "medical"];
export const polite: readonly string[] = ["please", "pls", "kindly"];

/** A text without any of these asks nothing. Letters are lower case. */
export const someone: readonly string[] = [...polite, ...ofPractice, "grateful", "appreciate", "you"];

/** Whose practice it is, before its name. */
export const whose: string = "(?:(?:the|her|his|their|your|own|patient's|usual|registered|practice|local) ){0,3}";

/** What only a practice does, or what a pharmacy would not write of itself. */
export const practiceVerbs: string =
  "prescribe|issue|review|re-?view|refer|arrange|organi[sz]e|start|initiate|commence|stop|consider|change|switch|" +
  "increase|decrease|reduce|titrate|adjust|optimi[sz]e|monitor|check|re-?check|repeat|recall|" +
  "follow|contact|call|phone|" +
  "ring|see|assess|reassess|re-?assess|examine|order|request|book|chase|update|add|record|code|" +
  "action|act|investigate|" +
  "discuss|send|provide|manage|treat|continue|advise|confirm|decide|amend|remove|supply|look|have|take|do|perform|" +
  "make|be aware|note|know|visit|test|screen|diagnose|invite|give|inform|please|kindly|urgently";

/** Words directly before a request which show that nobody is asked. */
export const asksNothing: () => Readonly<Record<"notNeeded" | "afterPatient" | "afterOthers", RegExp>> = once(() => ({
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
      ` )${whose}(?:appointment with |review with )?$`,
  ),
  /** What somebody else says or asks, or what is not needed. */
  afterOthers: new RegExp(
    "\\b(?:advised|told|encouraged|patient|pt|she|he|they|mum|mother|dad|father|parents?|carer|can|" +
      "could|may|might|should|will|not|no|if|whether|when|declined|refused|wants?|without)(?: (?:to|" +
      "will|can|could|may|might|should|need|will also|would|also))?(?: (?:to|then|for))? $",
  ),
}));
