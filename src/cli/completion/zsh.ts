import type { OptionRow } from "../command.js";
import { flagsOf, secondWords, valuesOf, type Completed } from "./completed.js";

/** A script that zsh sources, or finds as `_update-record` in its `fpath`. */
export function zshScript(commands: readonly Completed[]): string {
  return [
    "#compdef update-record",
    "# Completion of update-record for zsh: source <(update-record completion zsh)",
    "_update_record() {",
    "  local -a commands",
    "  commands=(",
    ...commands
      .filter(({ name }) => !name.includes(" "))
      .map(({ name, summary }) => `    ${quoted(`${name}:${summary.replaceAll(":", "\\:")}`)}`),
    "  )",
    "  if (( CURRENT == 2 )); then _describe command commands; return; fi",
    "  local command=$words[2]",
    "  shift words; (( CURRENT-- ))",
    ...commands
      .filter(({ name }) => name.includes(" "))
      .map(
        ({ name }) =>
          `  if [[ "$command $words[2]" == ${quoted(name)} ]]; then ` +
          `command=${quoted(name)}; shift words; (( CURRENT-- )); fi`,
      ),
    "  case $command in",
    ...commands.map(
      ({ name, options, words }) =>
        `    ${quoted(name)}) _arguments ${specs(options, [...words, ...secondWords(name, commands)])} ;;`,
    ),
    "  esac",
    "}",
    "compdef _update_record update-record",
    "",
  ].join("\n");
}

function specs(options: readonly OptionRow[], words: readonly string[]): string {
  return [...options.flatMap(specsOf), last(words)].map(quoted).join(" ");
}

function last(words: readonly string[]): string {
  return words.length === 0 ? "*:file:_files" : `*:word:(${words.join(" ")})`;
}

function specsOf(option: OptionRow): readonly string[] {
  const { value, repeats, text } = option;
  const known = valuesOf(option);
  const action = value === undefined ? "" : `:${value}:${known.length === 0 ? "_files" : `(${known.join(" ")})`}`;
  return flagsOf(option).map(
    (flag) => `${repeats === true ? "*" : ""}${flag}[${text.replace(/[[\]:\\]/g, "\\$&")}]${action}`,
  );
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
