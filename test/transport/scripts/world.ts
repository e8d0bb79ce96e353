import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";
import { memoryMesh } from "../../../src/transport/memory/mesh.js";
import { nodeFiles, type FileSteps } from "../../../src/transport/mesh-folder/files.js";
import { folderTransport } from "../../../src/transport/mesh-folder/transport.js";
import { meshTransport, type Transport } from "../../../src/transport/mesh/index.js";
import { interruptedFiles, type InterruptedFiles } from "../mesh-folder/support/interrupted.js";
import { simulatedClients } from "../mesh-folder/support/simulated-client.js";
import type { Disturbance, Role } from "./script.js";

/** Where scripts run: two mailboxes that nothing else uses. */
export interface World {
  readonly receiver: string;
  /** The transport of a program that starts. */
  readonly open: (role: Role) => Transport;
  /** The receiver's mailbox without disturbances, to see what is there in the end. */
  readonly reader: Transport;
  readonly disturb: (disturbance: Disturbance) => void;
  /** Ends all disturbances. */
  readonly calm: () => void;
  /** Whether the program of this role has ended in the middle of a step: it then knows nothing of its outcome. */
  readonly hasEnded: (role: Role) => boolean;
  readonly settle: () => Promise<unknown>;
}

/** Worlds of one kind of transport, as many as are asked for. */
export interface Worlds {
  readonly all: readonly World[];
  readonly end: () => Promise<void>;
}

const nothing = (): void => undefined;
const done = (): Promise<void> => Promise.resolve();
const idOf = (role: Role, lane: number): string => `${role.toUpperCase()}${lane}`;

/** How to make the worlds of each kind of transport. */
export const makeWorlds: Readonly<Record<string, (count: number) => Promise<Worlds>>> = {
  memory: async (count) => ({
    all: Array.from({ length: count }, (_, lane) => {
      const mesh = memoryMesh();
      return {
        receiver: idOf("receiver", lane),
        open: (role) => mesh.transport(idOf(role, lane)),
        reader: mesh.transport(idOf("receiver", lane)),
        disturb: nothing,
        calm: nothing,
        hasEnded: () => false,
        settle: done,
      };
    }),
    end: done,
  }),
  "mesh-folder": async (count) => {
    const made = await Promise.all(Array.from({ length: count }, (_, lane) => folderWorld(lane)));
    return {
      all: made.map(({ world }) => world),
      end: async () => {
        for (const one of made) await one.end();
      },
    };
  },
  mesh: async (count) => {
    const lanes = Array.from({ length: count }, (_, lane) => lane);
    const sandbox = await startSandbox({
      oneCertificate: true,
      practices: [],
      mailboxes: lanes.flatMap((lane) =>
        (["sender", "receiver"] as const).map((role) => ({ mailboxId: idOf(role, lane), odsCode: "FA123" })),
      ),
    });
    const all = lanes.map((lane) => sandboxWorld(sandbox, lane));
    return {
      all,
      end: async () => {
        for (const { reader } of all) await reader.close();
        await sandbox.close();
      },
    };
  },
};

async function folderWorld(lane: number): Promise<{ readonly world: World; readonly end: () => Promise<void> }> {
  const receiver = idOf("receiver", lane);
  const clients = await simulatedClients([idOf("sender", lane), receiver]);
  const current = new Map<Role, InterruptedFiles>();
  const over = (role: Role, files: FileSteps): Transport => {
    const mailboxId = idOf(role, lane);
    return folderTransport({ folder: clients.folderOf(mailboxId), mailboxId, environment: "test" }, files);
  };
  const world: World = {
    receiver,
    open: (role) => {
      const interrupted = interruptedFiles();
      current.set(role, interrupted);
      return over(role, interrupted.files);
    },
    reader: over("receiver", nodeFiles),
    disturb({ role, next, operation, way }) {
      if (operation === "download") current.get(role)?.lock(next);
      else current.get(role)?.interrupt(next, way);
    },
    calm() {
      for (const one of current.values()) {
        one.interrupt(Infinity, "fails");
        one.lock(0);
      }
    },
    hasEnded: (role) => current.get(role)?.hasEnded() ?? false,
    settle: clients.work,
  };
  return { world, end: clients.end };
}

function sandboxWorld(sandbox: Sandbox, lane: number): World {
  const takeAway = new Set<() => void>();
  return {
    receiver: idOf("receiver", lane),
    open: (role) =>
      meshTransport({
        ...sandbox.transportOptionsFor(idOf(role, lane)),
        limits: { headers: 200, total: 5_000 },
      }),
    reader: meshTransport(sandbox.transportOptionsFor(idOf("receiver", lane))),
    disturb({ role, next, operation, effect }) {
      takeAway.add(sandbox.faults.add({ mailboxId: idOf(role, lane), operation, at: next, does: effect }));
    },
    calm() {
      for (const fault of takeAway) fault();
      takeAway.clear();
    },
    hasEnded: () => false,
    settle: done,
  };
}
