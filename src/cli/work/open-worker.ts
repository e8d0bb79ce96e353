import type { Delivery } from "../../delivery/delivery.js";
import type { DeliveryOptions } from "../../delivery/delivery-options.js";
import { openDelivery } from "../../delivery/open-delivery.js";
import type { DeliveryStore } from "../../delivery/store/store.js";
import { pathwayMedicines } from "../../pathway-medicines/pathway-medicines.js";
import { workflows } from "../../terminology/workflows.js";
import type { Transport } from "../../transport/transport.js";
import type { Config } from "../config/read-config.js";
import { workOptions } from "./work-options.js";

/** What the commands that send and read inboxes have in common. */
export interface WorkerParts {
  readonly config: Config;
  readonly store: DeliveryStore;
  readonly transport: Transport;
}

/**
 * A delivery over the mailboxes of the configuration. Only what belongs to Update Record is taken out of an inbox:
 * other programs may use the mailbox too.
 */
export function openWorker(
  { config, store, transport }: WorkerParts,
  more: Pick<DeliveryOptions, "onAttention" | "work" | "mailboxes" | "fallback"> = {},
): Promise<Delivery> {
  return openDelivery({
    store,
    transport,
    sender: config.sender,
    ...(config.retention && { retention: config.retention }),
    mailboxes: config.mailboxIds,
    workflows: Object.values(workflows),
    safety: { medicines: pathwayMedicines },
    ...more,
    work: { ...workOptions(config), ...more.work },
  });
}
