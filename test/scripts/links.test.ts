import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { brokenLinks, isShipped } from "../../scripts/links.js";
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

/** Links of pages that are shipped to what only the repository has, and why they stay. */
const onlyInTheRepository: Readonly<Record<string, { readonly to: RegExp; readonly why: string }>> = {
  "CONTRIBUTING.md": { to: /^docs\/architecture\.md/, why: "it is about work in a clone" },
  "SECURITY.md": { to: /^test\//, why: "it names the tests of each control, and says where they are" },
  "docs/mesh-failures.md": { to: /^\.\.\/test\//, why: "it names the tests of each row, and says where they are" },
  "docs/rules.md": { to: /^\.\.\/test\//, why: "it names the tests of each rule, and says where they are" },
  "docs/clinical-safety/hazard-log.md": {
    to: /^\.\.\/\.\.\/(?:test|scripts)\//,
    why: "it names the tests of each control, and says where they are",
  },
};

test("what a page of the package shows or links is in the package too", () => {
  const shipped = pages.filter((page) => isShipped(page, { page, files }));
  expect(shipped).toContain("docs/evidence/README.md");
  expect(shipped).not.toContain("docs/architecture.md");
  const broken = shipped.flatMap((page) => brokenLinks(root, [page], { page, files }));
  expect(broken.filter(({ page, link }) => onlyInTheRepository[page]?.to.test(link) !== true)).toEqual([]);
  // No exception outlives its reason.
  expect([...new Set(broken.map(({ page }) => page))].sort()).toEqual(Object.keys(onlyInTheRepository).sort());
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
