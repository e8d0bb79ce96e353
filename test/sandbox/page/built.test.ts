import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

/** Most bytes of each file of the page, compressed. The worker, with the validator, is loaded when it is used. */
const most: Readonly<Record<string, number>> = {
  "app.css": 5_500,
  "app.js": 18_000,
  "check-worker.js": 125_000,
  "icon.svg": 400,
  "index.html": 900,
};

test("the page is these files, and none is larger than it may be", () => {
  expect(readdirSync("dist/page").sort()).toEqual(Object.keys(most).sort());
  for (const [name, bytes] of Object.entries(most))
    expect(gzipSync(readFileSync(`dist/page/${name}`)).length, name).toBeLessThanOrEqual(bytes);
});

test("no file of the page names another site, but for systems of FHIR and licences", () => {
  for (const name of ["app.js", "app.css", "index.html"])
    expect(readFileSync(`dist/page/${name}`, "utf8"), name).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
});
