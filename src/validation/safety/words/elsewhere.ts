import { once } from "../../../values/once.js";

/** Words that speak of another time than the consultation, or of measurements made elsewhere. */
const otherTime = once(() =>
  anyOf(
    "was|were|been|had|ago|last|previous|previously|prior|past|yesterday|earlier|before|history|hx|h\\/o|since|once|" +
      "used to|usual|usually|normally|baseline|home|(?:19|20)\\d\\d|" +
      "jan|january|feb|february|march|april|june|july|aug|august|sept|september|oct|october|nov|" +
      "november|dec|december|" +
      "monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|this morning|overnight|" +
      "tomorrow|next|future|later|" +
      "(?:at|by|from|in) (?:the |his |her |their )?(?:gp|surgery|practice|hospital|clinic|a&e|dentist|" +
      "nurse|paramedics?)|" +
      "ambulatory|abpm|hbpm|average|mean",
  ),
);

/** Words that speak of somebody else than the patient. */
const otherPerson = once(() =>
  anyOf(
    "mothers?|mum|mums|mam|mom|father|dad|parents?|wife|husband|spouse|partner|girlfriend|boyfriend|fianc[eé]e?|" +
      "sister|brother|siblings?|twin|sons?|daughters?|aunt|auntie|uncle|niece|nephew|cousin|" +
      "grand[a-z]+|gran|nan|friends?|" +
      "colleagues?|neighbour|carers?|relatives?|relation|family|housemate|flatmate|contacts?|teacher|" +
      "women|woman|people|" +
      "patients|those|somebody|someone|anyone|others",
  ),
);

/** Words of a condition, a limit, or something not known. */
const condition = once(() =>
  anyOf(
    "if|unless|until|when|whether|should|would|could|may|might|can|targets?|aims?|aiming|goal|threshold|limits?|" +
      "above|below|over|under|less|more|greater|higher|lower|than|exceeds?|exceeding|reaches|range|" +
      "normal|ideal|ideally|" +
      "expected|maximum|minimum|max|min|e\\.g|eg|example|criteria|criterion|advised|advice|guidance|leaflet|store|" +
      "up to|at least",
  ),
);

const comparison = /[<>\u2264\u2265]/;

function anyOf(words: string): RegExp {
  return new RegExp(`\\b(?:${words})\\b`);
}

/** Words that bring a clause back to the consultation. */
const now = /\b(?:today|now|currently|at present|on arrival|in (?:the )?pharmacy|here)\b/;

export function isOfAnotherTime(words: string): boolean {
  return otherTime().test(words);
}

/** True for words about another person, or under a condition. */
export function isOfAnother(words: string): boolean {
  return comparison.test(words) || otherPerson().test(words) || condition().test(words);
}

export function isOfNow(words: string): boolean {
  return now.test(words);
}
