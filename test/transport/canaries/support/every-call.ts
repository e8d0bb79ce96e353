import type { Envelope, MeshTransport } from "../../../../src/transport/mesh/index.js";
import { ids, patient, sent } from "./canaries.js";

export const envelope: Envelope = {
  workflowId: "GPCONNECT_UPDATE_RECORD",
  to: `GPPROVIDER_${patient.nhsNumber}_${patient.birthDate.replaceAll("-", "")}_${patient.family}`,
  subject: `${sent.subject} for ${patient.given} ${patient.family}, NHS Number: ${patient.nhsNumber}`,
  localId: "FA123",
  contentType: "application/fhir+xml",
  fileName: sent.fileName,
  body: new TextEncoder().encode(`<Bundle>${sent.body} ${Object.values(patient).join(" ")}</Bundle>`),
};

const { messageId, odsCode, workflowId } = ids;

async function listAll(transport: MeshTransport, signal: AbortSignal | undefined): Promise<void> {
  for await (const id of transport.listInbox(optionsOf(signal))) if (id === "") return;
}

/** Every call of a transport, with canaries for arguments. */
export const everyCall: Readonly<Record<string, (transport: MeshTransport, signal?: AbortSignal) => unknown>> = {
  handshake: (transport, signal) => transport.handshake(optionsOf(signal)),
  send: (transport, signal) => transport.send(envelope, optionsOf(signal)),
  list: listAll,
  download: (transport, signal) => transport.download(messageId, optionsOf(signal)),
  head: (transport, signal) => transport.head(messageId, optionsOf(signal)),
  acknowledge: (transport, signal) => transport.acknowledge(messageId, optionsOf(signal)),
  track: (transport, signal) => transport.track(messageId, optionsOf(signal)),
  "look-up": (transport, signal) => transport.lookUpEndpoint(odsCode, workflowId, optionsOf(signal)),
  search: (transport, signal) => transport.searchWorkflow(workflowId, optionsOf(signal)),
};

const optionsOf = (signal: AbortSignal | undefined): { readonly signal?: AbortSignal } =>
  signal === undefined ? {} : { signal };
