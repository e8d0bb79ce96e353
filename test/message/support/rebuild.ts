// In a process of its own: builds each message of a folder again, from its consultation's JSON and from what was read
// of it, and prints the names of those that came out otherwise. node rebuild.mjs FOLDER
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  buildMessage,
  completeConsultation,
  parseConsultation,
  sameIds,
  type Consultation,
  type MissingParts,
  type ReceivedMessage,
} from "../../../src/index.js";
import { confirmedAgain } from "../../arbitraries/confirmed.js";

const folder = process.argv[2] ?? ".";
const json = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));
let built = 0;
for (const name of readdirSync(folder).filter((file) => file.endsWith(".xml"))) {
  const bytes = readFileSync(join(folder, name));
  const { consultation, read, missing } = json(name.replace(/xml$/, "json")) as {
    readonly consultation: unknown;
    readonly read: ReceivedMessage;
    readonly missing: MissingParts;
  };
  const again = (one: Consultation): boolean => {
    const { xml } = buildMessage(one, {
      sender: read.sender,
      clock: () => new Date(read.composedAt),
      newId: sameIds(read.idsInOrder),
    });
    return bytes.equals(Buffer.from(xml, "utf8"));
  };
  if (!again(parseConsultation(consultation)))
    console.log(`${name}: built from its consultation, it is a different message`);
  const complete = completeConsultation(read.consultation, missing);
  if (!again(confirmedAgain(complete, new Date(read.composedAt))))
    console.log(`${name}: built from what was read, it is a different message`);
  built += 1;
}
console.log(`${String(built)} built again`);
