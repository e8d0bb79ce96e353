import { FallbackError, type FallbackErrorReason } from "../fallback-error.js";

/** What is read from nodemailer's errors. Never their text: it repeats what the server said. */
interface SmtpFault {
  readonly code?: unknown;
  /** The system's own code, where nodemailer has replaced it. */
  readonly originalCode?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
}

const messages: Readonly<Record<FallbackErrorReason, string>> = {
  "no-connection": "The mail server cannot be reached, or the connection broke. It is tried again.",
  timeout: "The mail server did not answer in time. It is tried again.",
  "not-secure":
    "The mail server offers no TLS 1.2 or later, or its certificate is not trusted: nothing was sent to it. Check " +
    "the host's name and the option `ca`. It is tried again.",
  "sign-in-refused": "The mail server refused the user or the password: check the option `auth`. It is tried again.",
  "recipient-refused": "The mail server does not take messages for this practice's address.",
  refused: "The mail server refused the message.",
  busy: "The mail server asks to try again later. It is tried again.",
  "packages-missing": "Sending by SMTP needs a package: npm install nodemailer",
  unexpected: "Sending by SMTP failed unexpectedly. It is tried again.",
};

const byCode: Readonly<Record<string, FallbackErrorReason>> = {
  ECONNECTION: "no-connection",
  ESOCKET: "no-connection",
  EDNS: "no-connection",
  EPROTOCOL: "no-connection",
  ETIMEDOUT: "timeout",
  ETLS: "not-secure",
  EAUTH: "sign-in-refused",
  ENOAUTH: "sign-in-refused",
};

/** `isHandedOver`: the server had asked for the message and may have all of it, so without an answer nobody knows. */
export function smtpError(fault: unknown, isHandedOver: boolean): FallbackError {
  const { code, originalCode, command, responseCode, response } = (fault ?? {}) as SmtpFault;
  const status = typeof responseCode === "number" && responseCode >= 400 && responseCode <= 599 ? responseCode : 0;
  const statusCode = statusOf(status, response);
  const error = (
    reason: FallbackErrorReason,
    certainty: "not-done" | "unknown",
    laterCanHelp: boolean,
  ): FallbackError =>
    new FallbackError(
      certainty === "unknown"
        ? "The mail server had the message and did not answer: it may be on its way. It is tried again."
        : messages[reason] + (statusCode === undefined ? "" : ` The server's code: ${statusCode}.`),
      { reason, certainty, laterCanHelp, ...(statusCode !== undefined && { statusCode }) },
    );
  const known = typeof code === "string" ? byCode[code] : undefined;
  if (known === "not-secure") return error(known, "not-done", true);
  if (known === "sign-in-refused" || status === 530 || (typeof command === "string" && command.startsWith("AUTH")))
    return error("sign-in-refused", "not-done", true);
  if (status >= 500 && command === "RCPT TO") return error("recipient-refused", "not-done", false);
  // Before DATA a refusal is about the server or these options, not about the message: it may pass.
  if (status >= 500) return error("refused", "not-done", command !== "DATA");
  if (status >= 400) return error("busy", "not-done", true);
  const reason = isCertificateFault(originalCode ?? code) ? "not-secure" : (known ?? "unexpected");
  return error(reason, isHandedOver ? "unknown" : "not-done", true);
}

export function nodemailerMissing(): FallbackError {
  const details = { reason: "packages-missing", certainty: "not-done", laterCanHelp: true } as const;
  return new FallbackError(messages["packages-missing"], details);
}

/** The status, or the more exact one (RFC 3463) where the server's answer begins with one. */
function statusOf(status: number, response: unknown): string | undefined {
  if (status === 0) return undefined;
  const exact = typeof response === "string" ? /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] : undefined;
  return exact ?? String(status);
}

/** OpenSSL's and Node's own codes of a certificate that is not trusted, or of a connection that cannot be encrypted. */
function isCertificateFault(code: unknown): boolean {
  return (
    typeof code === "string" && /^(?:ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|EPROTO$)/.test(code)
  );
}
