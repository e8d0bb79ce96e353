// The commands that read or write a consultation. They are loaded together, because each needs nearly the same code.
export { build } from "./build.js";
export { read } from "./read.js";
export { render } from "./render.js";
export { review } from "./review.js";
