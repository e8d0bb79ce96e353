import type { FallbackMessage, FallbackSender } from "../fallback.js";
import { bytesOf } from "./bytes.js";
import { smtpError } from "./failures.js";
import { smtpSettings, type SmtpOptions, type SmtpSettings } from "./options.js";
import { loadNodemailer, type Nodemailer } from "./packages.js";
import { transaction } from "./transaction.js";

/**
 * Sends consultations as PDFs by e-mail. Needs the package `nodemailer`. The connection is always encrypted (TLS 1.2 or
 * later), the server's certificate and name are always checked, and nothing that is sent or received is logged. The
 * subject, the text and the file name hold no patient data. Somebody must read the address in `from`: bounces go there,
 * and `fallbackFailed` tells the delivery about them.
 *
 * @throws InvalidValueError for options that are not as the types say.
 * @example
 * const password = () => process.env["MAIL_PASSWORD"] ?? "";
 * const auth = { user: "pharmacy", password };
 * const send = smtpFallback({ host: "mail.example.org", from: "pharmacy@example.org", auth });
 * const delivery = await openDelivery({ store, transport, sender, fallback: { send } }); // `submit` gives the address
 */
export function smtpFallback(options: SmtpOptions): FallbackSender {
  const settings = smtpSettings(options);
  return async (message, signal) => {
    const nodemailer = await loadNodemailer();
    const password = await passwordOf(settings);
    await deliver(nodemailer, settings, password, message, signal);
  };
}

async function passwordOf({ auth }: SmtpSettings): Promise<string | undefined> {
  try {
    return typeof auth?.password === "function" ? await auth.password() : auth?.password;
  } catch {
    // The error thrown may hold the password.
    throw smtpError({ code: "EAUTH" }, false);
  }
}

async function deliver(
  nodemailer: Nodemailer,
  settings: SmtpSettings,
  password: string | undefined,
  message: FallbackMessage,
  signal: AbortSignal,
): Promise<void> {
  const progress = { isHandedOver: false };
  try {
    const bytes = await bytesOf(nodemailer, settings, message);
    await transaction(nodemailer, settings, password, { to: message.to, bytes, progress, signal });
  } catch (error) {
    throw smtpError(error, progress.isHandedOver);
  }
}
