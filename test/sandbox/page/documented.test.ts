import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { exampleRoutes } from "../../../src/sandbox/page/routes/example.js";
import { holdRoutes } from "../../../src/sandbox/page/routes/holds.js";
import { messageRoutes } from "../../../src/sandbox/page/routes/messages.js";
import { settingRoutes } from "../../../src/sandbox/page/routes/settings.js";

test("docs/sandbox.md shows each call of the page's API, and no other", () => {
  const text = readFileSync(new URL("../../../docs/sandbox.md", import.meta.url), "utf8");
  const shown = [...text.matchAll(/^curl (?:-N )?(?:-X (\w+) )?"\$API\/([^"?]+)/gm)].map(
    ([, method = "GET", path = ""]) => `${method} ${path.replace(/\/(?:ID|A12345)(?=\/|$)/, "/*")}`,
  );
  const routes = [...messageRoutes, ...settingRoutes, ...holdRoutes, ...exampleRoutes];
  expect(shown.sort()).toEqual([...routes.map(({ method, path }) => `${method} ${path}`), "GET events"].sort());
});
