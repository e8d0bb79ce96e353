import type { SandboxOperation } from "../faults/fault.js";
import type { Mesh, MeshAnswer, MeshRequest } from "./exchange.js";
import { addFaultRoute, clearFaultsRoute, listFaultsRoute, removeFaultRoute } from "./faults.js";
import { handshakeRoute, healthRoute } from "./handshake.js";
import { acknowledgeRoute, downloadPartRoute, downloadRoute, headRoute } from "./inbox-message.js";
import { countRoute, inboxRoute } from "./inbox.js";
import { endpointLookupRoute, workflowSearchRoute } from "./look-up.js";
import { laterPartRoute, sendRoute } from "./outbox.js";
import { localTrackingRoute, trackingRoute } from "./tracking.js";

/** Answers a request that passed the checks of its route. */
export type Answering = (request: MeshRequest, mesh: Mesh) => MeshAnswer | Promise<MeshAnswer>;

/** One row of the API. */
export interface Route {
  readonly methods: readonly string[];
  /** `{name}` matches one part of the path. */
  readonly path: string;
  readonly answer: Answering;
  /** What faults know it by. Left out where no fault applies. */
  readonly operation?: SandboxOperation;
  /** True where no token is required. */
  readonly open?: true;
}

/** The MESH API, and the sandbox's own calls. The first path that matches with its method counts. */
const routes: readonly Route[] = [
  { methods: ["GET"], path: "/health", answer: healthRoute, open: true },
  { methods: ["POST"], path: "/sandbox/faults", answer: addFaultRoute, open: true },
  { methods: ["GET"], path: "/sandbox/faults", answer: listFaultsRoute, open: true },
  { methods: ["DELETE"], path: "/sandbox/faults", answer: clearFaultsRoute, open: true },
  { methods: ["DELETE"], path: "/sandbox/faults/{fault}", answer: removeFaultRoute, open: true },
  {
    methods: ["GET"],
    path: "/messageexchange/endpointlookup/{ods}/{workflow}",
    answer: endpointLookupRoute,
    operation: "look-up",
    open: true,
  },
  {
    methods: ["GET"],
    path: "/messageexchange/workflowsearch/{workflow}",
    answer: workflowSearchRoute,
    operation: "look-up",
    open: true,
  },
  {
    methods: ["POST", "GET"],
    path: "/messageexchange/{mailbox}",
    answer: handshakeRoute,
    operation: "handshake",
  },
  { methods: ["POST"], path: "/messageexchange/{mailbox}/outbox", answer: sendRoute, operation: "send" },
  {
    methods: ["GET"],
    path: "/messageexchange/{mailbox}/outbox/tracking",
    answer: trackingRoute,
    operation: "track",
  },
  {
    methods: ["GET"],
    path: "/messageexchange/{mailbox}/outbox/tracking/{local}",
    answer: localTrackingRoute,
    operation: "track",
  },
  {
    methods: ["POST"],
    path: "/messageexchange/{mailbox}/outbox/{message}/{part}",
    answer: laterPartRoute,
    operation: "send-chunk",
  },
  { methods: ["GET"], path: "/messageexchange/{mailbox}/inbox", answer: inboxRoute, operation: "list" },
  { methods: ["GET"], path: "/messageexchange/{mailbox}/count", answer: countRoute, operation: "count" },
  {
    methods: ["HEAD"],
    path: "/messageexchange/{mailbox}/inbox/{message}",
    answer: headRoute,
    operation: "head",
  },
  {
    methods: ["GET"],
    path: "/messageexchange/{mailbox}/inbox/{message}",
    answer: downloadRoute,
    operation: "download",
  },
  {
    methods: ["GET"],
    path: "/messageexchange/{mailbox}/inbox/{message}/{part}",
    answer: downloadPartRoute,
    operation: "download-chunk",
  },
  {
    methods: ["PUT"],
    path: "/messageexchange/{mailbox}/inbox/{message}/status/acknowledged",
    answer: acknowledgeRoute,
    operation: "acknowledge",
  },
];

const patterns = routes.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}/?$`),
}));

/** A route that matches, with the parts of the path. */
export interface RouteMatch {
  readonly route: Route;
  readonly parts: Readonly<Record<string, string>>;
}

/** Finds the route of a request. */
export function findRoute(method: string, path: string): RouteMatch | "noSuchPath" | "noSuchMethod" {
  let none: "noSuchPath" | "noSuchMethod" = "noSuchPath";
  for (const { route, pattern } of patterns) {
    const found = pattern.exec(path);
    if (found === null) continue;
    const parts = decoded({ ...found.groups });
    if (parts === undefined) return "noSuchPath";
    if (route.methods.includes(method)) return { route, parts };
    none = "noSuchMethod";
  }
  return none;
}

/** Undefined where the path has a `%` that is no escape. */
function decoded(parts: Readonly<Record<string, string>>): Readonly<Record<string, string>> | undefined {
  try {
    return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, decodeURIComponent(part)]));
  } catch {
    return undefined;
  }
}
