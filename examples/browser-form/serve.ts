// Bundles the form for a browser, and serves it on this machine alone.
// Run it: npx tsx examples/browser-form/serve.ts [--port N]      (Ctrl-C stops it; exit code 0)
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values } = parseArgs({ options: { port: { type: "string", default: "0" } } });
const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL("form.ts", import.meta.url))],
  bundle: true,
  format: "esm",
  platform: "browser",
  minify: true,
  write: false,
});
const files = new Map([
  ["/", { type: "text/html; charset=utf-8", body: await readFile(new URL("index.html", import.meta.url)) }],
  ["/form.js", { type: "text/javascript", body: outputFiles[0]?.contents ?? new Uint8Array() }],
]);
const server = createServer((request, response) => {
  const file = files.get(request.url ?? "");
  response.writeHead(file === undefined ? 404 : 200, { "content-type": file?.type ?? "text/plain" }).end(file?.body);
});
server.listen(Number(values.port), "127.0.0.1");
await once(server, "listening");
console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
server.closeAllConnections();
server.close();
