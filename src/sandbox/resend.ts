import type { Answers } from "./answers.js";
import { isRoutingAddress } from "./practice/routing-address.js";
import type { BodyStore, KeptBody } from "./store/bodies.js";
import type { MailboxStore } from "./store/mailbox-store.js";
import { isReport, type StoredMessage } from "./store/stored-message.js";

/** What sending again needs. */
export interface ResendParts {
  readonly store: MailboxStore;
  readonly bodies: BodyStore;
  readonly answers: Pick<Answers, "arrive">;
  /** Passes on what is no answer, as when it was first sent. */
  readonly taken: (message: StoredMessage) => void;
  /** The owner of messages that automatic routing has not handled yet. */
  readonly unrouted: string;
}

/** Brings a message to its reader once more, under a new id. Undefined where its bytes are not kept any more. */
export async function resend(
  message: StoredMessage,
  { store, bodies, answers, taken, unrouted }: ResendParts,
): Promise<StoredMessage | undefined> {
  const again = isReport(message) ? sameReport(message, store) : await sameMessage(message, store, bodies, unrouted);
  if (again === undefined) return undefined;
  if (again.answerTo === undefined) taken(again);
  else answers.arrive(again);
  return again;
}

function sameReport({ answerTo = "", failure }: StoredMessage, store: MailboxStore): StoredMessage | undefined {
  const about = store.find(answerTo);
  return about === undefined || failure === undefined ? undefined : store.addReport(about, failure);
}

async function sameMessage(
  message: StoredMessage,
  store: MailboxStore,
  bodies: BodyStore,
  unrouted: string,
): Promise<StoredMessage | undefined> {
  const [first, ...more] = (await copyOf(message, bodies)) ?? [];
  if (first === undefined) return undefined;
  const { answerTo, code, practice } = message;
  const again = store.add(
    message,
    isRoutingAddress(message.to) ? unrouted : message.owner,
    first,
    answerTo === undefined ? {} : { answerTo, code, practice },
  );
  for (const [place, part] of more.entries()) store.addPart(again, place + 2, part);
  return again;
}

/** The parts of a message, kept a second time. Undefined where they are not all there. */
async function copyOf({ parts, totalParts }: StoredMessage, bodies: BodyStore): Promise<KeptBody[] | undefined> {
  const bytes = await Promise.all(parts.map((part) => part.read()));
  const present = bytes.filter((one) => one !== undefined);
  return present.length < totalParts ? undefined : Promise.all(present.map((one) => bodies.keep(one)));
}
