// The endpoint's test, with what Nest's starter brings: describe, it and expect are Vitest's, or Jest's in CommonJS.
// Run it: npm test, in an application made as consultations.module.ts says
import { readFile } from "node:fs/promises";
import type { Server } from "node:http";
import type { INestApplication } from "@nestjs/common";
import { Test } from "@nestjs/testing";
import request from "supertest";
import { ConsultationsModule, Outbox } from "./consultations.module.js";

describe("consultations", () => {
  let app: INestApplication<Server>;
  let sinusitis: object;

  beforeAll(async () => {
    const file = "node_modules/gp-connect-update-record/examples/consultations/sinusitis.json";
    sinusitis = JSON.parse(await readFile(file, "utf8")) as object;
    app = (await Test.createTestingModule({ imports: [ConsultationsModule] }).compile()).createNestApplication();
    await app.init();
  });
  afterAll(() => app.close());

  it("submits one that is right", async () => {
    const { status, body } = await request(app.getHttpServer()).post("/consultations/4711").send(sinusitis);
    expect([status, body]).toEqual([202, { id: expect.any(String) as string, state: "queued" }]);
  });

  it("answers with what is wrong", async () => {
    const wrong = { ...sinusitis, gatewayPoint: "perhaps" };
    const { status, body } = await request(app.getHttpServer()).post("/consultations/4712").send(wrong);
    expect([status, body.errors[0].path]).toEqual([400, "gatewayPoint"]);
  });

  it("reviews without submitting", async () => {
    const { status, body } = await request(app.getHttpServer()).post("/consultations/review").send(sinusitis);
    expect([status, body.errors]).toEqual([200, []]);
  });

  it("closes the delivery with the application", async () => {
    const { delivery } = app.get(Outbox);
    await app.close();
    await expect(delivery.find({ odsCode: "FQW30", id: "4711" })).rejects.toThrow("closed");
  });
});
