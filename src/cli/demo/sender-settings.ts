import type { Sandbox } from "../../sandbox/sandbox.js";
import { newestRelease } from "../../terminology/release.js";
import type { DeliveryOptions } from "../../delivery/delivery-options.js";
import { hoursAfterSending } from "../../delivery/deadlines.js";
import type { SenderProfile } from "../../message/sender-profile.js";
import type { MeshTransportOptions } from "../../transport/mesh/options.js";

/** All that the sender's process is told: where MESH is, and the file of the outbox. */
export interface SenderSettings {
  readonly mesh: MeshTransportOptions;
  readonly sender: SenderProfile;
  readonly file: string;
  /** The mail server of practices that do not take Update Record. */
  readonly mail: { readonly port: number; readonly ca: string };
  /** How many times as long as usual an answer may take. */
  readonly patience: number;
}

/** The settings for a sandbox's first mailbox. */
export function settingsFor(
  sandbox: Sandbox,
  { file, mail, patience }: Pick<SenderSettings, "file" | "mail" | "patience">,
): SenderSettings {
  const [mailbox] = sandbox.mailboxes;
  if (mailbox === undefined) throw new Error("The sandbox has no mailbox.");
  const { mailboxId, odsCode } = mailbox;
  return {
    mesh: sandbox.transportOptionsFor(mailboxId),
    sender: { odsCode, mailboxId, release: newestRelease },
    file,
    mail: { port: mail.port, ca: mail.ca },
    patience,
  };
}

/** With the real MESH these are hours. Here seconds must do. */
const secondsToAnswer = { infrastructure: 10, business: 12 };
/** Seconds after which a sender that shows no sign of life has lost what it was sending: usually 20. */
export const leaseSeconds = 3;

/** What is hurried in a demonstration. */
export function hurried(patience: number): Pick<DeliveryOptions, "deadlines" | "work"> {
  const inSeconds = (seconds: number): ReturnType<typeof hoursAfterSending> =>
    hoursAfterSending((seconds * patience) / 3600);
  return {
    deadlines: {
      infrastructure: inSeconds(secondsToAnswer.infrastructure),
      business: inSeconds(secondsToAnswer.business),
    },
    work: {
      leaseMs: leaseSeconds * 1000,
      pollEveryMs: 200,
      lookEveryMs: 200,
      firstPauseMs: 200,
      resendAfterMs: [500, 1000, 2000, 4000],
    },
  };
}
