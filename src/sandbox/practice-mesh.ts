import { givenObject } from "../values/given.js";
import { memoryMesh, type MemoryMesh, type PostedMessage } from "../transport/memory/mesh.js";
import { workflows } from "../terminology/workflows.js";
import { defaults, type SandboxPracticeOptions } from "./options.js";
import { readRoutingAddress } from "./practice/routing-address.js";
import { practiceDirectory, type PracticeDirectory } from "./practice/directory.js";
import type { SimulatedPractice } from "./practice/simulated-practice.js";
import { compactTime } from "./timestamps.js";
import { meshReports, type MeshReportCode } from "./practice/triggers.js";

/** The settings of a mesh in memory with simulated practices. */
export interface PracticeMeshOptions {
  /** Default: one practice, A12345, for every test patient. */
  readonly practices?: readonly SandboxPracticeOptions[];
  /** Default: the system's clock. */
  readonly clock?: () => Date;
  /** Makes the ids of the acknowledgements. Default: random ids. */
  readonly newId?: () => string;
}

/**
 * A MESH in memory with simulated practices. It does what the sandbox does, without server, TLS or delay: the answers
 * are in the sender's inbox when `send` resolves.
 *
 * @example
 * const transport = practiceMesh().transport("X26ABC1");
 */
export function practiceMesh(options: PracticeMeshOptions = {}): MemoryMesh {
  givenObject(options, "options");
  const { clock = () => new Date() } = options;
  const practices = practiceDirectory(
    (options.practices ?? defaults.practices).map((practice) => ({
      ...practice,
      clock,
      ...(options.newId === undefined ? {} : { newId: options.newId }),
    })),
  );
  return memoryMesh({
    onMessage(message, mesh) {
      const practice = practiceFor(message, practices);
      if (typeof practice === "string") {
        report(message, practice, mesh, clock);
        return;
      }
      for (const reply of practice.receive({ to: message.envelope.to, body: message.envelope.body })) {
        if (reply.type === "report") report(message, reply.code, mesh, clock);
        else {
          mesh.deliver(practice.mailboxId, {
            workflowId: workflows.acknowledgement,
            to: message.from,
            subject: "",
            localId: practice.odsCode,
            contentType: "application/fhir+xml",
            body: new TextEncoder().encode(reply.xml),
          });
        }
      }
    },
  });
}

function practiceFor({ envelope }: PostedMessage, practices: PracticeDirectory): SimulatedPractice | MeshReportCode {
  const address = readRoutingAddress(envelope.to);
  if (typeof address === "string") return address;
  return (envelope.workflowId === workflows.updateRecord ? practices.of(address.nhsNumber) : undefined) ?? "EPL-151";
}

function report(
  { messageId, from, envelope }: PostedMessage,
  code: MeshReportCode,
  mesh: MemoryMesh,
  clock: () => Date,
): void {
  mesh.report(from, {
    workflowId: envelope.workflowId,
    linkedMessageId: messageId,
    statusCode: code,
    statusEvent: "SEND",
    statusDescription: meshReports[code],
    statusTimestamp: compactTime(clock()),
    localId: envelope.localId,
  });
}
