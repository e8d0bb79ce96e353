import fc from "fast-check";
import { expect, test } from "vitest";
import { inputs, seed } from "../support/inputs.js";
import { faultsOf } from "./scripts/run.js";
import { script } from "./scripts/script.js";
import { makeWorlds } from "./scripts/world.js";

/** Scripts in `npm test` and in the long run: 5,000 there, together. Some run at the same time, since many wait. */
const shares = [
  { name: "memory", few: 10, many: 1_000, lanes: 1 },
  { name: "mesh-folder", few: 30, many: 1_500, lanes: 2 },
  { name: "mesh", few: 24, many: 1_000, lanes: 24 },
] as const;

test.each(shares)(
  "ME-08, ME-13: whatever happens over $name, nothing is lost, invented, or other than its sender was told",
  async ({ name, few, many, lanes }) => {
    const worlds = await makeWorlds[name]?.(lanes);
    const numRuns = Math.ceil(inputs(few, many) / lanes);
    await Promise.all(
      (worlds?.all ?? []).map((world, lane) =>
        fc.assert(
          fc.asyncProperty(script, async (commands) => {
            expect(await faultsOf(commands, world)).toEqual([]);
          }),
          { numRuns, seed: seed + lane },
        ),
      ),
    );
    await worlds?.end();
  },
  600_000,
);
