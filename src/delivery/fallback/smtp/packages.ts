import type MailComposer from "nodemailer/lib/mail-composer";
import type SMTPConnection from "nodemailer/lib/smtp-connection";
import { nodemailerMissing } from "./failures.js";

/** What is used of nodemailer: how messages are written, and the protocol. */
export interface Nodemailer {
  readonly Composer: typeof MailComposer;
  readonly Connection: typeof SMTPConnection;
}

/** Neither is imported before it is needed, so that nobody else needs the package. */
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
