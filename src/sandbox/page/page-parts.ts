import type { Sandbox } from "../sandbox.js";
import type { Answer, Call } from "./answer.js";
import type { Example } from "./example/example.js";
import type { Holds } from "./holds.js";
import type { Live } from "./live.js";

/** What the routes of the API work with. */
export interface PageParts {
  readonly sandbox: Sandbox;
  readonly live: Live;
  readonly example: Example;
  readonly holds: Holds;
  /** The runs that messages belong to. */
  readonly runs: Set<string>;
}

/** One call of the API. */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below /api; `*` stands for one part, which the call gets. */
  readonly path: string;
  readonly answer: (call: Call, parts: PageParts) => Answer | Promise<Answer>;
}
