import { validateHeaderName, validateHeaderValue } from "node:http";
import { InvalidValueError } from "../../errors.js";
import { givenKeyOf, givenObject } from "../../values/given.js";
import { checkRun } from "../run.js";
import type { Fault, FaultEffect, SandboxOperation } from "./fault.js";

/** Every operation: a name that is not here is a mistake of the caller's. */
const operations: Readonly<Record<SandboxOperation, true>> = {
  handshake: true,
  send: true,
  "send-chunk": true,
  list: true,
  count: true,
  head: true,
  download: true,
  "download-chunk": true,
  acknowledge: true,
  track: true,
  "look-up": true,
};

const namedEffects: Readonly<Record<Extract<FaultEffect, string>, true>> = {
  "cut-before": true,
  "cut-during": true,
  "cut-after": true,
  truncate: true,
  "false-gzip": true,
  duplicate: true,
  reorder: true,
};

/** The members that there are: a misspelt one would be passed over in silence. */
const members = {
  fault: {
    operation: true,
    mailboxId: true,
    run: true,
    at: true,
    times: true,
    probability: true,
    seed: true,
    does: true,
  },
  latency: { latencyMs: true },
  late: { arrivalDelayMs: true },
  status: { status: true, body: true, headers: true, processed: true },
} as const;

/** With these HTTP has no body. */
const bodiless: readonly number[] = [204, 205, 304];

/** The sandbox writes them itself, so that the answer can be read. */
const framing: readonly string[] = ["content-length", "transfer-encoding"];

/** Bounds of the numbers of a fault, whole ones where it says so. */
const numbers = {
  at: { least: 1, most: Number.MAX_SAFE_INTEGER, whole: true },
  times: { least: 1, most: Number.MAX_SAFE_INTEGER, whole: true },
  probability: { least: 0, most: 1, whole: false },
  seed: { least: 0, most: 2 ** 32 - 1, whole: true },
  latencyMs: { least: 0, most: 2 ** 31 - 1, whole: false },
  arrivalDelayMs: { least: 0, most: 2 ** 31 - 1, whole: false },
  status: { least: 200, most: 599, whole: true },
} as const;

/**
 * A fault comes from a test or, as JSON, over HTTP: one that would never apply, or break the answer, is refused.
 *
 * @throws InvalidValueError
 */
export function checkFault(fault: Fault): void {
  givenObject(fault, "fault");
  checkMembers(fault, "fault");
  const { operation, mailboxId, run, does } = fault;
  if (Array.isArray(operation) && operation.length === 0)
    throw new InvalidValueError("fault.operation", "must name at least one");
  for (const one of operation === undefined ? [] : [operation].flat()) givenKeyOf(operations, one, "fault.operation");
  if (mailboxId !== undefined) checkText(mailboxId, "fault.mailboxId");
  if (run !== undefined && run !== "") checkRun(run, "fault.run");
  for (const name of ["at", "times", "probability", "seed"] as const)
    if (fault[name] !== undefined) checkNumber(fault[name], name);
  if (typeof does === "string") givenKeyOf(namedEffects, does, "fault.does");
  else checkEffect(does);
}

function checkEffect(does: Exclude<FaultEffect, string>): void {
  givenObject(does, "fault.does");
  if ("latencyMs" in does) {
    checkMembers(does, "latency");
    checkNumber(does.latencyMs, "latencyMs");
    return;
  }
  if ("arrivalDelayMs" in does) {
    checkMembers(does, "late");
    checkNumber(does.arrivalDelayMs, "arrivalDelayMs");
    return;
  }
  checkMembers(does, "status");
  checkNumber(does.status, "status");
  checkText(does.body ?? "", "fault.does.body");
  if (bodiless.includes(does.status) && (does.body ?? "") !== "")
    throw new InvalidValueError("fault.does.body", `must be empty with status ${does.status}`);
  for (const [name, value] of Object.entries(does.headers ?? {})) {
    checkText(value, "fault.does.headers");
    if (framing.includes(name.toLowerCase()))
      throw new InvalidValueError("fault.does.headers", `must be without ${framing.join(" and ")}`);
    checkHeader(name, value);
  }
}

function checkMembers(given: object, kind: keyof typeof members): void {
  for (const name of Object.keys(given))
    givenKeyOf(members[kind], name, kind === "fault" ? "each member of a fault" : "each member of fault.does");
}

function checkText(value: unknown, what: string): void {
  if (typeof value !== "string") throw new InvalidValueError(what, "must be text");
}

function checkHeader(name: string, value: string): void {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    throw new InvalidValueError("fault.does.headers", "must be names and values that HTTP allows");
  }
}

function checkNumber(value: unknown, name: keyof typeof numbers): void {
  const { least, most, whole } = numbers[name];
  if (typeof value !== "number" || !(value >= least && value <= most) || (whole && !Number.isInteger(value)))
    throw new InvalidValueError(`fault.${name}`, `must be a ${whole ? "whole " : ""}number from ${least} to ${most}`);
}
