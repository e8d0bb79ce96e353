import type { Consultation } from "../../../consultation/consultation.js";
import { parseConsultation } from "../../../consultation/parse-consultation.js";
import type { DeliveryRecord } from "../../../delivery/record.js";
import { readMessage } from "../../../message/read/read-message.js";
import { withGivenName } from "../consultations/consultations.js";
import type { ChecklistTest, EvidenceFile } from "../checklist-test.js";
import type { Run } from "../run.js";

const by = "checklist";

/** Replacements. */
export const replacementTests: readonly ChecklistTest[] = [
  {
    id: "replacement-chain",
    group: "replacement",
    shows:
      "A message is replaced, and its replacement too: versions 1, 2 and 3, each naming the one before; the first " +
      "two end as replaced",
    rules: ["UR-080", "UR-081"],
    when: "together",
    async run(run) {
      const chain: DeliveryRecord[] = [await run.submit(run.consultation(), "replacement-1")];
      await run.ended(chain[0] ?? { id: "" });
      for (const version of [2, 3]) {
        const before = chain.at(-1) ?? { id: "" };
        const changed = corrected(run.consultation(), version);
        const next = await run.delivery.replace(before.id, changed, { id: run.idOf(`replacement-${version}`), by });
        await run.ended(next);
        chain.push(next);
      }
      const states = await Promise.all(chain.map(async ({ id }) => (await run.delivery.status(id))?.state));
      const links = await Promise.all(chain.map(({ id }) => linkOf(id, run)));
      const named = chain.map(({ ids }) => ids.documentBundle);
      const came = links.map(({ version, replaces }, place) =>
        [
          `version ${version}`,
          ...(place > 0 && replaces === named[place - 1] ? ["names the one before"] : []),
          states[place],
        ].join(" "),
      );
      return judged(
        "version 1 replaced; version 2 names the one before replaced; version 3 names the one before patient-matched",
        came.join("; "),
        await kept(chain, run, "replacement"),
      );
    },
  },
  {
    id: "replacement-refused",
    group: "replacement",
    shows: "A replacement that the practice answers with 20014 makes both messages void, and a person is told",
    rules: ["UR-082", "UR-101"],
    when: "together",
    async run(run) {
      const first = await run.submit(run.consultation(), "refused-1");
      await run.ended(first);
      const changed = withGivenName(corrected(run.consultation(), 2), "20014");
      const second = await run.delivery.replace(first.id, changed, { id: run.idOf("refused-2"), by });
      const { codes, attention } = await run.ended(second);
      const states = await Promise.all([first, second].map(async ({ id }) => (await run.delivery.status(id))?.state));
      return judged(
        "20014: void, void; a person is told",
        `${codes.join(" ")}: ${states.join(", ")}; ${attention.length > 0 ? "a person is told" : "nobody is told"}`,
        await kept([first, second], run, "refused"),
      );
    },
  },
];

function judged(
  expected: string,
  came: string,
  files: readonly EvidenceFile[],
): Awaited<ReturnType<ChecklistTest["run"]>> {
  return { result: came === expected ? "passed" : "failed", expected, came, files };
}

function corrected(consultation: Consultation, version: number): Consultation {
  return parseConsultation({
    ...consultation,
    clinicalSummary: [...consultation.clinicalSummary, `Corrected: this is version ${version}.`],
  });
}

async function linkOf(id: string, run: Run): Promise<{ readonly version: number; readonly replaces: string }> {
  const body = await run.delivery.message(id);
  const { version, replaces } = readMessage(body?.envelope.body ?? new Uint8Array());
  return { version: version.version, replaces: replaces?.value ?? "" };
}

function kept(chain: readonly DeliveryRecord[], run: Run, name: string): Promise<readonly EvidenceFile[]> {
  return Promise.all(chain.map((record, place) => run.keepMessage(record, `${name}-${place + 1}`)));
}
