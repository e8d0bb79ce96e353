import { RefusedError, type Answer, type Call } from "../answer.js";
import type { PageParts, Route } from "../page-parts.js";
import { exampleRoutes } from "./example.js";
import { holdRoutes } from "./holds.js";
import { messageRoutes } from "./messages.js";
import { settingRoutes } from "./settings.js";

/** All calls of the API but the events, by the number of parts in their path. */
const routes = [...messageRoutes, ...settingRoutes, ...holdRoutes, ...exampleRoutes].map((route) => ({
  ...route,
  pattern: route.path.split("/"),
}));

/** Answers a call. `path` is what stands after `/api/`. @throws RefusedError */
export async function answerCall(
  { method = "GET", path }: { readonly method?: string | undefined; readonly path: string },
  call: Omit<Call, "parts">,
  parts: PageParts,
): Promise<Answer> {
  const given = path.split("/");
  const found = routes.filter(
    ({ pattern }) =>
      pattern.length === given.length && pattern.every((part, place) => part === "*" || part === given[place]),
  );
  if (found.length === 0) throw new RefusedError(404, "unknown-path", "The page's API has no such path.");
  const route: (Route & { readonly pattern: readonly string[] }) | undefined = found.find(
    (one) => one.method === method,
  );
  if (route === undefined)
    throw new RefusedError(405, "wrong-method", `Use ${found.map((one) => one.method).join(" or ")} here.`);
  return route.answer(
    { ...call, parts: given.filter((_part, place) => route.pattern[place] === "*").map(decodeURIComponent) },
    parts,
  );
}
