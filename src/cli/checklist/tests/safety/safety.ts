import type { ChecklistTest } from "../../checklist-test.js";
import { consultationTest } from "./consultation-tests.js";
import { factTest } from "./fact-test.js";
import { meshRows } from "./mesh-rows.js";
import { alsoInMessages, messageRows } from "./message-rows.js";
import { messageTest } from "./message-tests.js";
import { sandboxTest } from "./own-sandbox.js";
import { patientRows } from "./patient-rows.js";
import { sendingRows } from "./sending-rows.js";
import { shownRows } from "./shown-rows.js";
import { supplyRows } from "./supply-rows.js";
import { textRows } from "./text-rows.js";
import { valueRows } from "./value-rows.js";
import { wordRows } from "./word-rows.js";

/** One test for each rule that this installation can show by itself. Nothing is sent to the MESH of the run. */
export const safetyTests: readonly ChecklistTest[] = [
  ...[...patientRows, ...supplyRows, ...valueRows, ...wordRows].map(consultationTest),
  ...messageRows.map(messageTest),
  ...alsoInMessages.map(messageTest).map((test) => ({ ...test, id: `${test.id}-in-message` })),
  ...[...textRows, ...sendingRows, ...shownRows].map(factTest),
  ...meshRows.map(sandboxTest),
];
