import fc from "fast-check";
import {
  buildMessage,
  parseConsultation,
  releases,
  type ConsultationInput,
  type Message,
  type Release,
  type SenderProfile,
} from "../../src/index.js";
import { consultationArbitrary, sentAt } from "../../test/arbitraries/index.js";

/** A generated consultation as JSON, its sender, and its message. */
export interface GeneratedMessage {
  /** `0001-contraception-1.2.1`: its number, service and release. */
  readonly name: string;
  readonly kind: string;
  readonly input: ConsultationInput;
  readonly sender: SenderProfile;
  readonly message: Message;
}

/** Generates `count` valid messages. The same count and seed give the same bytes. */
export function* generatedMessages(count: number, seed: number): Generator<GeneratedMessage> {
  for (let number = 0; number < count; number += 1) {
    const drawn = fc.tuple(consultationArbitrary({ turn: number }), senders);
    const [[input, profile]] = fc.sample(drawn, { seed: seed * 1_000_003 + number, numRuns: 1 }) as [
      [ConsultationInput, SenderProfile],
    ];
    const release: Release = input.service === "urgent-supply" ? "1.2.0" : profile.release;
    const sender = { ...profile, release };
    const message = buildMessage(parseConsultation(input), { sender, clock: () => sentAt, newId: idsOf(seed, number) });
    const kind = `${input.service}, release ${release}`;
    yield { name: `${String(number + 1).padStart(4, "0")}-${input.service}-${release}`, kind, input, sender, message };
  }
}

const senders: fc.Arbitrary<SenderProfile> = fc.record({
  odsCode: fc.constant("FQW30"),
  mailboxId: fc.constant("X26ABC1"),
  release: fc.constantFrom(...[...releases].reverse()),
  recipientType: fc.constantFrom("FA" as const, "FI" as const),
  dateOfBirthFormat: fc.constantFrom("yyyyMMdd" as const, "ddMMyyyy" as const),
});

/** UUIDs made from a counter, so that every run gives the same ones. */
function idsOf(seed: number, number: number): () => string {
  let last = 0;
  const hex = (value: number, digits: number): string => (value % 16 ** digits).toString(16).padStart(digits, "0");
  return () => {
    last += 1;
    const [high, low] = [hex(Math.floor(number / 65_536), 4), hex(Math.floor(number / 4_096), 3)];
    return `${hex(seed, 8)}-${high}-4${hex(number, 3)}-8${low}-${hex(last, 12)}`;
  };
}
