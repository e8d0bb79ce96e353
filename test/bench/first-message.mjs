// What a program does that builds one message. The consultation is its argument: to load `node:fs` as a module takes 2
// to 3 milliseconds, which the import beside it does not take.
import { buildMessage, parseConsultation } from "gp-connect-update-record";

const consultation = parseConsultation(JSON.parse(process.argv[2]));
const { report } = buildMessage(consultation, { sender: { odsCode: "FQW30", mailboxId: "X26ABC1", release: "1.2.1" } });
if (!report.valid) throw new Error("the example does not become a message");
