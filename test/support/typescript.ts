import { createRequire } from "node:module";
import type typescript from "typescript";

/** The compiler: to import it takes four times as long as to require it, since Node reads all of it twice more. */
const ts: typeof typescript = createRequire(import.meta.url)("typescript") as typeof typescript;
export default ts;
