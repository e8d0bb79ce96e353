// The commands that use a store alone. They are loaded together, because each needs nearly the same code.
export { attention } from "./attention.js";
export { migrate } from "./migrate.js";
export { resolve } from "./resolve.js";
export { status } from "./status.js";
