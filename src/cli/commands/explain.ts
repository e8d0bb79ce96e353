import { coloured, isColoured } from "../colour/coloured.js";
import type { Command, CommandInput, ExitCode } from "../command.js";
import { allTopics, topicsNamed } from "../explain/find-topics.js";
import { topicLine, topicText } from "../explain/topic-text.js";
import { jsonLine } from "../json-line.js";
import { didYouMean } from "../suggest.js";
import type { Terminal } from "../terminal.js";
import { WrongUse } from "../wrong-use.js";

/** `update-record explain`: what a rule or a code means. */
export const explain: Command = {
  usage: "[RULE|CODE...] [--format text|json]",
  about: [
    "Explains a rule (UR-039, ME-08, CS-11, FHIR-date), a kind of fault (wrong-check-digit), a reason for",
    "attention (switched-off), a state of a delivery, a response code (30002) or a code of MESH",
    "(EPL-151): what it asks for, why, where it comes from, a right and a wrong example, and whether",
    "--without works. Without a word it lists all of them.",
    "json is one object a line: id, kind, title, says, why, action, source, severity, without, example",
    "(language, right, wrong, rule), see; what does not apply is left out.",
    "Exit code 2: there is no such rule or code.",
  ],
  options: [
    { name: "format", value: "FORMAT", allowed: ["text", "json"], text: "for a person (default) or for a program" },
  ],
  run,
};

function run({ options, operands }: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const topics = allTopics();
  const isJson = options["format"] === "json";
  const found = operands.length === 0 ? topics : operands.flatMap((word) => named(word, topics));
  const write = operands.length === 0 ? topicLine : topicText;
  const shown = found.map((topic) => (isJson ? `${jsonLine(topic)}\n` : write(topic)));
  const text = shown.join(isJson || operands.length === 0 ? "" : "\n");
  terminal.out(coloured(text, !isJson && isColoured(terminal)));
  return Promise.resolve(0);
}

function named(word: string, topics: ReturnType<typeof allTopics>): ReturnType<typeof allTopics> {
  const found = topicsNamed(word, topics);
  if (found.length > 0) return found;
  const ids = [...new Set(topics.map(({ id }) => id))];
  const near = didYouMean(word, ids) || didYouMean(word.toUpperCase(), ids);
  throw new WrongUse(`there is no such rule or code.${near} Without a word, explain lists all of them.`);
}
