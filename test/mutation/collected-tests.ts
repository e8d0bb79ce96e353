/** One test as its file declares it. */
export interface CollectedTest {
  /** Unique over all files: the file and the title. */
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly run: () => unknown;
}

type Body = (...values: readonly unknown[]) => unknown;
type Declare = (title: string, ...more: readonly unknown[]) => void;

/**
 * Replaces vitest's `test` and `describe` while the files are loaded: it runs nothing, and records every test that is
 * declared.
 */
export function collector(): {
  readonly tests: readonly CollectedTest[];
  readonly test: Declare;
  readonly describe: Declare;
  readonly startFile: (file: string) => void;
} {
  const tests: CollectedTest[] = [];
  const ids = new Set<string>();
  let file = "";
  const add = (title: string, run: () => unknown): void => {
    let id = `${file}#${title}`;
    while (ids.has(id)) id += "+";
    ids.add(id);
    tests.push({ id, title, file, run });
  };
  /** As vitest does it: rows are the values of the body where all of them are lists. */
  const each = (rows: readonly unknown[]): Declare => {
    const areLists = rows.every((row) => Array.isArray(row));
    return (title, ...more) => {
      for (const row of rows) add(title, () => bodyOf(more)(...(areLists ? (row as readonly unknown[]) : [row])));
    };
  };
  const test: Declare = (title, ...more) => {
    add(title, () => bodyOf(more)());
  };
  const describe: Declare = (_title, ...more) => {
    bodyOf(more)();
  };
  return {
    tests,
    describe,
    test: Object.assign(test, { each }),
    startFile: (name) => {
      file = name;
    },
  };
}

/** Options may come before or after the body. */
function bodyOf(declared: readonly unknown[]): Body {
  const body = declared.find((one): one is Body => typeof one === "function");
  if (body === undefined) throw new Error("a test without a body");
  return body;
}
