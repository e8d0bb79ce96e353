// What check-browser.ts loads into the page: both entries that run in browsers, as they were built.
export { buildMessage, parseConsultation, validateMessage } from "../dist/index.js";
export { renderText } from "../dist/render/index.js";
