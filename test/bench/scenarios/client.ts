// One scenario, in a process of its own: client.js NAME SHARE. It tells its parent the figures.
import type { Scenario } from "./scenario.js";

// It ends with its parent, also when that is killed.
process.on("disconnect", () => process.exit());
const [name = "", share = "1"] = process.argv.slice(2);
const { scenario } = (await import(new URL(`${name}.scenario.js`, import.meta.url).href)) as {
  readonly scenario: Scenario;
};
const figures = await scenario(Number(share));
process.send?.(figures, () => process.exit());
