import { existsSync, readFileSync } from "node:fs";
import type { SenderProfile } from "../../src/message/sender-profile.js";
import { steady, withMoreRules, type Benchmark } from "./benchmark.js";
import { built } from "./built.js";
import { fhirWithStu3 } from "./fhir-stu3.js";

const example = new URL("../../examples/consultations/infected-insect-bites.json", import.meta.url);
const sender: SenderProfile = { odsCode: "FQW30", mailboxId: "X26ABC1", release: "1.2.1" };
const definitions = "../shared/spec/stu3-core";

const { buildMessage, parseConsultation } = built;

/**
 * A consultation to the bytes of its valid message (check, clinical safety, compose, validate, encode), against the
 * peer's writing and validating of the same message, which the peer is given ready made.
 */
export function benchmarks(): readonly Benchmark[] | { readonly notRun: string } {
  if (!existsSync(definitions)) return { notRun: `${definitions} is missing` };
  const consultation = parseConsultation(JSON.parse(readFileSync(example, "utf8")));
  const { startedAt, endedAt = startedAt, confirmations = [] } = consultation;
  const clock = (): Date => new Date(confirmations.at(-1)?.at ?? endedAt);
  const utf8 = new TextEncoder();
  const ours = (): Uint8Array => utf8.encode(buildMessage(consultation, { sender, clock }).xml);
  return [
    {
      name: "build",
      peer: "fhir 4.12.0",
      ours: () => ours,
      theirs: () => {
        const fhir = fhirWithStu3(definitions);
        const message = fhir.xmlToObj(new TextDecoder().decode(ours()));
        return () => [utf8.encode(fhir.objToXml(message)), fhir.validate(message)];
      },
      pace: steady,
      goal: { timesAsFast: 10 },
      guarded: withMoreRules,
    },
  ];
}
