import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { brokenLinks } from "../../scripts/links.js";
import { root } from "../project/layers.js";

const below = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md") && !name.startsWith("api/"))
    .map((name) => `${folder}/${name}`);
const pages = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", ...below("docs"), ...below("examples")];
const { files } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly files: readonly string[] };

test("every relative link of every page leads to a file, and to a heading or anchor of it", () => {
  console.log(`pages whose links were followed: ${pages.length}`);
  expect(brokenLinks(root, pages)).toEqual([]);
});

test("what the README links is in the package, or the link is absolute", () => {
  expect(brokenLinks(root, ["README.md"], { page: "README.md", files })).toEqual([]);
});

test("a link without a file, or without a heading, is named with its line; one in code is not looked at", () => {
  const fixture = "test/scripts/fixtures/links/page.md";
  expect(brokenLinks(root, [fixture]).map(({ line, link }) => `${line}: ${link}`)).toEqual([
    "4: missing.md",
    "4: other.md#another",
    "4: ../../../../../x.md",
  ]);
});

test("of a page that is shipped, a link to what is not shipped is refused", () => {
  const fixture = "test/scripts/fixtures/links/page.md";
  const broken = brokenLinks(root, [fixture], { page: fixture, files: ["docs"] });
  expect(broken.map(({ link, why }) => `${link}: ${why}`)[0]).toMatch(/^other\.md#a-heading: the package does not/);
});
