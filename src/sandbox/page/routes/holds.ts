import { done, json, RefusedError } from "../answer.js";
import type { Route } from "../page-parts.js";

/** Answers held back, so that they can be late, or come in another order. */
export const holdRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "holds",
    async answer({ json: body }, { holds, live }) {
      const { run, practice } = await body();
      for (const one of [run, practice])
        if (one !== undefined && typeof one !== "string")
          throw new RefusedError(400, "invalid-value", "run and practice must be text.");
      const hold = holds.add({
        ...(typeof run === "string" ? { run } : {}),
        ...(typeof practice === "string" ? { practice } : {}),
      });
      live.tell({ type: "settings" });
      return json(hold, 201);
    },
  },
  {
    method: "DELETE",
    path: "holds/*",
    async answer({ parts: [id = ""], query }, { holds, live }) {
      const order = query.get("order") === "reversed" ? "reversed" : "as-written";
      if (!(await holds.release(id, order)))
        throw new RefusedError(404, "unknown-id", "Nothing is held back under this id.");
      live.tell({ type: "settings" });
      return done;
    },
  },
];
