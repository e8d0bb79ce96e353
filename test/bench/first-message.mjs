// What a program does that builds one message.
import { readFileSync } from "node:fs";
import { buildMessage, parseConsultation } from "gp-connect-update-record";

const example = new URL("../../examples/consultations/sinusitis.json", import.meta.url);
const consultation = parseConsultation(JSON.parse(readFileSync(example, "utf8")));
const { report } = buildMessage(consultation, { sender: { odsCode: "FQW30", mailboxId: "X26ABC1", release: "1.2.1" } });
if (!report.valid) throw new Error("the example does not become a message");
