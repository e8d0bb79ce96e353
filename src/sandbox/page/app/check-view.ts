import { act } from "./api.js";
import { checkBytes } from "./check-file.js";
import { codeView } from "./code-view.js";
import { h } from "./dom.js";
import type { View } from "./view.js";
import { saveReplay } from "./replay-script.js";
import { verdict } from "./xml-view.js";

const kinds = {
  "update-record": "An Update Record message",
  acknowledgement: "An acknowledgement",
  other: "Something else",
  unreadable: "It cannot be read",
};

const results = h("div", { class: "results" });

/** Checks files in this browser. The last one comes first. */
export function checkFiles(files: readonly File[]): void {
  for (const file of files)
    act(async () => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const report = await checkBytes(bytes);
      const { kind, valid, issues } = report;
      results.prepend(
        h(
          "section",
          { class: "card result", "aria-label": file.name },
          h("h2", {}, file.name),
          h("p", {}, `${kinds[kind]}${report.format === "fhir-json" ? ", in FHIR JSON" : ""}.`),
          verdict(valid, issues.length),
          valid
            ? undefined
            : h(
                "p",
                { class: "buttons" },
                h(
                  "button",
                  { type: "button", click: () => saveReplay(file.name, bytes) },
                  "Save a script that replays it",
                ),
              ),
          codeView(textOf(bytes), issues),
        ),
      );
      return `${file.name}: ${valid ? "valid" : "not valid"}.`;
    });
}

/** The text of a file, in the encoding that its first bytes tell. */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

/** Files that are dropped or chosen, each with what is wrong in it. */
export function checkView(): View {
  const input = h("input", {
    type: "file",
    multiple: true,
    id: "files",
    change: () => {
      checkFiles([...(input.files ?? [])]);
      input.value = "";
    },
  });
  const element = h(
    "div",
    { class: "check" },
    h("h1", {}, "Check a file"),
    h(
      "div",
      { class: "card drop" },
      h("p", {}, "Drop any file on this page, or choose it: a message, an acknowledgement, or anything else."),
      h("label", { for: "files" }, "Files"),
      input,
      h("p", { class: "quiet" }, "It is checked in this browser, and sent nowhere."),
    ),
    results,
  );
  return { element, title: "Check a file", update: () => undefined };
}
