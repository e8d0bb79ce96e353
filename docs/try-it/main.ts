import { releases, type Release } from "gp-connect-update-record";
import { judge } from "./judge.js";
import { byId, show } from "./show.js";

/** The examples, by name, as scripts/try-it.ts puts them into the page. */
const examples = JSON.parse(byId("examples", HTMLScriptElement).textContent) as Readonly<Record<string, string>>;

const source = byId("source", HTMLTextAreaElement);
const example = byId("example", HTMLSelectElement);
const release = byId("release", HTMLSelectElement);

const chosenRelease = (): Release => releases.find((one) => one === release.value) ?? "1.2.1";

/** Selects a line of the text. */
const goTo = (line: number): void => {
  const lines = source.value.split("\n");
  const from = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  source.focus();
  source.setSelectionRange(from, from + (lines[line - 1] ?? "").length);
};

const look = (): void => show(judge(source.value, chosenRelease()), goTo);

for (const one of releases) release.append(new Option(one, one));
for (const name of Object.keys(examples)) example.append(new Option(name, name));
example.addEventListener("change", () => {
  source.value = examples[example.value] ?? source.value;
  look();
});
release.addEventListener("change", look);

let waiting = 0;
source.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(look, 150);
});

example.value = "sinusitis";
source.value = examples[example.value] ?? "";
look();
