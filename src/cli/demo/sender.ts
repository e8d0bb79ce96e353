// A process of its own: the sender. It works over the outbox that it is told of, until it is stopped, or killed.
import { once } from "node:events";
import { openDelivery } from "../../delivery/open-delivery.js";
import { sqliteStore } from "../../delivery/store/sqlite/sqlite-store.js";
import { meshTransport } from "../../transport/mesh/transport.js";
import { quietAboutSqlite } from "../quiet-sqlite.js";
import { hurried, type SenderSettings } from "./sender-settings.js";

quietAboutSqlite();
const [settings] = (await once(process, "message")) as [SenderSettings];
const { mesh, sender, file, patience } = settings;
const delivery = await openDelivery({
  store: sqliteStore(file),
  transport: meshTransport(mesh),
  sender,
  ...hurried(patience),
  onAttention: () => undefined, // the demonstration reads them out of the outbox
});
delivery.start();
await once(process, "disconnect");
await delivery.close();
