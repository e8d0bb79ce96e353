// The commands that use MESH. They are loaded together, because each needs nearly the same code.
export { inbox } from "./inbox.js";
export { poll } from "./poll.js";
export { run } from "./run.js";
export { send } from "./send.js";
