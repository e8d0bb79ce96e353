import { newestRelease } from "../../terminology/release.js";
import { parseConsultation } from "../../consultation/parse-consultation.js";
import type { ConsultationInput } from "../../consultation/consultation.js";
import { hoursAfterSending } from "../../delivery/deadlines.js";
import { openDelivery } from "../../delivery/open-delivery.js";
import { memoryStore } from "../../delivery/store/memory.js";
import { meshTransport } from "../../transport/mesh/transport.js";
import { excerpts } from "./excerpts.js";
import { followAll } from "./follow-all.js";
import { openSandboxProcess } from "./sandbox-process.js";
import { story, tasks } from "./story.js";
import { title, wrapped } from "./layout.js";

/** What the demonstration needs besides its consultations. */
export interface DemoOptions {
  /** Path of the built command line. It runs the sandbox in a separate process. */
  readonly commandLine: string;
  /** How many times as long as usual it waits for answers: a busy machine may need more. Default 1. */
  readonly patience?: number;
}

/** With the real MESH these are hours. Here seconds must do. */
const secondsInHours = (seconds: number): number => seconds / 3600;
const secondsToAnswer = { infrastructure: 6, business: 8 };
const secondsInAll = 30;

/** Sends consultations to a sandbox over mutual TLS, follows each to its end, and prints what happened. */
export async function runDemo(
  inputs: readonly ConsultationInput[],
  out: (text: string) => void,
  { commandLine, patience = 1 }: DemoOptions,
): Promise<void> {
  const consultations = inputs.map(parseConsultation);
  const say = (lines: readonly string[]): void => {
    out(`${lines.join("\n")}\n`);
  };
  say(introduction(consultations.length));

  const sandbox = await openSandboxProcess(commandLine);
  try {
    const { settings, tls } = sandbox;
    const transport = meshTransport({
      baseUrl: settings.url,
      mailboxId: settings.mailbox,
      password: settings.password,
      sharedKey: settings.sharedKey,
      tls,
    });
    const sender = { odsCode: settings.odsCode, mailboxId: settings.mailbox, release: newestRelease } as const;
    const deadlines = {
      infrastructure: hoursAfterSending(secondsInHours(secondsToAnswer.infrastructure * patience)),
      business: hoursAfterSending(secondsInHours(secondsToAnswer.business * patience)),
    };
    const delivery = openDelivery({ store: memoryStore(), transport, sender, deadlines });
    try {
      const { followed, unmatched } = await followAll(delivery, consultations, secondsInAll * patience);
      for (const [index, each] of followed.entries()) say(story(index + 1, each));
      say(tasks(followed, unmatched));
    } finally {
      await delivery.close();
    }
    for (const consultation of consultations.slice(0, 1)) say(excerpts(consultation, sender));
  } finally {
    await sandbox.stop();
  }
  say(["The sandbox has stopped. This is the end of the demonstration."]);
}

function introduction(count: number): readonly string[] {
  return [
    ...title("GP Connect Update Record: from the pharmacy to the practice, and back"),
    ...wrapped(
      `${count} consultations are sent over mutual TLS to a MESH sandbox, which runs in its own process. Its ` +
        "simulated practice checks each message and answers. All people are invented.",
    ),
    "",
    ...wrapped(
      "Nothing is scripted: the patient's given name decides how the practice answers, as in NHS England's test " +
        "simulator. Change one (src/cli/demo/consultations.ts), and the answer changes.",
    ),
    "",
  ];
}
