import { request } from "node:https";
import { handshakeHeaders, token } from "../../sandbox/support/raw-client.js";
import type { Recorder } from "./recorder.js";

interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Default: a good token of the path's mailbox. */
  readonly authorization?: string;
}

const own = "/messageexchange/X26ABC1";
const other = "/messageexchange/X26ABC2";
const accepts = { v1: "application/json", v2: "application/vnd.mesh.v2+json" } as const;
const letter = { "mex-to": "X26ABC2", "mex-workflowid": "TEST_WORKFLOW", "content-type": "text/plain" };
const badToken = { authorization: token({ password: "wrong" }) };
const noVersion = { headers: { accept: "application/vnd.mesh.vx+json" } };

/** Asks a MESH server for every answer that it can give to each operation, in both versions of the API. */
export async function everyAnswer(recorder: Recorder): Promise<void> {
  for (const version of ["v1", "v2"] as const) {
    const ask = (path: string, more: Ask = {}): Promise<Record<string, unknown>> =>
      call(recorder, path, { ...more, headers: { accept: accepts[version], ...more.headers } });
    const send = async (headers: Readonly<Record<string, string>> = {}, body = "hello"): Promise<string> => {
      const answer = await ask(`${own}/outbox`, { method: "POST", body, headers: { ...letter, ...headers } });
      return String(answer["message_id"] ?? answer["messageID"]);
    };
    const id = await send({ "mex-localid": `once-${version}`, "mex-filename": "a.txt", "mex-subject": "Test" });
    const whole = await send({ "mex-chunk-range": "1:2" }, "first ");
    const part = (number: number, headers: Readonly<Record<string, string>> = {}): Ask => ({
      method: "POST",
      body: "last",
      headers: { "mex-chunk-range": `${number}:2`, ...headers },
    });
    const later = `${own}/outbox/${whole}/2`;
    await ask(later, part(1)); // 417
    await ask(later, part(2, { "content-encoding": "gzip" })); // 417
    await ask(later, { ...part(2), ...badToken });
    await ask(`${own}/outbox/NOSUCH/2`, part(2));
    await ask(`${other}/inbox/${whole}`); // not whole yet
    await ask(later, part(2));
    await ask(later, part(2)); // 423
    await send({ "mex-localid": `twice-${version}` });
    await send({ "mex-localid": `twice-${version}` });
    const gone = await send();
    await ask(`${other}/inbox/${gone}/status/acknowledged`, { method: "PUT" });
    for (const headers of wrongLetters) await send(headers);
    await send({}, "");
    await ask(`${own}/outbox`, { method: "POST", body: "hello" }); // no recipient
    const messages = [id, whole, gone, "NOSUCH"];
    const reading: readonly (readonly [path: string, more?: Ask])[] = [
      ...messages.flatMap((each) => [
        [`${other}/inbox/${each}`] as const,
        [`${other}/inbox/${each}`, { method: "HEAD" }] as const,
        [`${other}/inbox/${each}/1`] as const,
        [`${own}/outbox/tracking?messageID=${each}`] as const,
      ]),
      [`${own}/inbox/${id}`], // another mailbox's
      [`${own}/inbox/${id}`, { method: "HEAD" }],
      [`${other}/inbox/${whole}/2`],
      [`${other}/inbox/${id}/status/acknowledged`, { method: "PUT" }],
      [`${other}/inbox/NOSUCH/status/acknowledged`, { method: "PUT" }],
      ...[`once-${version}`, `twice-${version}`, "NOSUCH"].map((each) => [`${own}/outbox/tracking/${each}`] as const),
      [own, { method: "POST", headers: handshakeHeaders }],
      [own, { method: "POST" }], // without its headers
      [`${other}/inbox?max_results=10`],
      [`${other}/inbox?max_results=5`],
      [`${other}/inbox?workflow_filter=X`],
      [`${other}/inbox?workflow_filter=${"X".repeat(300)}`],
      [`${own}/outbox/tracking`], // without an id
      [`${other}/count`],
      ["/messageexchange/endpointlookup/X26/TEST_WORKFLOW"],
      ["/messageexchange/endpointlookup/X26/NOSUCH"],
      ["/messageexchange/workflowsearch/TEST_WORKFLOW"],
    ];
    for (const [path, more] of reading) await ask(path, more);
    for (const [path, more] of eachOperation(id, whole)) {
      await ask(path, { ...more, ...badToken });
      await ask(path, { ...more, ...noVersion, headers: { ...more.headers, ...noVersion.headers } });
    }
  }
}

/** Headers that a send is refused for. */
const wrongLetters: readonly Readonly<Record<string, string>>[] = [
  { "mex-to": "NOBODY" },
  { "mex-to": "" },
  { "mex-to": "https://a.example" },
  { "mex-to": "A".repeat(101) },
  { "mex-from": "X26ABC2" },
  { "mex-chunk-range": "2:2" },
  { "mex-content-checksum": "a<b" },
  { "content-encoding": "deflate" },
];

/** One good request for each operation. */
function eachOperation(id: string, whole: string): readonly (readonly [path: string, more: Ask])[] {
  return [
    [own, { method: "POST", headers: handshakeHeaders }],
    [`${own}/inbox`, {}],
    [`${own}/inbox/${id}`, {}],
    [`${own}/inbox/${id}`, { method: "HEAD" }],
    [`${own}/inbox/${id}/1`, {}],
    [`${own}/inbox/${id}/status/acknowledged`, { method: "PUT" }],
    [`${own}/count`, {}],
    [`${own}/outbox`, { method: "POST", headers: letter, body: "hello" }],
    [`${own}/outbox/${whole}/2`, { method: "POST", headers: { "mex-chunk-range": "2:2" }, body: "hello" }],
    [`${own}/outbox/tracking?messageID=${id}`, {}],
    [`${own}/outbox/tracking/FA123`, {}],
    ["/messageexchange/endpointlookup/X26/TEST_WORKFLOW", {}],
    ["/messageexchange/workflowsearch/TEST_WORKFLOW", {}],
  ];
}

/** One request; gives the members of a JSON answer. */
function call(recorder: Recorder, path: string, ask: Ask): Promise<Record<string, unknown>> {
  const { method = "GET", headers, body } = ask;
  const mailboxId = /^\/messageexchange\/([^/?]+)/.exec(path)?.[1] ?? "X26ABC1";
  const { authorization = token({ mailboxId }) } = ask;
  return new Promise((resolve, reject) => {
    request(
      `${recorder.url}${path}`,
      { method, ca: recorder.ca, agent: false, headers: { authorization, ...headers } },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (more: string) => {
          text += more;
        });
        answer.on("end", () => {
          resolve(text.startsWith("{") ? (JSON.parse(text) as Record<string, unknown>) : {});
        });
      },
    )
      .on("error", reject)
      .end(body);
  });
}
