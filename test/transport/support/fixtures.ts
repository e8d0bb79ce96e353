import type { MeshTransportOptions } from "../../../src/transport/mesh/options.js";
import { MeshError } from "../../../src/transport/mesh-error.js";
import type { Envelope } from "../../../src/transport/transport.js";
import type { MeshServer } from "./mesh-server.js";

/** Words that stand for what must never be shown: each of them is searched for in every error. */
export const secrets = {
  password: "Passw0rt-geheim",
  sharedKey: "SharedKey-geheim",
  nhsNumber: "9990000018",
  surname: "Testfamilie",
  street: "Musterweg",
} as const;

export const envelope: Envelope = {
  workflowId: "GPCONNECT_UPDATE_RECORD",
  to: `GPPROVIDER_${secrets.nhsNumber}_19700101_${secrets.surname}`,
  subject: `Pharmacy First for Anna ${secrets.surname}, NHS Number: ${secrets.nhsNumber}`,
  localId: "FAB01",
  contentType: "application/fhir+xml",
  body: new TextEncoder().encode(`<Bundle>${secrets.street}</Bundle>`),
};

/** Options that fit the server. */
export function optionsFor(server: MeshServer, more: Partial<MeshTransportOptions> = {}): MeshTransportOptions {
  return {
    baseUrl: server.url,
    mailboxId: "X26ABC1",
    password: secrets.password,
    sharedKey: secrets.sharedKey,
    tls: { ca: server.authority.ca, cert: server.client.cert, key: server.client.key },
    limits: { total: 60_000 },
    ...more,
  };
}

/** The MeshError of a call that has to fail. */
export async function failureOf(call: Promise<unknown>): Promise<MeshError> {
  const outcome: unknown = await call.then(
    () => "no error",
    (error: unknown) => error,
  );
  if (outcome instanceof MeshError) return outcome;
  throw new Error("a MeshError was expected", { cause: outcome });
}
