// A CommonJS program, as most of Node's frameworks compile to: require() of every entry.
const assert = require("node:assert/strict");
const { exports: entries } = require("gp-connect-update-record/package.json");

for (const path of Object.keys(entries).filter((name) => !/\*|\.json$/.test(name)))
  assert.ok(Object.keys(require(`gp-connect-update-record${path.slice(1)}`)).length > 0, path);
console.log(`Node ${process.version}: every entry by require()`);
