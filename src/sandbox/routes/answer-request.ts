import { plainBodies, refusals } from "./error-bodies.js";
import { json, refuse, type Mesh, type MeshAnswer, type MeshRequest } from "./exchange.js";
import type { Target } from "./target.js";
import type { TokenCheck } from "./token-check.js";

/** What answering a request needs beside the request. */
export interface AnswerParts {
  readonly mesh: Mesh;
  readonly checkToken: TokenCheck;
  /** True: any certificate of this sandbox opens any mailbox. */
  readonly oneCertificate: boolean;
}

/** A request and its route; the body is what came of it. */
export interface RoutedRequest extends Target, Pick<MeshRequest, "headers" | "effect" | "effects"> {
  readonly body: Uint8Array | "too-large";
}

/**
 * Carries a request out: checks token and certificate, and lets the route answer.
 *
 * ME-01: the certificate must be the mailbox's. NHS England's own sandbox does not check this. This one compares the
 * common name of its `holder`, which is the mailbox id in the certificates that it issues.
 */
export async function answerRequest(
  { body, ...request }: RoutedRequest,
  holder: string | undefined,
  { mesh, checkToken, oneCertificate }: AnswerParts,
): Promise<MeshAnswer> {
  if (body === "too-large") return json(plainBodies.tooLarge.status, plainBodies.tooLarge.body);
  if (request.route.open !== true) {
    const { authorization } = request.headers;
    const isOwn = oneCertificate || holder === request.mailboxId;
    const refusal =
      checkToken(authorization, request.mailboxId) ?? (isOwn ? undefined : refusals.certificateOfAnotherMailbox);
    if (refusal !== undefined) return refuse(refusal, request.v2);
  }
  mesh.messageRouter.expire();
  const answer = await request.route.answer({ ...request, body }, mesh);
  if (mesh.saved !== undefined) await mesh.saved();
  return answer;
}
