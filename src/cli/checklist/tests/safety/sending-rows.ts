import { buildMessage, type BuildOptions, type Message } from "../../../../build-message.js";
import { parseConsultation } from "../../../../consultation/parse-consultation.js";
import type { BuiltMessage } from "../../../../delivery/delivery.js";
import { DeliveryError } from "../../../../delivery/delivery-error.js";
import { openDelivery } from "../../../../delivery/open-delivery.js";
import { memoryStore } from "../../../../delivery/store/memory/memory-store.js";
import { ReplacementRefusedError } from "../../../../message/replacement.js";
import { memoryMesh } from "../../../../transport/memory/mesh.js";
import type { Transport } from "../../../../transport/transport.js";
import { rightConsultation, type LocalRun } from "./base.js";
import { withChange, type Change } from "./changed.js";
import { reasonOf, type FactRow } from "./fact-test.js";

/** Another of the test patients. */
const another = { "patient.nhsNumber": "9990388547", "patient.name.family": "Achterberg" } as const;

/** Not of the numbers for test patients, but published by NHS England for its simulator of practices. */
const simulated = { "patient.nhsNumber": "9691375087" } as const;

/** No name of a mailbox for tests: a test patient alone must be reason enough. */
const mailbox = "CHECKLIST001";
const mailboxForTests = "X26ABC9";

/** What is refused at the last moment before it is stored and sent. */
export const sendingRows: readonly FactRow[] = [
  {
    rule: "CS-23",
    shows: "A correction about another patient is refused: no message replaces that of another",
    expected: "about the same patient: not refused; about another: other-patient",
    async came(run) {
      const { version } = messageOf(run);
      const refusal = (change: Change): Promise<string> =>
        reasonOf(ReplacementRefusedError, () => messageOf(run, change, { replaces: version }));
      return `about the same patient: ${await refusal({})}; about another: ${await refusal(another)}`;
    },
  },
  {
    rule: "CS-24",
    shows:
      "A test patient, and a mailbox for tests, is refused where a transport says that it is the live one; nothing " +
      "is stored or sent",
    expected:
      "a test patient, for tests: not refused; live: test-in-live; another patient, live: not refused; from a " +
      "mailbox for tests: test-in-live",
    async came(run) {
      const [ofTests, other] = [messageOf(run), messageOf(run, simulated)];
      const fromTests = messageOf(run, simulated, { mailboxId: mailboxForTests });
      const [tried, live] = [await submitted(ofTests, "test", run), await submitted(ofTests, "live", run)];
      return (
        `a test patient, for tests: ${tried}; live: ${live}; another patient, live: ` +
        `${await submitted(other, "live", run)}; from a mailbox for tests: ` +
        (await submitted(fromTests, "live", run, mailboxForTests))
      );
    },
  },
  {
    rule: "CS-25",
    shows: "A message whose address or subject names another patient is refused; nothing is stored or sent",
    expected: "its own: not refused; another's address: other-patient; another's subject: other-patient",
    async came(run) {
      const message = messageOf(run);
      const { to, subject } = messageOf(run, another).routing;
      const refusal = (routing: Partial<BuiltMessage["routing"]>): Promise<string> =>
        submitted({ ...message, routing: { ...message.routing, ...routing } }, "test", run);
      const [own, address, named] = [await refusal({}), await refusal({ to }), await refusal({ subject })];
      return `its own: ${own}; another's address: ${address}; another's subject: ${named}`;
    },
  },
];

function messageOf(
  run: LocalRun,
  change: Change = {},
  { mailboxId = mailbox, ...more }: Pick<BuildOptions, "replaces"> & { readonly mailboxId?: string } = {},
): Message {
  const consultation = withChange(rightConsultation("sinusitis", run), change);
  const sender = { ...run.sender, mailboxId };
  return buildMessage(parseConsultation(consultation), { sender, clock: () => run.now, ...more });
}

/** What a delivery in memory, which never sends, says to a message. */
async function submitted(
  message: BuiltMessage,
  environment: Transport["environment"],
  { sender }: LocalRun,
  mailboxId = mailbox,
): Promise<string> {
  const transport = { ...memoryMesh().transport(mailboxId), environment };
  const delivery = await openDelivery({ store: memoryStore(), transport, sender: { ...sender, mailboxId } });
  try {
    return await reasonOf(DeliveryError, () => delivery.submit(message, { id: "safety" }));
  } finally {
    await delivery.close();
  }
}
