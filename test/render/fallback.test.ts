import { expect, test } from "vitest";
import { sentOutline } from "../../src/render/outline/consultation-outline.js";
import { renderFallbackHtml, renderHtml, renderText, type FallbackDetails } from "../../src/render/index.js";
import { writeHtml } from "../../src/render/write/write-html.js";
import { maximal } from "./support/maximal.js";
import { pageText } from "./support/page-text.js";

const ids = {
  messageHeader: "0b0a5b3e-8f5c-4c7e-9d53-b4b0a3b9f001",
  messageBundle: "0b0a5b3e-8f5c-4c7e-9d53-b4b0a3b9f002",
  documentBundle: "0b0a5b3e-8f5c-4c7e-9d53-b4b0a3b9f003",
};
const sender = { odsCode: "FQ999", mailboxId: "X26ABC1" };
const details: FallbackDetails = {
  sender,
  ids,
  practiceOdsCode: "A99999",
  sentAt: "2025-07-02T09:21:00.000Z",
  answeredAt: "2025-07-02T09:40:12Z",
};

test("UR-102: the page first tells the practice why it was sent, by whom, and the ids of the message", () => {
  const [, consultation] = maximal[0] ?? [];
  if (consultation === undefined) throw new Error("no consultation");
  const text = pageText(renderFallbackHtml(consultation, details));
  const notice = text.slice(0, text.indexOf("Dominique"));
  for (const words of [
    "For the practice",
    "does not accept such messages (20010)",
    "nothing of it has reached the patient's record",
    "The Dispensers (ODS code FQW30)",
    "ODS code FQ999, MESH mailbox X26ABC1",
    "practice with ODS code A99999",
    "02-Jul-2025 09:21 (UTC)",
    "02-Jul-2025 09:40 (UTC)",
    ...Object.values(ids),
  ])
    expect(notice).toContain(words);
});

test("UR-105: the page says that it is not for anything urgent, and asks the practice to do nothing else", () => {
  for (const [, consultation] of maximal) {
    const text = pageText(renderFallbackHtml(consultation, { sender, ids }));
    expect(text).toContain(
      "It asks the practice to do nothing else, and it is not a way to send anything urgent: the pharmacy speaks to " +
        "the practice directly about that.",
    );
  }
});

test("UR-102: the page says whom the practice tells where it is wrong or unclear, and what to quote", () => {
  for (const [, consultation] of maximal) {
    const text = pageText(renderFallbackHtml(consultation, { sender, ids }));
    expect(text).toContain("something in it is wrong or unclear, tell the pharmacy, and quote the reference.");
    expect(text).toContain(`Reference ${ids.messageHeader}`);
  }
});

test("UR-102: below it is what the message would have brought, and nothing that stays at the pharmacy", () => {
  for (const [, consultation] of maximal) {
    const page = renderFallbackHtml(consultation, details);
    const body = (html: string): string =>
      html.slice(html.indexOf('<section class="identity"')).replace(/section-\d+/g, "section");
    expect(body(page)).toBe(body(writeHtml(sentOutline(consultation))));
    expect(pageText(page)).not.toMatch(/CS-12|Kept at the pharmacy|ZABEL/);
    expect(pageText(renderHtml(consultation))).toMatch(/Kept at the pharmacy.*CS-12 confirmed .*ZABEL/);
  }
});

test("the pharmacy's own page says of each confirmation what was found and where, who confirmed it, and when", () => {
  for (const [, consultation] of maximal)
    expect(renderText(consultation).split("Kept at the pharmacy, not sent")[1]).toContain(
      "CS-12 confirmed: male, born 1990-05-21 (supplies[0]), " +
        "by Ida ZABEL, Pharmacist, GPhC 2099004, 02-Jul-2025 10:18",
    );
});
