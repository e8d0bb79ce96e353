import { buildMessage } from "../../../../build-message.js";
import type { Consultation } from "../../../../consultation/consultation.js";
import { parseConsultation } from "../../../../consultation/parse-consultation.js";
import { openDelivery } from "../../../../delivery/open-delivery.js";
import { memoryStore } from "../../../../delivery/store/memory/memory-store.js";
import { renderFallbackHtml, renderText } from "../../../../render/render-consultation.js";
import { simulatedPractice } from "../../../../sandbox/practice/simulated-practice.js";
import { workflows } from "../../../../terminology/workflows.js";
import { memoryMesh, type MemoryMesh, type PostedMessage } from "../../../../transport/memory/mesh.js";
import { ConfirmationRequiredError } from "../../../../validation/safety/refuse-unsafe.js";
import { rightConsultation, type LocalRun } from "./base.js";
import { withChange, type Change } from "./changed.js";
import type { FactRow } from "./fact-test.js";

const practice = { odsCode: "A12345", mailboxId: "A12345GP001" };

/** Words of an answer that name somebody, as they must not. */
const named = "Marlowe";

/** What people see of a message and of its answers. */
export const shownRows: readonly FactRow[] = [
  {
    rule: "UR-075",
    shows: "A weight is sent with all digits that were recorded, and rounded where it is shown",
    expected: "sent as 64.25, shown as 64.3",
    came(run) {
      const consultation = changed("contraception-repeat", { "observations.2.value": "64.25" }, run);
      const { xml } = buildMessage(consultation, { sender: run.sender, clock: () => run.now });
      const [, sent = "nothing"] = /<value value="([0-9.]+)"\/><unit value="kilogram"\/>/.exec(xml) ?? [];
      const [, shown = "nothing"] = /\b([0-9.]{1,9}) kg\b/.exec(renderText(consultation)) ?? [];
      return `sent as ${sent}, shown as ${shown}`;
    },
  },
  {
    rule: "UR-104",
    shows: "What an answer or a report of MESH says in words of its own is in no record, notice or event",
    expected: "rejected, undeliverable; 2 answers named somebody, and nothing of it is kept",
    came: answersInWords,
  },
  {
    rule: "UR-105",
    shows:
      "A red flag is not sent until it was told another way, and the document of the other way is for nothing urgent",
    expected: "a red flag: CS-14 asked for; the document: not a way to send anything urgent",
    came(run) {
      const { ids } = buildMessage(changed("sinusitis", {}, run), { sender: run.sender, clock: () => run.now });
      const page = renderFallbackHtml(changed("sinusitis", {}, run), { sender: run.sender, ids });
      const [words = "without a word about it"] = /not a way to send anything urgent/.exec(page) ?? [];
      return `a red flag: ${askedFor({ redFlags: ["Swelling around the eye"] }, run)}; the document: ${words}`;
    },
  },
];

function changed(service: string, change: Change, run: LocalRun): Consultation {
  return parseConsultation(withChange(rightConsultation(service, run), change));
}

function askedFor(change: Change, run: LocalRun): string {
  try {
    buildMessage(changed("sinusitis", change, run), { sender: run.sender, clock: () => run.now });
    return "nothing asked for";
  } catch (error) {
    if (!(error instanceof ConfirmationRequiredError)) throw error;
    return `${error.required.map(({ rule }) => rule).join(", ")} asked for`;
  }
}

/** One message is rejected with words that name somebody, and MESH reports such words about the other. */
async function answersInWords(run: LocalRun): Promise<string> {
  const told: unknown[] = [];
  const answers: string[] = [];
  const mesh = memoryMesh({
    onMessage: (posted, within) => {
      answers.push(posted.messageId);
      if (answers.length === 1) answerInWords(posted, within);
      else reportInWords(posted, within);
    },
  });
  const delivery = await openDelivery({
    store: memoryStore(),
    transport: mesh.transport(run.sender.mailboxId),
    sender: run.sender,
    onEvent: (activity) => told.push(activity),
    onAttention: (attention) => void told.push(attention),
  });
  try {
    const states: string[] = [];
    for (const id of ["answered", "reported"]) {
      const consultation = changed("sinusitis", { "patient.name.given": ["30002"] }, run);
      const record = await delivery.submit(consultation, { id });
      await delivery.poll();
      await delivery.poll();
      const now = await delivery.status(record.id);
      states.push(now?.state ?? "unknown");
      told.push(now, await delivery.events(record.id), await delivery.attempts(record.id));
    }
    told.push(await delivery.attention());
    const kept = JSON.stringify(told).includes(named) ? "and it is kept" : "and nothing of it is kept";
    return `${states.join(", ")}; ${answers.length} answers named somebody, ${kept}`;
  } finally {
    await delivery.close();
  }
}

function answerInWords({ from, envelope }: PostedMessage, mesh: MemoryMesh): void {
  for (const reply of simulatedPractice(practice).receive({ to: envelope.to, body: envelope.body })) {
    if (reply.type === "report") continue;
    const xml = reply.xml.replace("</details>", `</details><diagnostics value="${named} is not registered here"/>`);
    if (xml === reply.xml) throw new Error("the answer has no place for words");
    mesh.deliver(practice.mailboxId, {
      workflowId: workflows.acknowledgement,
      to: from,
      subject: named,
      localId: practice.odsCode,
      contentType: envelope.contentType,
      body: new TextEncoder().encode(xml),
    });
  }
}

function reportInWords({ messageId, from, envelope }: PostedMessage, mesh: MemoryMesh): void {
  mesh.report(from, {
    workflowId: envelope.workflowId,
    linkedMessageId: messageId,
    statusCode: named,
    statusEvent: named,
    statusDescription: `${named} is not known`,
    statusTimestamp: undefined,
  });
}
