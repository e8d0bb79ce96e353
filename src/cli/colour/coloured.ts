import type { Streams } from "../terminal.js";

const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;
type Colour = keyof typeof codes;

/**
 * Whether output is coloured: on a screen, unless NO_COLOR is set. FORCE_COLOR decides over both, as Node.js has it; 0
 * and false switch it off.
 */
export function isColoured(
  { isOutputScreen }: Pick<Streams, "isOutputScreen">,
  { FORCE_COLOR: forced, NO_COLOR: none, TERM: term }: NodeJS.ProcessEnv = process.env,
): boolean {
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return isOutputScreen?.() === true && (none === undefined || none === "") && term !== "dumb";
}

/** What is coloured in a text: the group, in the colour. Each stands at the beginning of a line or of its end. */
const marks: readonly (readonly [pattern: RegExp, colour: Colour])[] = [
  [/^( *error(?: [A-Z][A-Za-z0-9-]*)?)(?= \(|:)/gm, "red"],
  [/^( *warning [A-Z][A-Za-z0-9-]*)/gm, "yellow"],
  [/^( *must be confirmed [A-Z][A-Za-z0-9-]*)/gm, "yellow"],
  [/^( *information [A-Z][A-Za-z0-9-]*)/gm, "cyan"],
  [/(?<=: )(NOT VALID)(?=, )/g, "red"],
  [/(?<=: )(valid)(?=, )/g, "green"],
  [/^(NOT READY)/gm, "red"],
  [/^(ready)(?=: a message)/gm, "green"],
  [/( \| *\^+)$/gm, "red"],
  [/^(Explain one: .*)$/gm, "dim"],
  [/^( {2}Right(?: \([A-Z0-9-]+\))?:)$/gm, "green"],
  [/^( {2}Wrong:)$/gm, "red"],
  [/^( {2}(?:Why|To do|From|Severity|Leave out|See also):)(?= )/gm, "cyan"],
];

/** A text with colours where a person looks first, for a terminal. Without `colour` it stays as it is. */
export function coloured(text: string, colour: boolean): string {
  return colour ? marks.reduce((done, [pattern, name]) => done.replace(pattern, painted(name)), text) : text;
}

/** Words in one colour. */
export function inColour(words: string, name: Colour, colour: boolean): string {
  return colour ? painted(name)(words) : words;
}

function painted(name: Colour): (words: string) => string {
  return (words) => `\u001b[${codes[name]}m${words}\u001b[0m`;
}
