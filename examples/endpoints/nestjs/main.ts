// An endpoint with NestJS: the delivery is a provider that is opened with the application and closed with it.
// Run it: npm install && npm start -- [--port N]      (in this folder; Ctrl-C stops it; exit code 0)
import "reflect-metadata";
import { parseArgs } from "node:util";
import {
  Body,
  Catch,
  Controller,
  Get,
  HttpCode,
  Inject,
  Module,
  NotFoundException,
  Param,
  Post,
  type ArgumentsHost,
  type ExceptionFilter,
  type OnApplicationShutdown,
} from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import type { Response } from "express";
import { ConfirmationRequiredError, ConsultationError, parseConsultation } from "gp-connect-update-record";
import { memoryStore, openDelivery, type Delivery } from "gp-connect-update-record/delivery";
import { meshTransport } from "gp-connect-update-record/mesh";
import { startSandbox } from "gp-connect-update-record/sandbox";

const deliveryToken = Symbol("delivery");
const sandbox = await startSandbox(); // in real use: your mailbox, keys and certificates

/** In real use the store is PostgreSQL, and the settings come from the configuration. */
async function opened(): Promise<Delivery> {
  const transport = meshTransport(sandbox.transportOptionsFor("X26ABC1"));
  const sender = { odsCode: "FQW30", mailboxId: "X26ABC1", release: "1.2.1" } as const;
  const delivery = await openDelivery({
    store: memoryStore(),
    transport,
    sender,
    onAttention: ({ text }) => console.log(text),
  });
  delivery.start();
  return delivery;
}

/** What the pharmacist can put right is an answer of its own: places and rules, never a patient's data. */
@Catch(ConsultationError, ConfirmationRequiredError)
class Refused implements ExceptionFilter<ConsultationError | ConfirmationRequiredError> {
  catch(error: ConsultationError | ConfirmationRequiredError, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    if (error instanceof ConsultationError) response.status(422).json({ errors: error.issues });
    else response.status(409).json({ confirmations: error.required });
  }
}

@Controller("consultations")
class Consultations implements OnApplicationShutdown {
  private readonly delivery: Delivery;
  constructor(@Inject(deliveryToken) delivery: Delivery) {
    this.delivery = delivery;
  }
  @Post(":id")
  @HttpCode(202)
  async submit(@Param("id") id: string, @Body() body: unknown): Promise<object> {
    const record = await this.delivery.submit(parseConsultation(body), { id });
    return { id: record.id, state: record.state };
  }
  @Get(":id")
  async state(@Param("id") id: string): Promise<object> {
    const record = await this.delivery.find({ odsCode: "FQW30", id });
    if (record === undefined) throw new NotFoundException();
    return { id: record.id, state: record.state };
  }
  async onApplicationShutdown(): Promise<void> {
    await this.delivery.close();
    await sandbox.close();
  }
}

@Module({ controllers: [Consultations], providers: [{ provide: deliveryToken, useFactory: opened }] })
class Pharmacy {}

const { values } = parseArgs({ options: { port: { type: "string", default: "0" } } });
const app = await NestFactory.create(Pharmacy, { logger: ["error"] });
app.useGlobalFilters(new Refused());
app.enableShutdownHooks();
await app.listen(Number(values.port), "127.0.0.1");
console.log(`${await app.getUrl()}/consultations/ID`);
