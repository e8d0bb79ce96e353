// @ts-check
import { readFileSync } from "node:fs";
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

/** @type {readonly { name: string, path: string, runsIn: "browser" | "node", entryOnly?: true }[]} */
const layers = JSON.parse(readFileSync(new URL("scripts/layers.json", import.meta.url), "utf8"));

/** Each layer imports only from the layers above it in scripts/layers.json, and nothing imports an entry file. */
const zones = layers
  .map((layer, place) => ({
    target: `./${layer.path}`,
    from: layers
      .filter((other, at) => at > place || (other.entryOnly && other !== layer))
      .map((other) => `./${other.path}`),
    message: `${layer.name} may import only from the layers above it (scripts/layers.json).`,
  }))
  .filter(({ from }) => from.length > 0);

const filesOf = (/** @type {string} */ path) => (path.endsWith(".ts") ? path : `${path}/**/*.ts`);
const browserFiles = layers.filter(({ runsIn }) => runsIn === "browser").map(({ path }) => filesOf(path));

/** Globals that exist only in Node or only in a web page: layers that run in both must not use them. */
const hostGlobals = [
  "Buffer",
  "process",
  "global",
  "require",
  "module",
  "__dirname",
  "__filename",
  "setImmediate",
  "clearImmediate",
  "window",
  "document",
  "navigator",
  "location",
  "localStorage",
  "DOMParser",
  "XMLSerializer",
  "XMLHttpRequest",
  "fetch",
];

export default tseslint.config(
  {
    ignores: [
      "dist/**",
      ".cache/**",
      "coverage/**",
      "docs/api/**",
      "schemas/**",
      "**/*generated*/**",
      "**/*.generated.*",
      "examples/endpoints/nestjs/**", // packages and a configuration of its own
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "import-x": importX },
    settings: { "import-x/resolver-next": [createNodeResolver({ extensionAlias: { ".js": [".ts", ".js"] } })] },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      // An interface may require a promise from an implementation that has nothing to wait for.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      eqeqeq: "error",
      "no-console": "error",
      "no-eval": "error",
    },
  },
  {
    files: ["src/**/*.ts"],
    rules: {
      "import-x/no-restricted-paths": ["error", { basePath: import.meta.dirname, zones }],
      "import-x/no-default-export": "error",
      "import-x/no-cycle": "error",
      // valibot is part of what is built; whoever installs the package does not install it.
      "import-x/no-extraneous-dependencies": [
        "error",
        { devDependencies: false, includeTypes: true, whitelist: ["valibot"] },
      ],
      "no-restricted-imports": [
        "error",
        { patterns: [{ regex: "^gp-connect-update-record", message: "Inside src/, import the file itself." }] },
      ],
    },
  },
  {
    files: browserFiles,
    rules: {
      "import-x/no-nodejs-modules": "error",
      "no-restricted-globals": [
        "error",
        ...hostGlobals.map((name) => ({ name, message: "This layer runs in browsers and in Node." })),
      ],
    },
  },
  { rules: { "max-len": ["error", { code: 120 }] } },
  { files: ["src/cli/**/*.ts", "scripts/**/*.ts", "examples/**/*.ts", "test/**/*.ts"], rules: { "no-console": "off" } },
);
