import { fileURLToPath } from "node:url";
import { errorLines } from "../error-lines.js";
import { processTerminal } from "../terminal.js";
import { demoConsultations } from "./consultations.js";
import { runDemo } from "./run-demo.js";

const terminal = processTerminal();

try {
  await runDemo(
    demoConsultations(new Date()),
    (text) => {
      terminal.out(text);
    },
    { commandLine: fileURLToPath(new URL("../cli/main.js", import.meta.url)) },
  );
} catch (error) {
  terminal.err(
    errorLines(error)
      .map((line) => `The demonstration could not be finished: ${line}\n`)
      .join(""),
  );
  process.exitCode = 1;
}
