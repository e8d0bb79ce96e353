import type { ViteUserConfig } from "vitest/config";
import { runOf } from "./vitest.shared.js";

/** Cut connections, wrong certificates, clocks that are off: needs loopback sockets. */
const config: ViteUserConfig = runOf("test/fault/**/*.test.ts", 120_000);
export default config;
