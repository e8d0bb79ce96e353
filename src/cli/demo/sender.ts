// A process of its own: the sender. It works over the outbox that it is told of, until it is stopped, or killed.
import { once } from "node:events";
import { smtpFallback } from "../../delivery/fallback/smtp/smtp-fallback.js";
import { openDelivery } from "../../delivery/open-delivery.js";
import { sqliteStore } from "../../delivery/store/sqlite/sqlite-store.js";
import { meshTransport } from "../../transport/mesh/transport.js";
import { quietAboutSqlite } from "../quiet-sqlite.js";
import { hurried, type SenderSettings } from "./sender-settings.js";

quietAboutSqlite();
const [settings] = (await once(process, "message")) as [SenderSettings];
const { mesh, sender, file, mail, patience } = settings;
const delivery = await openDelivery({
  store: sqliteStore(file),
  transport: meshTransport(mesh),
  sender,
  ...hurried(patience),
  // A practice that has switched Update Record off gets its consultation as a PDF (UR-102).
  fallback: {
    send: smtpFallback({ host: "localhost", ...mail, tls: "implicit", from: "riverside@example.org" }),
    addressOf: () => "reception@nhs.net",
  },
  onAttention: () => undefined, // the demonstration reads them out of the outbox
});
delivery.start();
await once(process, "disconnect");
await delivery.close();
