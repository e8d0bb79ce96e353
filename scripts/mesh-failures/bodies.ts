import type { FailureRows } from "./row.js";

const done = ["answer-unreadable", "network", "done", "no resend"] as const;
const ofItem = ["answer-unreadable", "message", "not-done", "no resend"] as const;
const ofList = ["answer-unreadable", "network", "not-done", "no resend"] as const;
const follow = "A send: do not send again, follow it by its ids.";
const tooLarge = {
  send: ["too-large", "message", "done", "no resend"],
} as const;
const stays = "The item stays in the inbox: ask its sender.";

/** Answers of success that say something else than the API describes. */
export const bodies: FailureRows = {
  "page-200": {
    failure: "200 with a page (HTML)",
    send: ["answer-unreadable", "mailbox", "unknown", "no resend"],
    todo: "Check the proxy or its login, then send the same bytes again.",
  },
  "empty-200": {
    failure: "200 without a body, to a send or a listing",
    send: ["answer-unreadable", "network", "unknown", "no resend"],
    todo: "Check `baseUrl`, then send the same bytes again.",
  },
  "not-an-item": {
    failure: "200 with none of MESH's headers, to a download",
    read: ofList,
    todo: "Check `baseUrl` and what is in between; the item stays in the inbox.",
  },
  "no-id": { failure: "202 without a message id", send: done, read: "none", todo: follow },
  "bad-id": { failure: "202 with an id that cannot be one", send: done, read: "none", todo: follow },
  "bad-json": { failure: "a body that is no JSON", send: done, read: ofList, todo: `${follow} A listing: poll again.` },
  "truncated-gzip": { failure: "gzip that ends too early", send: done, read: ofItem, todo: `${follow} ${stays}` },
  "false-gzip": { failure: "gzip that is none", send: done, read: ofItem, todo: `${follow} ${stays}` },
  "other-encoding": {
    failure: "a content-encoding other than gzip",
    send: done,
    read: ofItem,
    todo: `${follow} ${stays}`,
  },
  "too-large": {
    failure: "a body that is larger than allowed",
    ...tooLarge,
    todo: `${follow} A download: raise \`limits.maxMessageBytes\`.`,
  },
  "gzip-bomb": { failure: "a small body that unpacks to a huge one", ...tooLarge, todo: `${follow} ${stays}` },
  "page-of-other-things": {
    failure: "a listing that holds something other than ids",
    read: ofItem,
    todo: "What was listed can be used; tell the MESH service.",
  },
  "no-list": { failure: "a listing without a list", read: ofList, todo: "Poll again; tell the MESH service." },
  "inbox-without-end": {
    failure: "a listing of more pages or ids than are believed",
    read: ofList,
    todo: "Handle what was listed, then list again.",
  },
  "part-missing": {
    failure: "a message that ends before its last part",
    read: ofItem,
    todo: stays,
  },
  "part-too-many": { failure: "a message that goes on after its last part", read: ofItem, todo: stays },
  "wrong-part": { failure: "another part than the one asked for", read: ofItem, todo: stays },
  "no-parts-announced": { failure: "206 that does not say how many parts there are", read: ofItem, todo: stays },
  "message-and-report": { failure: "an item that is said to be both message and report", read: ofItem, todo: stays },
};
