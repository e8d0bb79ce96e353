import { fileURLToPath } from "node:url";
import { errorLines } from "../error-lines.js";
import { quietAboutSqlite } from "../quiet-sqlite.js";
import { processStreams } from "../terminal.js";
import { demoConsultations } from "./consultations.js";
import { runDemo } from "./run-demo.js";

quietAboutSqlite();
const streams = processStreams();

try {
  await runDemo(
    demoConsultations(new Date()),
    (text) => {
      streams.out(text);
    },
    { sender: fileURLToPath(new URL("sender.js", import.meta.url)) },
  );
} catch (error) {
  streams.err(
    errorLines(error)
      .map((line) => `The demonstration could not be finished: ${line}\n`)
      .join(""),
  );
  process.exitCode = 1;
}
