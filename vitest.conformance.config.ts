import type { ViteUserConfig } from "vitest/config";
import { runOf } from "./vitest.shared.js";

/** Against NHS England's examples, HL7's schemas and the offline referee: needs `../shared`, xmllint and Java. */
const config: ViteUserConfig = runOf("test/conformance/**/*.test.ts", 300_000);
export default config;
