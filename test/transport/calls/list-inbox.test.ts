import { afterAll, expect, test } from "vitest";
import { InvalidValueError } from "../../../src/errors.js";
import { listInbox } from "../../../src/transport/mesh/calls/list-inbox.js";
import { meshClient, type MeshClient } from "../../../src/transport/mesh/client.js";
import { againstServer, all, json } from "../support/against-server.js";
import { failureOf, optionsFor } from "../support/fixtures.js";

const mesh = againstServer();
const opened: MeshClient[] = [];
const client = (): MeshClient => {
  const one = meshClient(optionsFor(mesh.server));
  opened.push(one);
  return one;
};
afterAll(async () => {
  for (const one of opened) await one.close();
});

const next = (from: string | number): object => ({ next: `/messageexchange/X26ABC1/inbox?continue_from=${from}` });
const fromOf = (url: string): string => new URL(url, "https://x").searchParams.get("continue_from") ?? "";
const urls = (): string[] => mesh.server.received.map(({ url }) => url);

/** What a walk gave before it ended or failed. */
async function walked(ids: AsyncIterable<string>): Promise<{ given: string[]; failure: unknown }> {
  const given: string[] = [];
  try {
    for await (const id of ids) given.push(id);
  } catch (failure) {
    return { given, failure };
  }
  return { given, failure: undefined };
}

test("ME-07: the inbox is read page after page, each id once, with paths that this client makes", async () => {
  const pages: Record<string, unknown> = {
    "?max_results=10": {
      messages: ["1", "2"],
      links: { self: "", next: "/elsewhere/inbox?max_results=10&continue_from=a%3D" },
    },
    "?max_results=10&continue_from=a%3D": {
      messages: ["1", "2", "3"],
      links: { next: "https://elsewhere.example/x?continue_from=b&max_results=1&evil=1" },
    },
    "?max_results=10&continue_from=b": { messages: ["4"], links: next("b") },
  };
  mesh.server.answer = ({ url }) => json(pages[url.slice(url.indexOf("?"))]);
  expect(await all(listInbox(client(), {}, { pageSize: 10 }))).toEqual(["1", "2", "3", "4"]);
  expect(urls()).toEqual(Object.keys(pages).map((query) => `/messageexchange/X26ABC1/inbox${query}`));
});

test.each([
  { messages: ["1"] },
  { messages: ["1"], links: {} },
  { messages: ["1"], links: { next: null } },
  { messages: ["1"], links: { self: "/x" }, approx_inbox_count: 1 },
])("ME-04, ME-07: an inbox without a next link is read: %o", async (page) => {
  mesh.server.answer = () => json(page);
  expect(await all(mesh.transport.listInbox())).toEqual(["1"]);
  expect(urls()).toEqual(["/messageexchange/X26ABC1/inbox?max_results=500"]);
});

test.each(["", "[]", "{}", "null", '{"messages":"1"}', '{"messages":{"0":"1"}}'])(
  "ME-07: an inbox that reads %j is an error, and never an empty inbox",
  async (body) => {
    mesh.server.answer = () => ({ status: 200, body });
    expect(await failureOf(all(mesh.transport.listInbox()))).toMatchObject({
      reason: "answer-unreadable",
      certainty: "not-done",
    });
  },
);

test.each([5, null, "", ".", "..", "../X", "a b", "a/b", "a\nb", "é", "A".repeat(101)])(
  "ME-07: what cannot be an id, %j, stops no other message, and is not lost in silence",
  async (odd) => {
    mesh.server.answer = ({ url }) =>
      fromOf(url) === "" ? json({ messages: ["1", odd, "2"], links: next("b") }) : json({ messages: ["3"] });
    const { given, failure } = await walked(mesh.transport.listInbox());
    expect(given).toEqual(["1", "2", "3"]);
    expect(failure).toMatchObject({ reason: "answer-unreadable", certainty: "not-done" });
  },
);

test.each([
  "/messageexchange/X26ABC1/inbox",
  "/messageexchange/X26ABC1/inbox?page=2",
  "/messageexchange/X26ABC1/inbox?continue_from=",
  "/messageexchange/X26ABC1/inbox?continue_from=a\r\nb",
  `/messageexchange/X26ABC1/inbox?continue_from=${"a".repeat(2_001)}`,
  5,
])("ME-07: a next link that cannot be followed, %j, is an error after its page", async (link) => {
  mesh.server.answer = () => json({ messages: ["1"], links: { next: link } });
  const { given, failure } = await walked(mesh.transport.listInbox());
  expect(given).toEqual(["1"]);
  expect(failure).toMatchObject({ reason: "answer-unreadable" });
  expect(urls()).toHaveLength(1);
});

