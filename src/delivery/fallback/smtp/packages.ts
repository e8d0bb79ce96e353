import type MailComposer from "nodemailer/lib/mail-composer";
import type SMTPConnection from "nodemailer/lib/smtp-connection";
import { nodemailerMissing } from "./failures.js";

/** The parts of nodemailer that are used: its composer of messages, and the protocol. */
export interface Nodemailer {
  readonly Composer: typeof MailComposer;
  readonly Connection: typeof SMTPConnection;
}

/** Loaded at the first message, so that only those who send e-mail need the package. */
export async function loadNodemailer(): Promise<Nodemailer> {
  try {
    const [composer, connection] = await Promise.all([
      import("nodemailer/lib/mail-composer"),
      import("nodemailer/lib/smtp-connection"),
    ]);
    return { Composer: composer.default, Connection: connection.default };
  } catch {
    throw nodemailerMissing();
  }
}
