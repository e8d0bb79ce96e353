// A form with live review in a browser: at each key it says what must be corrected and what must be confirmed, in the
// words of the same rules that `buildMessage` applies. The page fetches nothing and sends nothing.
// serve.ts bundles and serves it.
/// <reference lib="dom" />
import { buildMessage, review, type ConsultationInput, type ItemToConfirm } from "gp-connect-update-record";

const sender = { odsCode: "FA123", mailboxId: "X26ABC1", release: "1.2.1" } as const;
const practitioner = { name: { family: "Example", given: ["Sam"] }, gphcNumber: "2070001", role: "R1290" } as const;
const startedAt = new Date().toISOString();
const element = (id: string): HTMLElement => document.getElementById(id) ?? document.body;
const typed = (id: string): string => (element(id) as HTMLInputElement).value.trim();
const confirmed = new Map<string, string>(); // what was confirmed, and when

function consultation(items: readonly ItemToConfirm[] = []): ConsultationInput {
  return {
    service: "blood-pressure-check",
    patient: {
      nhsNumber: "999 000 0018", // a test number, and an invented person
      nhsNumberVerification: "01",
      name: { family: "Sample", given: ["Ada"] },
      gender: "female",
      birthDate: "1964-02-29",
    },
    pharmacy: { odsCode: "FA123", name: "High Street Pharmacy" },
    practitioner,
    startedAt,
    seen: "in-person",
    sharing: "agreed",
    clinicalSummary: typed("summary"),
    observations: [
      { type: "blood-pressure", systolic: typed("systolic"), diastolic: typed("diastolic"), method: "sitting" },
    ],
    confirmations: items
      .filter((item) => confirmed.has(keyOf(item)))
      .map((item) => ({
        rule: item.rule,
        path: item.path,
        found: item.found,
        by: practitioner,
        at: confirmed.get(keyOf(item)) ?? "",
      })),
  };
}

/** A value that is changed must be confirmed again: it is part of the key. */
const keyOf = ({ rule, path, found }: ItemToConfirm): string => JSON.stringify([rule, path, found]);

function show(): void {
  const { errors, confirmations, warnings } = review(consultation(), { sender });
  element("review").textContent =
    [...errors, ...warnings].map(({ message }) => message).join(" ") || "Nothing to correct.";
  element("confirm").replaceChildren(
    ...confirmations.map((item) => {
      const box = Object.assign(document.createElement("input"), {
        type: "checkbox",
        checked: confirmed.has(keyOf(item)),
      });
      box.addEventListener("change", () => {
        if (box.checked) confirmed.set(keyOf(item), new Date().toISOString());
        else confirmed.delete(keyOf(item));
      });
      const label = document.createElement("label");
      label.append(box, ` ${item.message}`);
      const entry = document.createElement("li");
      entry.append(label);
      return entry;
    }),
  );
}

document.forms[0]?.addEventListener("input", (event) => {
  if ((event.target as HTMLInputElement).type !== "checkbox") show();
});
document.forms[0]?.addEventListener("submit", (event) => {
  event.preventDefault();
  const { confirmations } = review(consultation(), { sender });
  try {
    const { xml, ids } = buildMessage(consultation(confirmations) as Parameters<typeof buildMessage>[0], { sender });
    element("result").textContent = `Built message ${ids.messageHeader}: ${xml.length} characters.`;
  } catch (error) {
    element("result").textContent = error instanceof Error ? error.message : "It cannot be built.";
  }
});
show();
