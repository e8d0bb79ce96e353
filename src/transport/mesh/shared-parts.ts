import { randomUUID } from "node:crypto";
import { teller, type Tell } from "./call-events.js";
import { environmentAt } from "./environment-at.js";
import { ownersFunction } from "./failures/owners-functions.js";
import { callerRequest } from "./http/caller-request.js";
import { certificateWarnings } from "./http/certificate-warnings.js";
import { checkClientCertificate } from "./http/client-certificate.js";
import { ConnectionPools } from "./http/connection-pools.js";
import type { Exchanger } from "./http/http-request.js";
import { apiAddress, type Signing } from "./http/signed-http.js";
import { UnderWay } from "./under-way.js";
import { defaultLimits, type MeshLimits, type MeshTls, type MeshTransportOptions } from "./options.js";

/** What all mailboxes of a transport share. */
export interface SharedParts {
  readonly limits: MeshLimits;
  readonly signing: Omit<Signing, "mailboxId" | "password">;
  readonly tell: Tell | undefined;
  readonly newCallId: () => number;
  /** Checks a certificate for a mailbox, and warns where it will not do for long. @throws MeshError */
  readonly check: (tls: MeshTls, mailboxId: string) => void;
  /** The connections with a certificate. */
  readonly over: (tls: MeshTls) => Exchanger;
  readonly underWay: UnderWay;
  readonly isClosed: () => boolean;
  readonly close: () => Promise<void>;
}

const dayMs = 86_400_000;

/** @throws MeshError `configuration-invalid` */
export function sharedParts(options: MeshTransportOptions): SharedParts {
  const { baseUrl, sharedKey } = options;
  const clock = ownersFunction("clock", options.clock ?? ((): Date => new Date()));
  const newNonce = ownersFunction("newNonce", options.newNonce ?? ((): string => randomUUID()));
  const limits = { ...defaultLimits, ...options.limits };
  const tell = teller(options.onEvent, clock);
  const warned = new Map<string, number>();
  let again: (() => void) | undefined;

  /** At most once a day for each mailbox: a process runs for months. */
  function check(tls: MeshTls, mailboxId: string): void {
    const certificate = checkClientCertificate(tls);
    const warn = (): void => {
      if (performance.now() - (warned.get(mailboxId) ?? -dayMs) < dayMs) return;
      for (const warning of certificateWarnings(certificate, mailboxId, Date.now())) {
        warned.set(mailboxId, performance.now());
        tell?.(mailboxId, { type: "warning", ...warning });
      }
    };
    if (tell !== undefined) warn();
    if (mailboxId === options.mailboxId) again = warn;
  }

  const pools = new ConnectionPools(baseUrl, options.proxy, limits, (connection) => {
    tell?.(options.mailboxId, { type: "connected", ...connection });
    again?.();
  });
  const callers = options.request === undefined ? undefined : callerRequest(options.request, limits);
  if (environmentAt(baseUrl)?.deprecated === true)
    tell?.(options.mailboxId, {
      type: "warning",
      warning: "environment-deprecated",
      words: "NHS England gives up the HSCN addresses of MESH: use the one on the internet.",
    });
  const underWay = new UnderWay();
  let callId = 0;
  let closing: Promise<void> | undefined;
  return {
    limits,
    signing: { address: apiAddress(baseUrl), sharedKey, newNonce, clock },
    tell,
    newCallId: () => (callId += 1),
    check,
    over: (tls) => callers ?? pools.pool(tls),
    underWay,
    isClosed: () => closing !== undefined,
    close: () => (closing ??= underWay.end().then(() => pools.close())),
  };
}
