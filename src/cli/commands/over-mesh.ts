// The commands that use MESH. They are loaded together, because each needs nearly the same code.
export { inbox } from "./inbox.js";
export { send } from "./send.js";
