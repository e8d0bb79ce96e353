// An endpoint in an application of Nest's own starter: the delivery is a provider, opened and closed with it.
// Run it: npx @nestjs/cli new pharmacy && cd pharmacy && npx nest g module consultations, then copy this folder's files
// into src/consultations, add app.enableShutdownHooks() to src/main.ts, and npm start.
import {
  Body,
  Catch,
  Controller,
  Get,
  HttpCode,
  Module,
  NotFoundException,
  Param,
  Post,
  UseFilters,
  type ArgumentsHost,
  type ExceptionFilter,
  type OnModuleDestroy,
} from "@nestjs/common";
import type { Response } from "express";
import {
  ConfirmationRequiredError,
  ConsultationError,
  parseConsultation,
  review,
  type ConsultationInput,
} from "gp-connect-update-record";
import { memoryStore, openDelivery, type Delivery } from "gp-connect-update-record/delivery";
import { meshTransport } from "gp-connect-update-record/mesh";
import { startSandbox, type Sandbox } from "gp-connect-update-record/sandbox";

/** What is held open. In real use: postgresStore, and your mailbox, keys and certificates. */
export class Outbox implements OnModuleDestroy {
  private constructor(
    readonly delivery: Delivery,
    private readonly sandbox: Sandbox,
  ) {}
  static async open(): Promise<Outbox> {
    const sandbox = await startSandbox();
    const delivery = await openDelivery({
      store: memoryStore(),
      transport: meshTransport(sandbox.transportOptionsFor("X26ABC1")),
      sender: { odsCode: "FQW30", mailboxId: "X26ABC1", release: "1.2.1" },
      onAttention: ({ text }) => console.log(text), // in real use: tell a person
    });
    delivery.start();
    return new Outbox(delivery, sandbox);
  }
  async onModuleDestroy(): Promise<void> {
    await this.delivery.close();
    await this.sandbox.close();
  }
}

/** What the pharmacist can put right is an answer of its own: places and rules, never a patient's data. */
@Catch(ConsultationError, ConfirmationRequiredError)
class Refused implements ExceptionFilter<ConsultationError | ConfirmationRequiredError> {
  catch(error: ConsultationError | ConfirmationRequiredError, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    if (error instanceof ConsultationError) response.status(400).json({ errors: error.issues });
    else response.status(409).json({ confirmations: error.required });
  }
}

@Controller("consultations")
@UseFilters(Refused)
class Consultations {
  constructor(private readonly outbox: Outbox) {}

  /** What a screen should ask or show before the consultation is submitted. */
  @Post("review")
  @HttpCode(200)
  review(@Body() body: ConsultationInput): object {
    return review(body);
  }

  @Post(":id")
  @HttpCode(202)
  async submit(@Param("id") id: string, @Body() body: unknown): Promise<object> {
    const record = await this.outbox.delivery.submit(parseConsultation(body), { id });
    return { id: record.id, state: record.state };
  }

  @Get(":id")
  async state(@Param("id") id: string): Promise<object> {
    const record = await this.outbox.delivery.find({ odsCode: "FQW30", id });
    if (record === undefined) throw new NotFoundException();
    return { id: record.id, state: record.state };
  }
}

@Module({ controllers: [Consultations], providers: [{ provide: Outbox, useFactory: () => Outbox.open() }] })
export class ConsultationsModule {}
