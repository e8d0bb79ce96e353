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
import { story } from "./story.js";
import { tasks } from "./tasks.js";
import { title, wrapped } from "./layout.js";

/** What the demonstration needs besides its data. */
export interface DemoOptions {
  /** Path of the built command line, which runs the sandbox in a process of its own. */
  readonly commandLine: string;
}

/** In life these are hours; nobody waits for hours here. */
const secondsInHours = (seconds: number): number => seconds / 3600;
const deadlines = {
  infrastructure: hoursAfterSending(secondsInHours(6)),
  business: hoursAfterSending(secondsInHours(8)),
};

/** Sends consultations to a sandbox over mutual TLS, follows each to its end, and tells a person what happened. */
export async function runDemo(
  inputs: readonly ConsultationInput[],
  out: (text: string) => void,
  { commandLine }: DemoOptions,
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
    const delivery = openDelivery({ store: memoryStore(), transport, sender, deadlines });
    try {
      const { followed, unmatched } = await followAll(delivery, consultations);
      for (const [index, each] of followed.entries()) say(story(index + 1, each));
      say(tasks(followed, unmatched));
    } finally {
      await delivery.close();
    }
    for (const consultation of consultations.slice(0, 1)) say(excerpts(consultation, sender));
  } finally {
    await sandbox.stop();
  }
  say(["The sandbox has stopped. That was all."]);
}

function introduction(count: number): readonly string[] {
  return [
    ...title("GP Connect Update Record: from the pharmacy to the practice, and back"),
    ...wrapped(
      `${count} consultations are sent over mutual TLS to a MESH sandbox, which runs in its own process. Behind ` +
        "it stands a simulated practice: it checks each message and answers. All people are invented.",
    ),
    "",
    ...wrapped(
      "Nothing is scripted: the practice goes by the patient's first name, as NHS England's test simulator does. " +
        "Give a patient another one (src/cli/demo/consultations.ts), and the story changes.",
    ),
    "",
  ];
}
