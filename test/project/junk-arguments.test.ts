import { expect, test } from "vitest";
import * as delivery from "../../src/delivery/index.js";
import * as root from "../../src/index.js";
import * as opentelemetry from "../../src/opentelemetry/index.js";
import * as medicines from "../../src/pathway-medicines/index.js";
import * as render from "../../src/render/index.js";
import * as sandbox from "../../src/sandbox/index.js";
import * as mesh from "../../src/transport/mesh/index.js";
import { leastInput } from "../consultation/inputs.js";

const entries: Readonly<Record<string, object>> = { root, render, mesh, delivery, medicines, opentelemetry, sandbox };

/** What JavaScript callers give by mistake, or read from a form or a file. */
const junk: readonly unknown[] = [
  undefined,
  null,
  0,
  7,
  Number.NaN,
  "",
  "junk",
  true,
  Symbol("junk"),
  [],
  {},
  [null],
  { a: null },
  () => 1,
  new Date(Number.NaN),
  10n,
  new Map(),
];

type Call = (...args: readonly unknown[]) => unknown;

/** Every exported function, and every function of an exported object. */
const functions: readonly (readonly [name: string, call: Call])[] = Object.entries(entries).flatMap(
  ([entry, exported]) =>
    Object.entries(exported).flatMap(([name, value]: [string, unknown]) => callsOf(`${entry}.${name}`, value)),
);

function callsOf(name: string, value: unknown): readonly (readonly [name: string, call: Call])[] {
  if (typeof value === "function")
    return /^class\b/.test(Function.prototype.toString.call(value)) ? [] : [[name, value as Call]];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([member, one]: [string, unknown]) =>
    typeof one === "function" ? [[`${name}.${member}`, (one as Call).bind(value)] as const] : [],
  );
}

/** These take time: starting a sandbox with what it may be started with, and a PDF with an argument too many. */
const takesTime = (name: string, [options, ...more]: readonly unknown[]): boolean =>
  (name === "sandbox.startSandbox" && (options === undefined || typeof options === "object") && options !== null) ||
  (name === "render.renderPdf" && more.length > 0);

async function errorOf(call: Call, args: readonly unknown[]): Promise<unknown> {
  try {
    await call(...args);
    return undefined;
  } catch (error) {
    return error;
  }
}

test.each(functions)(
  "%s: whatever it is given, an error is one of ours, with words that say what is wrong",
  async (name, call) => {
    const consultation = root.pharmacyFirst.sinusitis(leastInput);
    const before: readonly (readonly unknown[])[] = [[], [consultation], [{}], ["junk"]];
    for (const first of before)
      for (const one of junk) {
        const args = [...first, one];
        if (takesTime(name, args)) continue;
        const error = await errorOf(call, args);
        if (error === undefined) continue;
        expect(error, args.map((arg) => typeof arg).join()).toBeInstanceOf(root.UpdateRecordError);
        expect((error as Error).message).not.toBe("");
      }
  },
);

test("a sender that is null, and options that are, are said to be what they are", () => {
  const consultation = root.pharmacyFirst.sinusitis(leastInput);
  const build = root.buildMessage as unknown as Call;
  expect(() => build(consultation, { sender: null })).toThrow(/^sender's profile must be an object/);
  expect(() => build(consultation, null)).toThrow(/^build options must be an object/);
  expect(() => (root.review as unknown as Call)(consultation, null)).toThrow(/^review options must be an object/);
});
