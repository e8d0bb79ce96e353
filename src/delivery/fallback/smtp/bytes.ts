import type { FallbackMessage } from "../fallback.js";
import type { SmtpSettings } from "./options.js";
import type { Nodemailer } from "./packages.js";

/** The message as it is sent: a short text, with the document attached. */
export async function bytesOf(
  { Composer }: Nodemailer,
  { from }: SmtpSettings,
  { key, to, subject, text, fileName, pdf, at }: FallbackMessage,
): Promise<Uint8Array> {
  const mail = new Composer({
    from: { name: "", address: from },
    to: { name: "", address: to },
    subject,
    text,
    date: at,
    messageId: messageIdOf(key, from),
    // RFC 3834: asks for no automatic reply.
    headers: { "Auto-Submitted": "auto-generated" },
    attachments: [{ filename: fileName, content: Buffer.from(pdf), contentType: "application/pdf" }],
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mail.compile().build();
}

/** The same at each try, so that a server can recognise a copy. */
export function messageIdOf(key: string, from: string): string {
  return `<${key}@${from.slice(from.lastIndexOf("@") + 1)}>`;
}
