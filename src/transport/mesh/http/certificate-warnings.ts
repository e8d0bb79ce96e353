import type { ClientCertificate } from "./client-certificate.js";

/** A warning about a certificate, in the words of the event. */
export interface CertificateWarning {
  readonly warning: "certificate-expires" | "certificate-mailbox";
  readonly words: string;
}

const dayMs = 86_400_000;
const warnedBeforeMs = 30 * dayMs;

/**
 * What to tell about a certificate that works today. One that was issued for another mailbox is no fault: a supplier
 * may use one certificate for all its mailboxes.
 */
export function certificateWarnings(
  { validTo, mailboxId }: ClientCertificate,
  mailbox: string,
  now: number,
): readonly CertificateWarning[] {
  const warnings: CertificateWarning[] = [];
  const left = validTo.getTime() - now;
  if (left < warnedBeforeMs)
    warnings.push({
      warning: "certificate-expires",
      words:
        `The client certificate expires on ${validTo.toISOString().slice(0, 10)}, in ${Math.floor(left / dayMs)} days` +
        ": ask NHS England for the next one.",
    });
  if (mailboxId !== undefined && mailboxId !== mailbox)
    warnings.push({
      warning: "certificate-mailbox",
      words: `The client certificate was issued for ${mailboxId}, and is used for ${mailbox}.`,
    });
  return warnings;
}
