import { readFileSync } from "node:fs";

const page = readFileSync(new URL("../../../docs/your-own-transaction.md", import.meta.url), "utf8");

/** What a recipe's code uses by name. */
export type Names = Readonly<Record<string, unknown>>;

/** The code below a heading of docs/your-own-transaction.md, as a function of the names that it uses. */
export function recipe(heading: string): (names: Names) => Promise<void> {
  const part = page.split(/^### /m).find((each) => each.startsWith(`${heading}\n`));
  const code = /```js\n([\s\S]*?)```/.exec(part ?? "")?.[1];
  if (code === undefined) throw new Error(`the page has no code for ${heading}`);
  // What it imports is handed in by name.
  const body = code.replace(/^import .*$/gm, "");
  return async (names) => {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the page's own code is what is tried
    const run = new Function(...Object.keys(names), `return (async () => {${body}})()`) as (
      ...values: readonly unknown[]
    ) => Promise<void>;
    await run(...Object.values(names));
  };
}
