import { once } from "node:events";
import { readFile } from "node:fs/promises";
import type { ChildProcess } from "node:child_process";
import { expect } from "vitest";
import { ended, type Ended } from "../../cli/support/update-record.js";

/** What an endpoint answers. */
interface Answer {
  readonly status: number;
  readonly body: string;
}

/** The first line that a program says: its address. */
async function addressOf(child: ChildProcess): Promise<string> {
  const [line] = (await once(child.stdout ?? child, "data")) as [Buffer];
  return line.toString().trim().replace(/ID$/, "");
}

async function post(url: string, body: string): Promise<Answer> {
  const response = await fetch(url, { method: "POST", body, headers: { "content-type": "application/json" } });
  return { status: response.status, body: await response.text() };
}

/**
 * Uses an endpoint for consultations as a pharmacy system does: one that is accepted, the same again, one that must be
 * confirmed and one that is malformed; waits until the practice knows the patient, and stops the endpoint.
 */
export async function useEndpoint(child: ChildProcess, malformed: number): Promise<Ended> {
  const end = ended(child);
  try {
    const url = await addressOf(child);
    const text = await readFile(new URL("../../../examples/consultations/sinusitis.json", import.meta.url), "utf8");
    const first = await post(`${url}4711`, text);
    expect(first).toEqual({
      status: 202,
      body: expect.stringMatching(/^\{"id":"[0-9a-f-]{36}","state":"queued"\}$/) as string,
    });
    const idOf = ({ body }: Answer): unknown => (JSON.parse(body) as { readonly id: unknown }).id;
    expect(idOf(await post(`${url}4711`, text))).toBe(idOf(first));

    const unconfirmed = { ...(JSON.parse(text) as object), confirmations: [] };
    const asked = await post(`${url}4712`, JSON.stringify(unconfirmed));
    expect([asked.status, asked.body]).toEqual([409, expect.stringContaining('"rule":"CS-11"')]);

    const wrong = await post(`${url}4713`, text.replace('"sinusitis"', '"Wolstenholme"'));
    expect(wrong.status).toBe(malformed);
    expect(wrong.body).not.toContain("Wolstenholme");

    await expect.poll(async () => (await fetch(`${url}4711`)).text()).toContain('"state":"patient-matched"');
    expect((await fetch(`${url}4714`)).status).toBe(404);
  } finally {
    child.kill("SIGTERM");
  }
  return end;
}
