import { responseCodes } from "../../../terminology/response-codes.js";
import type { Fault } from "../../faults/fault.js";
import type { PracticeSwitch } from "../../practice/switch.js";
import { done, json, RefusedError } from "../answer.js";
import { asJson } from "../as-json.js";
import type { PageParts, Route } from "../page-parts.js";
import { exampleTitles } from "../example/titles.js";
import type { SandboxJson } from "../shapes.js";

/** The codes that a practice can refuse a message with. */
const rejections = Object.entries(responseCodes)
  .filter(([, { outcome }]) => outcome === "rejected")
  .map(([code, { display }]) => ({ code, title: display }));

/** Practices, faults and the clock. The sandbox checks what it is given. */
export const settingRoutes: readonly Route[] = [
  { method: "GET", path: "sandbox", answer: (_call, parts) => json(sandboxJson(parts)) },
  { method: "GET", path: "practices", answer: (_call, { sandbox }) => json(sandbox.practices.list()) },
  {
    method: "PUT",
    path: "practices/*",
    async answer({ parts: [odsCode = ""], json: body }, { sandbox, live }) {
      if (!sandbox.practices.list().some((one) => one.odsCode === odsCode))
        throw new RefusedError(404, "unknown-id", "The sandbox has no practice with this ODS code.");
      sandbox.practices.set(odsCode, (await body()) as unknown as PracticeSwitch);
      live.tell({ type: "settings" });
      return json(sandbox.practices.list().find((one) => one.odsCode === odsCode));
    },
  },
  { method: "GET", path: "faults", answer: (_call, { sandbox }) => json(sandbox.faults.list()) },
  {
    method: "POST",
    path: "faults",
    async answer({ json: body }, { sandbox, live }) {
      const { id } = sandbox.faults.add((await body()) as unknown as Fault);
      live.tell({ type: "settings" });
      return json({ id }, 201);
    },
  },
  {
    method: "DELETE",
    path: "faults/*",
    answer({ parts: [id = ""] }, { sandbox, live }) {
      if (!sandbox.faults.remove(id)) throw new RefusedError(404, "unknown-id", "There is no fault with this id.");
      live.tell({ type: "settings" });
      return done;
    },
  },
  {
    method: "DELETE",
    path: "faults",
    answer({ query }, { sandbox, live }) {
      const run = query.get("run");
      sandbox.faults.clear(run === null ? {} : { run });
      live.tell({ type: "settings" });
      return done;
    },
  },
  { method: "GET", path: "time", answer: (_call, { sandbox }) => json({ now: sandbox.time.now() }) },
  {
    method: "POST",
    path: "time",
    answer: async ({ json: body }, { sandbox }) => json({ now: sandbox.time.advance(await body()) }),
  },
  {
    method: "DELETE",
    path: "time",
    answer(_call, { sandbox }) {
      sandbox.time.reset();
      return json({ now: sandbox.time.now() });
    },
  },
];

function sandboxJson({ sandbox, runs, holds }: PageParts): SandboxJson {
  return {
    url: sandbox.url,
    now: sandbox.time.now().toISOString(),
    mailboxes: sandbox.mailboxes.map(({ mailboxId, odsCode }) => ({ mailboxId, odsCode })),
    practices: asJson(sandbox.practices.list()),
    faults: asJson(sandbox.faults.list()),
    holds: holds.list(),
    runs: [...runs].filter((run) => run !== "").sort(),
    examples: exampleTitles,
    rejections,
  };
}
