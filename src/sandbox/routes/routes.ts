import type { Mesh, MeshAnswer, MeshRequest } from "./exchange.js";
import { handshakeRoute, healthRoute } from "./handshake.js";
import { acknowledgeRoute, downloadRoute } from "./inbox-message.js";
import { countRoute, inboxRoute } from "./inbox.js";
import { laterPartRoute, sendRoute, trackingRoute } from "./outbox.js";

/** Answers a request that passed the checks of its route. */
export type Answering = (request: MeshRequest, mesh: Mesh) => MeshAnswer;

/** One row of the API. */
interface Route {
  readonly methods: readonly string[];
  /** `{name}` matches one part of the path. */
  readonly path: string;
  readonly answer: Answering;
  /** True where no token is required. */
  readonly open?: true;
}

/** The part of the MESH API that the sandbox offers. The first path that matches counts. */
const routes: readonly Route[] = [
  { methods: ["GET"], path: "/health", answer: healthRoute, open: true },
  { methods: ["POST", "GET"], path: "/messageexchange/{mailbox}", answer: handshakeRoute },
  { methods: ["POST"], path: "/messageexchange/{mailbox}/outbox", answer: sendRoute },
  { methods: ["GET"], path: "/messageexchange/{mailbox}/outbox/tracking", answer: trackingRoute },
  { methods: ["POST"], path: "/messageexchange/{mailbox}/outbox/{message}/{part}", answer: laterPartRoute },
  { methods: ["GET"], path: "/messageexchange/{mailbox}/inbox", answer: inboxRoute },
  { methods: ["GET"], path: "/messageexchange/{mailbox}/count", answer: countRoute },
  { methods: ["GET", "HEAD"], path: "/messageexchange/{mailbox}/inbox/{message}", answer: downloadRoute },
  {
    methods: ["PUT"],
    path: "/messageexchange/{mailbox}/inbox/{message}/status/acknowledged",
    answer: acknowledgeRoute,
  },
];

const patterns = routes.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}/?$`),
}));

/** A route that matches, with the parts of the path. */
export interface RouteMatch {
  readonly route: Pick<Route, "answer" | "open">;
  readonly parts: Readonly<Record<string, string>>;
}

/** Finds the route of a request. */
export function findRoute(method: string, path: string): RouteMatch | "no-such-path" | "no-such-method" {
  for (const { route, pattern } of patterns) {
    const parts = pattern.exec(path);
    if (parts !== null)
      return route.methods.includes(method) ? { route, parts: { ...parts.groups } } : "no-such-method";
  }
  return "no-such-path";
}
