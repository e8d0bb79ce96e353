import { expect, test } from "vitest";
import { start } from "../cli/support/update-record.js";
import { useEndpoint } from "./support/endpoint.js";

test.each([
  { name: "express", malformed: 422 },
  { name: "fastify", malformed: 400 }, // by the JSON Schema, before the handler
])(
  "the endpoint with $name takes a consultation once, and says what must be put right",
  async ({ name, malformed }) => {
    const { code, err } = await useEndpoint(start(["--import", "tsx", `examples/endpoints/${name}.ts`]), malformed);
    expect([code, err]).toEqual([0, ""]);
  },
  120_000,
);
