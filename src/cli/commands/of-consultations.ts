// The commands that read a consultation or write one: loaded together, since each needs nearly all of what the others
// do.
export { build } from "./build.js";
export { read } from "./read.js";
export { render } from "./render.js";
export { review } from "./review.js";
