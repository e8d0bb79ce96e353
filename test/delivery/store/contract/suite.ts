import { describe } from "vitest";
import type { DeliveryStore } from "../../../../src/delivery/store/store.js";
import { addContract } from "./add.js";
import { attentionContract } from "./attention.js";
import { bodyContract } from "./bodies.js";
import { changeContract } from "./changes.js";
import { claimContract } from "./claims.js";
import { completionContract } from "./completions.js";
import { fallbackContract } from "./fallbacks.js";
import { countContract } from "./counts.js";
import { finderContract } from "./finders.js";
import { itemContract } from "./items.js";
import { leaseContract } from "./leases.js";
import { listContract } from "./lists.js";
import { mailboxContract } from "./mailboxes.js";
import { noticeContract } from "./notices.js";
import { patientDataContract } from "./patient-data.js";
import type { Subject } from "./rows.js";
import { underWayContract } from "./under-way.js";

/**
 * What every store must do. A store's own test calls this with a way to open an empty one, and with a short lease and a
 * way to let it run out.
 */
export function storeContract(
  name: string,
  open: () => Promise<DeliveryStore>,
  more: Pick<Subject, "leaseMs" | "runOut">,
): void {
  const subject = { open, ...more };
  describe(name, () => {
    addContract(subject);
    bodyContract(subject);
    claimContract(subject);
    completionContract(subject);
    underWayContract(subject);
    leaseContract(subject);
    changeContract(subject);
    attentionContract(subject);
    noticeContract(subject);
    mailboxContract(subject);
    itemContract(subject);
    fallbackContract(subject);
    finderContract(subject);
    listContract(subject);
    patientDataContract(subject);
    countContract(subject);
  });
}
