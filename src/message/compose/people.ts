import type { OwnResource } from "./bundle-entry.js";
import type { MessageContext } from "./context.js";
import { composePractitionerRole } from "./practitioner-role.js";
import { composePractitioner } from "./practitioner.js";

/** UR-034, UR-035: who consulted, and then everybody else who had a part, each with their role. */
export function composePeople(context: MessageContext): readonly OwnResource[] {
  const { consultation, ids, others } = context;
  return [
    { person: consultation.practitioner, own: ids },
    ...others.map(({ person, ids: own }) => ({ person, own })),
  ].flatMap(({ person, own }) => [
    composePractitioner(context, person, own),
    composePractitionerRole(context, person, own),
  ]);
}
