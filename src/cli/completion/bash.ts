import { firstWords, flagsOf, secondWords, valuesOf, type Completed } from "./completed.js";

/** A script that bash sources. */
export function bashScript(commands: readonly Completed[]): string {
  const longer = commands.filter(({ name }) => name.includes(" "));
  return [
    "# Completion of update-record for bash: source <(update-record completion bash)",
    "_update_record() {",
    "  local current previous command",
    '  current="${COMP_WORDS[COMP_CWORD]}"',
    '  previous="${COMP_WORDS[COMP_CWORD-1]}"',
    '  command="${COMP_WORDS[1]}"',
    "  COMPREPLY=()",
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    ${reply([...firstWords(commands), "--help", "--version"])}`,
    "    return",
    "  fi",
    ...(longer.length === 0
      ? []
      : [
          `  case "$command \${COMP_WORDS[2]}" in`,
          `    ${longer.map(({ name }) => `"${name}"`).join("|")}) command="$command \${COMP_WORDS[2]}" ;;`,
          "  esac",
        ]),
    '  case "$command $previous" in',
    ...commands.flatMap(values),
    "  esac",
    '  case "$command" in',
    ...commands.map(
      ({ name, options, words }) =>
        `    "${name}") if [[ "$current" == -* ]]; then ${reply(options.flatMap(flagsOf))}; ` +
        `else ${suggestions(name, words, commands)}; fi ;;`,
    ),
    "  esac",
    "}",
    // Where nothing is suggested, files are.
    "complete -o bashdefault -o default -F _update_record update-record",
    "",
  ].join("\n");
}

function suggestions(name: string, words: readonly string[], commands: readonly Completed[]): string {
  const all = [...words, ...secondWords(name, commands)];
  return all.length === 0 ? ":" : reply(all);
}

function values({ name, options }: Completed): readonly string[] {
  return options
    .filter(({ value }) => value !== undefined)
    .map((option) => {
      const places = flagsOf(option).map((flag) => `"${name} ${flag}"`);
      const known = valuesOf(option);
      return `    ${places.join("|")}) ${known.length === 0 ? "" : `${reply(known)}; `}return ;;`;
    });
}

function reply(words: readonly string[]): string {
  return `COMPREPLY=($(compgen -W "${words.join(" ")}" -- "$current"))`;
}
