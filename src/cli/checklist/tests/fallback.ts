import { PdfPackagesError } from "../../../render/pdf/packages-error.js";
import { renderPdf } from "../../../render/pdf/render-pdf.js";
import { notRun, type ChecklistTest, type Found } from "../checklist-test.js";
import type { Run } from "../run.js";

/** Nothing is e-mailed: the documents are kept beside the report. */
const fallbackTo = "practice@nhs.net";

/** The other way to a practice. One after the other, since the answers change what is known of the practice. */
export const fallbackTests: readonly ChecklistTest[] = [
  {
    id: "fallback-switched-off",
    group: "fallback",
    shows: "A practice answers that it does not take Update Record (20010): it gets the consultation as a PDF",
    rules: ["UR-102"],
    when: "alone",
    run: (run) => anotherWay("fallback-switched-off", "20010", run),
  },
  {
    id: "fallback-no-mailbox",
    group: "fallback",
    shows: "MESH reports that the practice has no mailbox (EPL-151): it gets the consultation as a PDF",
    rules: ["UR-093", "UR-102"],
    when: "alone",
    async run(run) {
      if (run.practices === "played")
        return notRun(wanted("EPL-151"), "a practice that this run plays cannot make MESH report anything");
      return anotherWay("fallback-no-mailbox", "EPL-151", run);
    },
  },
  {
    id: "fallback-remembered",
    group: "fallback",
    shows: "A practice that is known to be switched off gets the next consultation as a PDF at once, without MESH",
    rules: ["UR-102"],
    when: "alone",
    async run(run) {
      const name = "fallback-remembered";
      const first = await anotherWay(`${name}-1`, "20010", run);
      if (first.result !== "passed") return first;
      const key = { odsCode: run.sender.odsCode, id: run.idOf(`${name}-1`) };
      const practiceOdsCode = (await run.delivery.find(key))?.practiceOdsCode;
      const options = { fallbackTo, ...(practiceOdsCode === undefined ? {} : { practiceOdsCode }) };
      const record = await run.submit(run.consultation(), name, options);
      const { state } = await run.ended(record);
      const attempts = await run.delivery.attempts(record.id);
      const expected = "no send to MESH, then sent-by-fallback";
      const came = `${attempts.length === 0 ? "no send" : `${attempts.length} sends`} to MESH, then ${state}`;
      return { result: came === expected ? "passed" : "failed", expected, came, files: await pdfOf(record, name, run) };
    },
  },
];

function wanted(code: string): string {
  return `${code}, then sent-by-fallback, with a PDF`;
}

async function anotherWay(name: string, code: string, run: Run): Promise<Found> {
  const consultation = run.consultation(code);
  try {
    await renderPdf(consultation);
  } catch (error) {
    if (!(error instanceof PdfPackagesError)) throw error;
    return notRun(wanted(code), "the packages that make a PDF are not installed (docs/pages.md)");
  }
  const record = await run.submit(consultation, name, { fallbackTo });
  const { codes, state } = await run.ended(record);
  const files = await pdfOf(record, name, run);
  const came = `${codes.join(" ")}, then ${state}, ${files.length === 1 ? "with a PDF" : "without a PDF"}`;
  return { result: came === wanted(code) ? "passed" : "failed", expected: wanted(code), came, files };
}

async function pdfOf({ id }: { readonly id: string }, name: string, run: Run): Promise<Found["files"]> {
  const pdfs = run.anotherWay.filter(({ deliveryId }) => deliveryId === id);
  return Promise.all(pdfs.map(({ pdf }) => run.keep(`${name}.pdf`, pdf)));
}
