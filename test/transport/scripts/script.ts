import fc from "fast-check";
import type { FaultEffect, SandboxOperation } from "../../../src/sandbox/index.js";
import { ways, type Way } from "../mesh-folder/support/interrupted.js";

/** The two programs of a script: one sends, the other one reads what was sent. */
export type Role = "sender" | "receiver";

/** Something that goes wrong soon; each kind of transport takes from it what can happen there. */
export interface Disturbance {
  readonly role: Role;
  /** In the n-th request or step from now on. */
  readonly next: number;
  readonly operation: SandboxOperation;
  readonly effect: FaultEffect;
  readonly way: Way;
}

/** One thing that happens. */
export type Command =
  /** Messages are sent at the same time. Each caller gives up after so many milliseconds, if at all. */
  | { readonly do: "send"; readonly count: number; readonly giveUpAfterMs: number | undefined }
  /** The inbox is read. The program ends after so many of its steps, if at all: what it has not stored is lost. */
  | { readonly do: "poll"; readonly endsAfter: number | undefined }
  | { readonly do: "restart"; readonly role: Role }
  /** MESH, or its client, does its work. */
  | { readonly do: "settle" }
  | { readonly do: "disturb"; readonly disturbance: Disturbance };

const status = (code: number, processed: boolean): FaultEffect => ({ status: code, processed });

/** A refusal means that nothing was done; only a server's own failure leaves that open. */
const anywhere: readonly FaultEffect[] = [
  "cut-before",
  "cut-during",
  "cut-after",
  "truncate",
  "false-gzip",
  { latencyMs: 250 },
  ...[500, 502, 503, 504].flatMap((code) => [status(code, false), status(code, true)]),
  ...[400, 403, 408, 417, 429].map((code) => status(code, false)),
];

const effect = fc.constantFrom(...anywhere);
const of = (role: Role, operations: readonly SandboxOperation[]): fc.Arbitrary<Disturbance> =>
  fc.record({
    role: fc.constant(role),
    next: fc.integer({ min: 1, max: 6 }),
    operation: fc.constantFrom(...operations),
    effect,
    way: fc.constantFrom(...ways),
  });

const disturbance = fc.oneof(
  { weight: 3, arbitrary: of("sender", ["send", "send", "send", "handshake"]) },
  { weight: 2, arbitrary: of("receiver", ["list", "download", "acknowledge"]) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(of("receiver", ["list"]), fc.constantFrom<FaultEffect>("duplicate", "reorder"))
      .map(([one, other]) => ({ ...one, effect: other })),
  },
);

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("send" as const),
      count: fc.integer({ min: 1, max: 3 }),
      giveUpAfterMs: fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined, freq: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("poll" as const),
      endsAfter: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("restart" as const),
      role: fc.constantFrom<Role>("sender", "receiver"),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("settle" as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("disturb" as const), disturbance }) },
);

/** A script: what happens, one after the other. */
export const script: fc.Arbitrary<readonly Command[]> = fc.array(command, { minLength: 3, maxLength: 12 });
