// What check-browser.ts loads into the page: built entries that run in browsers.
export { buildMessage, parseConsultation, validateMessage } from "../dist/index.js";
export { renderText } from "../dist/render/index.js";
