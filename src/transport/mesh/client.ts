import { parseMailboxId, type MailboxId } from "../../values/mailbox-id.js";
import type { CallOptions } from "../transport.js";
import { callEvents } from "./call-events.js";
import { callMaker } from "./call-maker.js";
import type { MeshAnswer, MeshCall } from "./exchange.js";
import { noSuchMailbox, transportClosed } from "./failures/found-here.js";
import { ownersFunction } from "./failures/owners-functions.js";
import { refusalOf } from "./failures/refusal.js";
import { clientVersion, handshakeCall } from "./handshake-call.js";
import { tlsSource, type TlsSource } from "./http/tls-source.js";
import type { MeshLimits, MeshTransportOptions } from "./options.js";
import { sharedParts, type SharedParts } from "./shared-parts.js";
import { UnderWay } from "./under-way.js";

/** Requests to one mailbox. Every failure is a MeshError. */
export interface MeshClient {
  readonly mailboxId: MailboxId;
  readonly now: () => Date;
  readonly limits: MeshLimits;
  /** Returns MESH's answer, whatever its status. @throws MeshError where no answer came. */
  readonly call: (call: MeshCall) => Promise<MeshAnswer>;
  /** Tells MESH that the mailbox is in use, and checks that the settings work (ME-03). @throws MeshError */
  readonly handshake: (options?: CallOptions) => Promise<void>;
  /** Tells the owner what a person should look at. No call fails because of it. */
  readonly warn: (warning: "checksum-mismatch", words: string) => void;
  /** The client of another mailbox, over the same connections. @throws MeshError */
  readonly forMailbox: (mailboxId: string) => MeshClient;
  /** Waits for the calls under way. The first client closes all; one of `forMailbox` closes itself alone. */
  readonly close: () => Promise<void>;
}

/** The client of the transport's own mailbox. @throws MeshError, InvalidValueError */
export function meshClient(options: MeshTransportOptions): MeshClient {
  const mailboxId = parseMailboxId(options.mailboxId);
  const shared = sharedParts(options);
  const source = tlsSource(options.tls, (tls) => {
    shared.check(tls, mailboxId);
  });
  const root = clientOf(shared, options, { mailboxId, password: options.password, source });
  return { ...root, close: () => shared.close() };
}

interface Mailbox {
  readonly mailboxId: MailboxId;
  readonly password: string;
  readonly source: TlsSource;
}

function clientOf(shared: SharedParts, options: MeshTransportOptions, mailbox: Mailbox): MeshClient {
  const { mailboxId, password, source } = mailbox;
  const greeting = handshakeCall(options.clientVersion ?? clientVersion);
  const underWay = new UnderWay();
  let isClosed = false;
  const checkOpen = (): void => {
    if (isClosed || shared.isClosed()) throw transportClosed();
  };
  const make = callMaker(shared, { ...shared.signing, mailboxId, password }, source, greeting, checkOpen);

  async function call(asked: MeshCall): Promise<MeshAnswer> {
    checkOpen();
    const events = callEvents(shared.tell, shared.newCallId, mailboxId, asked);
    return shared.underWay.during(() => underWay.during(() => events.whole(() => make(asked, events))));
  }

  return {
    mailboxId,
    now: shared.signing.clock,
    limits: shared.limits,
    call,
    async handshake(callOptions = {}) {
      const answer = await call({ ...greeting, options: callOptions });
      if (answer.status !== 200) throw refusalOf(answer, "handshake", shared.signing.clock());
    },
    forMailbox: (other) => clientOf(shared, options, mailboxOf(shared, options, parseMailboxId(other), mailbox)),
    warn: (warning, words) => shared.tell?.(mailboxId, { type: "warning", warning, words }),
    close() {
      isClosed = true;
      return underWay.end();
    },
  };
}

/** The settings of another mailbox: those of the transport's own, but for what `mailboxes` says. */
function mailboxOf(
  shared: SharedParts,
  { mailboxId, mailboxes }: MeshTransportOptions,
  other: MailboxId,
  { password, source }: Mailbox,
): Mailbox {
  const known = mailboxes === undefined ? undefined : ownersFunction("mailboxes", mailboxes)(other);
  const settings = known ?? (other === mailboxId ? {} : undefined);
  if (settings === undefined)
    throw noSuchMailbox("This transport has no such mailbox: the option `mailboxes` must know it.");
  return {
    mailboxId: other,
    password: settings.password ?? password,
    source:
      settings.tls === undefined
        ? source
        : tlsSource(settings.tls, (tls) => {
            shared.check(tls, other);
          }),
  };
}
