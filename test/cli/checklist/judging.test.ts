import { expect, test } from "vitest";
import { numberTests, publishedNumbers } from "../../../src/cli/checklist/tests/numbers.js";
import { foundAs } from "../../../src/cli/checklist/tests/answers.js";
import { serviceTests } from "../../../src/cli/checklist/tests/services.js";
import { volumeTests } from "../../../src/cli/checklist/tests/volume.js";
import type { Found } from "../../../src/cli/checklist/checklist-test.js";
import { commonOf, serviceRows } from "../../../src/cli/checklist/consultations/consultations.js";
import { testPatients } from "../../../src/cli/checklist/consultations/patients.js";
import type { End } from "../../../src/cli/checklist/ends.js";
import { expectedOf } from "../../../src/cli/checklist/expected.js";
import type { Run } from "../../../src/cli/checklist/run.js";
import { buildMessage } from "../../../src/build-message.js";
import type { Consultation } from "../../../src/consultation/consultation.js";
import { parseConsultation } from "../../../src/consultation/parse-consultation.js";
import type { DeliveryRecord } from "../../../src/delivery/record.js";
import type { DeliveryState } from "../../../src/delivery/states.js";
import type { SandboxArrival } from "../../../src/sandbox/arrival.js";

const end = (state: string, codes: readonly string[], attention: readonly string[]): End => ({
  record: {} as DeliveryRecord,
  state,
  codes,
  attention,
});

test.each<{ title: string; trigger: string; end: End; result: Found["result"] }>([
  { title: "as expected", trigger: "30002", end: end("rejected", ["30002"], ["rejected"]), result: "passed" },
  { title: "success needs nobody", trigger: "", end: end("patient-matched", ["20013", "30001"], []), result: "passed" },
  { title: "nobody is told", trigger: "30002", end: end("rejected", ["30002"], []), result: "failed" },
  { title: "another end", trigger: "30002", end: end("overdue", ["30002"], ["x"]), result: "failed" },
  { title: "another code", trigger: "30002", end: end("rejected", ["30003"], ["x"]), result: "failed" },
  { title: "another order", trigger: "", end: end("patient-matched", ["30001", "20013"], []), result: "failed" },
  { title: "no end", trigger: "noresponse", end: end("sent, and no end", [], ["x"]), result: "failed" },
])("$title: $result", ({ trigger, end, result }) => {
  expect(foundAs(end, expectedOf(trigger), []).result).toBe(result);
});

/** A run whose messages end and arrive as they are told to. */
function runWith({
  practices = "sandbox",
  patients = testPatients(new Date()),
  stateOf = () => "patient-matched",
  arrivals,
  onSubmit = () => undefined,
}: {
  readonly practices?: Run["practices"];
  readonly patients?: Run["patients"];
  readonly stateOf?: (id: string) => DeliveryState;
  readonly arrivals?: SandboxArrival[];
  readonly onSubmit?: (id: string, consultation: Consultation) => void;
}): Run {
  const [patient] = testPatients(new Date());
  const row = serviceRows.find(({ name }) => name === "minor-illness");
  if (patient === undefined || row === undefined) throw new Error("no patient");
  const consultation = parseConsultation(row.data(commonOf(patient, "FA123", new Date())));
  const file = { name: "messages/one.xml", sha256: "00" };
  const run: Pick<Run, "practices" | "patients" | "sender" | "now" | "messages" | "arrivals"> & Partial<Run> = {
    practices,
    patients,
    sender: { odsCode: "FA123", mailboxId: "X26ABC1", release: "1.2.1" },
    now: new Date(),
    messages: 3,
    arrivals,
    consultation: () => consultation,
    submit: (submission, name) => {
      onSubmit(name, submission as Consultation);
      return Promise.resolve({ id: name } as DeliveryRecord);
    },
    stateOf: ({ id }) => stateOf(id),
    longestMs: () => 200,
    ended: () => Promise.resolve(end("patient-matched", ["20013", "30001"], [])),
    keepMessage: () => Promise.resolve(file),
    progress: () => undefined,
    signal: new AbortController().signal,
  };
  return run as Run;
}

const [volume] = volumeTests;
const arrival = (documentId: string, sha256 = documentId): SandboxArrival => {
  return { at: new Date(), from: "X26ABC1", messageId: "", documentId, sha256, clinicalSummary: "" };
};

test.each<{ title: string; arrived: readonly SandboxArrival[]; state?: DeliveryState; result: Found["result"] }>([
  { title: "each once", arrived: [arrival("1"), arrival("2"), arrival("3")], result: "passed" },
  { title: "one again", arrived: [arrival("1"), arrival("2"), arrival("2"), arrival("3")], result: "passed" },
  { title: "one again, changed", arrived: [arrival("1"), arrival("2"), arrival("2", "x")], result: "failed" },
  { title: "one lost", arrived: [arrival("1"), arrival("2")], result: "failed" },
  {
    title: "one rejected",
    arrived: [arrival("1"), arrival("2"), arrival("3")],
    state: "rejected",
    result: "failed",
  },
  { title: "one without end", arrived: [arrival("1"), arrival("2"), arrival("3")], state: "sent", result: "failed" },
])("many messages, $title: $result", async ({ arrived, state = "patient-matched", result }) => {
  const arrivals: SandboxArrival[] = [];
  const left = [...arrived];
  const run = runWith({
    arrivals,
    stateOf: (id) => (id === "volume-2" ? state : "patient-matched"),
    onSubmit: (id) => arrivals.push(...left.splice(0, id === "volume-3" ? left.length : 1)),
  });
  expect((await volume?.run(run))?.result).toBe(result);
});

test("a published number is used where --patients has its patient", async () => {
  const [first] = publishedNumbers;
  const [known] = numberTests;
  const [patient] = testPatients(new Date());
  if (first === undefined || known === undefined || patient === undefined) throw new Error("no number");
  const sent: string[] = [];
  const run = runWith({
    practices: "configured",
    patients: [patient, { ...patient, nhsNumber: first.number }],
    onSubmit: (_, { patient: { nhsNumber } }) => sent.push(nhsNumber),
  });
  expect((await known.run(run)).result).toBe("passed");
  expect(sent).toEqual([first.number]);
  expect((await known.run(runWith({ practices: "configured" }))).came).toContain(
    "--patients does not have this patient",
  );
});

test.each<{ title: string; change: object; result: Found["result"]; came?: string }>([
  { title: "what was given", change: {}, result: "passed" },
  { title: "something else", change: { advice: ["Rest."] }, result: "failed", came: "advice" },
  { title: "less", change: { clinicalSummary: ["Another."] }, result: "failed", came: "clinicalSummary" },
])("the message of a service that says $title: $result", async ({ change, result, came = "" }) => {
  let message = "";
  const base = runWith({
    onSubmit: (_, given) => {
      const { sender } = base;
      ({ xml: message } = buildMessage(parseConsultation({ ...given, ...change, confirmations: [] }), { sender }));
    },
  });
  const delivery = { message: () => Promise.resolve({ envelope: { body: new TextEncoder().encode(message) } }) };
  const found = await serviceTests
    .find(({ id }) => id === "service-sinusitis")
    ?.run({
      ...base,
      delivery: delivery as unknown as Run["delivery"],
    });
  expect(found?.result).toBe(result);
  expect(found?.came).toContain(came);
});
