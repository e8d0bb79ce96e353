// A worker that is stopped in the middle of its sends, and goes on when others have long taken them over.
import { openDelivery } from "../../../../src/delivery/open-delivery.js";
import type { SandboxTransportOptions } from "../../../../src/sandbox/index.js";
import { settingsOf } from "../support/compiled.js";
import { crashTransport, storeAt } from "../support/open.js";
import { staleWork } from "./stale-work.js";

export interface HolderSettings {
  readonly store: string;
  readonly sandbox: SandboxTransportOptions;
}

const { store, sandbox } = settingsOf() as HolderSettings;
const delivery = await openDelivery({
  store: storeAt(store),
  transport: crashTransport(sandbox, true),
  work: staleWork,
});
process.once("SIGTERM", () => {
  void delivery.close().then(() => process.exit(0));
});
delivery.start();
process.send?.("ready");
