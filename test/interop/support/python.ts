import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export const peersFolder: string = fileURLToPath(new URL("../peers", import.meta.url));

/** The Python that has NHS England's packages, or why there is none: installed on first use, into .cache. */
export type PeerPython = { readonly python: string } | { readonly notRun: string };

export function peerPython(): PeerPython {
  const { status, stdout, stderr } = spawnSync(fileURLToPath(new URL("../install.sh", import.meta.url)), {
    encoding: "utf8",
  });
  if (status === 0) return { python: stdout.trim() };
  if (status === 3) return { notRun: stderr.trim() };
  throw new Error(`test/interop/install.sh failed: ${stderr}`);
}
