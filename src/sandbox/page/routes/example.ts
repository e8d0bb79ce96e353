import { json, RefusedError, type Answer } from "../answer.js";
import type { Route } from "../page-parts.js";

/** The example sender: a real delivery in memory, which sends to this sandbox. */
export const exampleRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "example",
    async answer({ json: body }, { example }) {
      const { service, answer, run } = await body();
      for (const [name, value] of Object.entries({ service, answer, run }))
        if (value !== undefined && typeof value !== "string")
          throw new RefusedError(400, "invalid-value", `${name} must be text.`);
      const sent = await example.send({
        service: typeof service === "string" ? service : "",
        answer: typeof answer === "string" ? answer : "",
        run: typeof run === "string" ? run : "",
      });
      return json(sent, 201);
    },
  },
  {
    method: "GET",
    path: "deliveries",
    answer: ({ query }, { example }) => json({ deliveries: example.list(query.get("run") ?? undefined) }),
  },
  {
    method: "GET",
    path: "deliveries/*/document",
    answer({ parts: [id = ""] }, { example }): Answer {
      const pdf = example.document(id);
      if (pdf === undefined) throw new RefusedError(404, "unknown-id", "This delivery went no other way.");
      return {
        status: 200,
        headers: {
          "content-type": "application/pdf",
          "content-disposition": 'attachment; filename="consultation.pdf"',
        },
        body: pdf,
      };
    },
  },
];
