import * as v from "valibot";
import { Refused } from "../refused.js";
import { WrongUse } from "../wrong-use.js";

const text = v.string();
const optionalText = v.exactOptional(v.string());

/** A message as the page of a sandbox gives it. */
export interface SandboxMessageJson {
  readonly id: string;
  readonly kind: string;
  readonly run: string;
  readonly from: string;
  readonly to: string;
  readonly practice?: string;
  readonly workflowId: string;
  readonly localId: string;
  readonly at: string;
  readonly state?: string;
  readonly headerId?: string;
  readonly documentId?: string;
  readonly service?: string;
  readonly patient?: string;
  readonly answers: readonly string[];
  readonly answerTo?: string;
  readonly steps: readonly { readonly at: string; readonly words: string; readonly code?: string }[];
}

const message: v.GenericSchema<unknown, SandboxMessageJson> = v.looseObject({
  id: text,
  kind: text,
  run: text,
  from: text,
  to: text,
  practice: optionalText,
  workflowId: text,
  localId: text,
  at: text,
  state: optionalText,
  headerId: optionalText,
  documentId: optionalText,
  service: optionalText,
  patient: optionalText,
  answers: v.array(text),
  answerTo: optionalText,
  steps: v.array(v.looseObject({ at: text, words: text, code: optionalText })),
});

const page = v.object({ messages: v.array(message), next: optionalText });
const fault = v.object({ error: v.object({ message: text }) });

/** The page has answered, and refuses what was asked. */
export class RefusedByPage extends Refused {}

/** The messages of a running sandbox, newest first, as many as there are. @throws Refused */
export async function* listMessages(port: number, query: URLSearchParams): AsyncGenerator<SandboxMessageJson> {
  let next: string | undefined;
  do {
    const asked = new URLSearchParams(query);
    if (next !== undefined) asked.set("after", next);
    const found = answered(page, await getJson(port, `messages?${asked.toString()}`));
    yield* found.messages;
    next = found.next;
  } while (next !== undefined);
}

/** One message. @throws Refused, RefusedByPage where there is none of this id */
export async function messageOf(port: number, id: string): Promise<SandboxMessageJson> {
  return answered(message, await getJson(port, `messages/${encodeURIComponent(id)}`));
}

/** Its content. @throws as `messageOf` */
export async function bodyOf(port: number, id: string): Promise<string> {
  return (await get(port, `messages/${encodeURIComponent(id)}/body`)).text();
}

function answered<Schema extends v.GenericSchema>(schema: Schema, json: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, json);
  if (!result.success) throw new Refused("what answers at this port is no sandbox's page.");
  return result.output;
}

async function getJson(port: number, path: string): Promise<unknown> {
  const answer = await get(port, path);
  try {
    return await answer.json();
  } catch (cause) {
    throw new Refused("what answers at this port is no sandbox's page.", { cause });
  }
}

async function get(port: number, path: string): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(`http://127.0.0.1:${port}/api/${path}`, { redirect: "error" });
  } catch (cause) {
    throw new Refused(
      `no page answers at port ${port}: start the sandbox with --page, which says its page's port (not that of MESH).`,
      {
        cause,
      },
    );
  }
  if (answer.ok) return answer;
  const said = v.safeParse(fault, await answer.json().catch(() => undefined));
  throw new RefusedByPage(said.success ? said.output.error.message : `the sandbox's page answers ${answer.status}.`);
}

/** The page's port. @throws WrongUse */
export function pagePortOf(given: string | undefined): number {
  if (given === undefined)
    throw new WrongUse("name the port of the sandbox's page with --port: `update-record sandbox --page` says it.");
  const port = /^[0-9]{1,5}$/.test(given) ? Number(given) : 0;
  if (port < 1 || port > 65_535) throw new WrongUse("--port must be a number from 1 to 65535.");
  return port;
}