test.each([
  { title: "nothing at all", messages: [], requests: 1 },
  { title: "what is known", messages: ["1"], requests: 3 },
])("ME-07: new links to $title end the walk", async ({ messages, requests }) => {
  mesh.server.answer = () => json({ messages, links: next(mesh.server.received.length) });
  expect(await all(mesh.transport.listInbox())).toEqual(messages);
  expect(urls()).toHaveLength(requests);
});

test.each([
  { limits: { pages: 6 }, newIdEvery: 1, given: 6 },
  { limits: { pages: 6 }, newIdEvery: 2, given: 3 },
  { limits: { messageIds: 6 }, newIdEvery: 1, given: 6 },
])(
  "ME-07: new links for ever are given up with an error: $limits, something new on every $newIdEvery. page",
  async (row) => {
    mesh.server.answer = () =>
      json({ messages: [Math.ceil(urls().length / row.newIdEvery).toString()], links: next(urls().length) });
    const { given, failure } = await walked(listInbox(client(), {}, row.limits));
    expect(given).toHaveLength(row.given);
    expect(failure).toMatchObject({ reason: "answer-unreadable", certainty: "not-done" });
    expect(urls()).toHaveLength(6);
  },
);

test.each([1, 2, 3, 5])(
  "ME-07: where MESH starts again from the top, each message is still listed once: every %d. is acknowledged",
  async (step) => {
    const waiting = Array.from({ length: 53 }, (_, place) => `M${String(place).padStart(3, "0")}`);
    const gone = new Set<string>();
    mesh.server.answer = ({ url }) => {
      const inbox = waiting.filter((id) => !gone.has(id));
      // An acknowledged message is no place to continue from: indexOf gives -1, and the walk starts again.
      const start = inbox.indexOf(fromOf(url)) + 1;
      const page = inbox.slice(start, start + 10);
      return json({ messages: page, links: start + 10 < inbox.length ? next(page.at(-1) ?? "") : {} });
    };
    const listed: string[] = [];
    for await (const id of listInbox(client(), {}, { pageSize: 10 })) {
      listed.push(id);
      if (listed.length % (10 * step) === 0) gone.add(id);
    }
    expect(listed.sort()).toEqual(waiting);
  },
);

test("ME-07: a filter is passed on, on every page, and pages that it leaves empty do not end the walk", async () => {
  mesh.server.answer = ({ url }) => {
    const page = Number(fromOf(url));
    return json({ messages: page === 20 ? ["M1"] : [], links: page < 20 ? next(page + 1) : {} });
  };
  expect(await all(mesh.transport.listInbox({ workflowFilter: "!*_ACK*" }))).toEqual(["M1"]);
  expect(urls()[0]).toBe("/messageexchange/X26ABC1/inbox?max_results=500&workflow_filter=!*_ACK*");
  expect(urls().every((url) => url.includes("workflow_filter=!*_ACK*"))).toBe(true);
});

test("ME-07: empty pages without end are not followed without end, filter or not", async () => {
  mesh.server.answer = () => json({ messages: [], links: next(urls().length) });
  expect(await all(mesh.transport.listInbox({ workflowFilter: "GPCONNECT*" }))).toEqual([]);
  expect(urls()).toHaveLength(21);
});

test.each(["", "X", "*", "!", "!*", "*ACK", "A**", "A*B", "A B", "A&max_results=1", "é".repeat(3), "A".repeat(256), 5])(
  "ME-07: the filter %j is refused before anything is sent",
  async (workflowFilter) => {
    const refused = workflowFilter !== "A&max_results=1";
    mesh.server.answer = () => json({ messages: [] });
    const { failure } = await walked(mesh.transport.listInbox({ workflowFilter: workflowFilter as string }));
    expect(failure instanceof InvalidValueError).toBe(refused);
    expect(urls()).toEqual(
      refused ? [] : ["/messageexchange/X26ABC1/inbox?max_results=500&workflow_filter=A%26max_results%3D1"],
    );
  },
);

test("ME-07: the caller's signal ends a walk between two pages", async () => {
  const controller = new AbortController();
  mesh.server.answer = () => json({ messages: [`M${urls().length}`], links: next(urls().length) });
  const listing = mesh.transport.listInbox({ signal: controller.signal });
  const given: string[] = [];
  const walk = (async () => {
    for await (const id of listing) {
      given.push(id);
      controller.abort();
    }
  })();
  expect(await failureOf(walk)).toMatchObject({ reason: "aborted", certainty: "not-done" });
  expect(given).toEqual(["M1"]);
  expect(urls()).toHaveLength(1);
});
