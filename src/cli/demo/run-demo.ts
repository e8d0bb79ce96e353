import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConsultationInput } from "../../consultation/consultation.js";
import { parseConsultation } from "../../consultation/parse-consultation.js";
import { openDelivery } from "../../delivery/open-delivery.js";
import { sqliteStore } from "../../delivery/store/sqlite/sqlite-store.js";
import { startSandbox } from "../../sandbox/start.js";
import { meshTransport } from "../../transport/mesh/transport.js";
import { excerpts } from "./excerpts.js";
import { title, wrapped } from "./layout.js";
import { startMailServer } from "./mail-server.js";
import { follow, read, submitAll, type Outcome } from "./outbox.js";
import { referee } from "./referee.js";
import { startSender, type SenderProcess } from "./sender-process.js";
import { hurried, leaseSeconds, settingsFor } from "./sender-settings.js";
import { labelOf, stateWords, story, tasks } from "./story.js";

/** What the demonstration needs besides its consultations. */
export interface DemoOptions {
  /** Path of the built sender.js. */
  readonly sender: string;
  /** How many times as long as usual it waits for answers: a busy machine may need more. Default 1. */
  readonly patience?: number;
}

const secondsInAll = 30;
/** A practice takes longer than a lease lasts: else its answer proves that the message arrived, and no copy is sent. */
const replyDelayMs = 4000;
/** How long it waits for the moment at which it kills the sender. */
const secondsToKill = 15;

/**
 * Sends consultations to a sandbox over mutual TLS from a process that is killed at the worst moment and started again,
 * follows each to its end, and prints what happened.
 */
export async function runDemo(
  inputs: readonly ConsultationInput[],
  out: (text: string) => void,
  { sender: program, patience = 1 }: DemoOptions,
): Promise<void> {
  const consultations = inputs.map(parseConsultation);
  const say = (lines: readonly string[]): void => {
    out(`${lines.join("\n")}\n`);
  };
  say(introduction(consultations.length));

  const folder = await mkdtemp(join(tmpdir(), "update-record-demo-"));
  const watching = referee();
  let sender: SenderProcess | undefined;
  let isFirst = true;
  let onTaken = (): void => undefined;
  const taken = new Promise<void>((resolve) => {
    onTaken = resolve;
  });
  const sandbox = await startSandbox({
    replyDelayMs: Math.min(1, patience) * replyDelayMs,
    onArrival: watching.onArrival,
    onEvent: (event) => {
      watching.onEvent(event);
      if (event.type !== "message-taken" || !isFirst) return;
      // The message is MESH's, and the answer that says so has not left yet: the sender never gets it.
      isFirst = false;
      sender?.kill();
      onTaken();
    },
  });
  const mail = await startMailServer();
  const settings = settingsFor(sandbox, { file: join(folder, "outbox.db"), mail, patience });
  try {
    const { mesh, file } = settings;
    const store = sqliteStore(file);
    const transport = meshTransport(mesh);
    const delivery = await openDelivery({ store, transport, sender: settings.sender, ...hurried(patience) });
    try {
      const submitted = await submitAll(delivery, consultations);
      say([`${submitted.length} consultations are on disk, in an SQLite file. The sender's process starts.`]);
      sender = startSender(program, settings);
      await Promise.race([taken, sender.ended, timeOver(secondsToKill * patience)]);
      sender.kill();
      await sender.ended;
      say(killed(sender.pid, await read(delivery, submitted)));
      sender = startSender(program, settings);
      const { followed, others } = await follow(delivery, submitted, {
        seconds: secondsInAll * patience,
        underWay: watching.underWay,
      });
      await sender.stop();
      for (const [index, each] of followed.entries()) say(story(index + 1, each));
      say(watching.verdict(followed));
      say(tasks(followed, others));
    } finally {
      sender?.kill();
      await delivery.close();
    }
    for (const consultation of consultations.slice(0, 1)) say(excerpts(consultation, settings.sender));
  } finally {
    await sandbox.close();
    await mail.close();
    await rm(folder, { recursive: true, force: true });
  }
  say(await documentsText(mail.documents));
  say([
    "To send messages, watch them and steer a sandbox yourself: npx update-record sandbox --page",
    "The sandbox has stopped, and the outbox is deleted. This is the end of the demonstration.",
  ]);
}

/** Keeps what the practice's mail server got, for somebody to open. */
async function documentsText(documents: readonly Uint8Array[]): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const document of documents) {
    const file = join(await mkdtemp(join(tmpdir(), "update-record-document-")), "consultation.pdf");
    await writeFile(file, document);
    lines.push(
      ...wrapped("The practice that has switched Update Record off got this PDF by e-mail, over TLS. Open it:"),
      `  ${file}`,
      "",
    );
  }
  return lines;
}

function timeOver(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000).unref();
  });
}

function introduction(count: number): readonly string[] {
  return [
    ...title("GP Connect Update Record: from the pharmacy to the practice, and back"),
    ...wrapped(
      `${count} consultations are stored in an outbox, and sent over mutual TLS to a MESH sandbox by a process of ` +
        "its own. Its simulated practice checks each message and answers. One practice has switched " +
        "Update Record off: it gets a PDF by e-mail. All people are invented.",
    ),
    "",
    ...wrapped(
      "Nothing is scripted: the patient's given name decides how the practice answers, as in NHS England's test " +
        "simulator. Change one (src/cli/demo/consultations.ts), and the answer changes.",
    ),
    "",
  ];
}

/** What the dead sender left. */
function killed(pid: number | undefined, { followed }: Outcome): readonly string[] {
  return [
    ...wrapped(
      `MESH has taken the first message: in this moment, before the answer can reach it, the sender (process ` +
        `${pid ?? "unknown"}) is killed with SIGKILL. The outbox says now:`,
    ),
    ...followed.map(
      ({ consultation, record }, index) => `  ${index + 1}. ${labelOf(consultation)}: ${stateWords[record.state]}`,
    ),
    "",
    ...wrapped(
      "A new sender starts. What the dead one had in its hands may have arrived or not, so exactly the same bytes go " +
        `again once its lease has run out (here after ${leaseSeconds} seconds, otherwise after 20); everything else ` +
        "goes at once.",
    ),
    "",
  ];
}
