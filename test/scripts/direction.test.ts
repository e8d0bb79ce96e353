import { relative, dirname, join } from "node:path";
import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, test } from "vitest";
import { filesBelow, root, layers, type Layer } from "../project/layers.js";

/** Without types, and without following imports: these rules need only the file itself. */
const untyped = new ESLint({
  cwd: root,
  overrideConfig: [tseslint.configs.disableTypeChecked, { rules: { "import-x/no-cycle": "off" } }],
});

/** With the types of one file instead of the whole project's. */
const typed = new ESLint({
  cwd: root,
  overrideConfig: {
    files: ["**/*.ts"],
    languageOptions: {
      parserOptions: {
        projectService: false,
        project: "test/project/fixtures/tsconfig.json",
        // With CI set, the parser would take the types of the file on disk instead of the fixture's.
        disallowAutomaticSingleRunInference: true,
      },
    },
  },
});

/** A file of the layer, whose text is replaced by the fixture. */
const fileOf = (layer: Layer): string => {
  const [file] = filesBelow(layer.path).filter((path) => !/generated|\.d\.ts$/.test(path));
  if (file === undefined) throw new Error(`${layer.path} has no file`);
  return file;
};

const importOf = (from: string, to: string): string => {
  const path = relative(dirname(from), to).replace(/\.ts$/, ".js");
  return `import ${JSON.stringify(path.startsWith(".") ? path : `./${path}`)};`;
};

/** The rules that refuse the fixture as the text of `file`, as "rule:line". */
const complaints = async (file: string, code: string, eslint: ESLint = untyped): Promise<readonly string[]> => {
  const [result] = await eslint.lintText(code, { filePath: join(root, file) });
  return (result?.messages ?? []).map(({ ruleId, line, message }) => `${ruleId ?? message}:${line}`);
};

describe("import direction", () => {
  for (const [place, layer] of layers.entries()) {
    test(`${layer.name}: layers below it may not be imported, layers above it may`, async () => {
      const file = fileOf(layer);
      const others = layers.filter((other) => other !== layer);
      const code = others.map((other) => importOf(file, fileOf(other))).join("\n");
      const forbidden = others.flatMap((other, line) =>
        layers.indexOf(other) > place || other.entryOnly ? [line + 1] : [],
      );
      const found = await complaints(file, code);
      expect(found.filter((rule) => rule.startsWith("import-x/no-restricted-paths"))).toEqual(
        forbidden.map((line) => `import-x/no-restricted-paths:${line}`),
      );
    });
  }

  test("a type import counts like any other", async () => {
    const [first] = layers.filter(({ name }) => name === "values");
    const last = layers.at(-1);
    if (first === undefined || last === undefined) throw new Error("no layers");
    const file = fileOf(first);
    const code = importOf(file, fileOf(last)).replace("import ", "export type { Anything } from ");
    expect(await complaints(file, code)).toContain("import-x/no-restricted-paths:1");
  });
});

describe("where a layer runs", () => {
  for (const layer of layers) {
    const browser = layer.runsIn === "browser";
    test(`${layer.name}: Node built-ins are ${browser ? "refused" : "allowed"}`, async () => {
      const code = 'import "node:fs";\nimport "crypto";\nexport const size: number = Buffer.byteLength("a");\n';
      const found = await complaints(fileOf(layer), code);
      const expected = browser
        ? ["import-x/no-nodejs-modules:1", "import-x/no-nodejs-modules:2", "no-restricted-globals:3"]
        : [];
      expect(found.filter((rule) => /nodejs|globals/.test(rule))).toEqual(expected);
    });
  }

  test("a page's own objects are refused in a browser layer too, since it runs in Node as well", async () => {
    expect(await complaints("src/errors.ts", "export const page: unknown = document;\n")).toContain(
      "no-restricted-globals:1",
    );
  });
});

describe("what src may not contain", () => {
  const fixtures = [
    { rule: "import-x/no-default-export", code: "const one = 1;\nexport default one;\n" },
    { rule: "@typescript-eslint/no-explicit-any", code: "export const one = (two: any): unknown => two;\n" },
    { rule: "@typescript-eslint/no-non-null-assertion", code: "export const one = (two?: string): string => two!;\n" },
    {
      rule: "@typescript-eslint/consistent-type-imports",
      code: 'import { Socket } from "node:net";\nexport type Line = Socket;\n',
    },
    { rule: "import-x/no-extraneous-dependencies", code: 'import "saxes";\n' },
    { rule: "no-restricted-imports", code: 'import "gp-connect-update-record/mesh";\n' },
    {
      rule: "@typescript-eslint/no-floating-promises",
      code: "export const one = (two: Promise<void>): void => {\n  two;\n};\n",
    },
    {
      rule: "@typescript-eslint/switch-exhaustiveness-check",
      code:
        'export const one = (two: "a" | "b"): number => {\n  switch (two) {\n    case "a":\n      return 1;\n  }\n ' +
        " return 2;\n};\n",
    },
  ];
  for (const { rule, code } of fixtures) {
    test(`${rule} reports it`, async () => {
      const found = await complaints("src/errors.ts", code, typed);
      expect(found.map((complaint) => complaint.replace(/:\d+$/, ""))).toContain(rule);
    });
  }

  test("clean code passes every rule", async () => {
    const code = '/** One. */\nexport const one = (two: readonly string[]): string => two[0] ?? "none";\n';
    expect(await complaints("src/errors.ts", code, typed)).toEqual([]);
  });
});
