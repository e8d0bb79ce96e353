import type { ResourceType } from "../../fhir/types.js";
import { messageEvents } from "../../terminology/message-header.js";
import { systems } from "../../terminology/systems.js";
import { isMailboxId } from "../../values/mailbox-id.js";
import type { Rule } from "./rule.js";
import { errorOf, warningOf, type Finding } from "../report/finding.js";
import { whatResourceIs } from "./what-resource-is.js";
import type { Place } from "../subject/place.js";
import type { Subject } from "../subject/subject.js";
import { headerFirst, messageHolds, missing } from "./holds.js";

/** UR-002: anything that is neither an Update Record message nor an acknowledgement is refused. */
export const anyMessage: Rule = {
  id: "UR-002",
  text: "The text is an ITK3 message bundle: an Update Record message or an acknowledgement.",
  source: "update-record.md, section 1",
  severities: ["error"],
  appliesTo: ["other"],
  check({ places }, found) {
    const root = places[0];
    if (root !== undefined) found.push(notAMessage(root.path, whatResourceIs(root.resource)));
  },
};

/** The only issue for a text that is something else. */
export function notAMessage(path: string, what: string): Finding {
  return errorOf(
    "UR-002",
    "not-a-message",
    path,
    `This is not an Update Record message, nor an acknowledgement of one, but ${what}.`,
  );
}

/** UR-003: what a request holds, in this order. */
export const messageEntries: Rule = {
  id: "UR-003",
  text:
    "A message holds a MessageHeader, the sender's Organization and the document Bundle, in this order, and " +
    "nothing else.",
  source: "update-record.md, section 1",
  severities: ["error"],
  appliesTo: ["update-record"],
  check(subject, found) {
    const wanted = messageHolds;
    const entries = subject.places.filter(({ level }) => level === "message");
    missing(subject, wanted, "UR-003", found);
    const seen = new Set<ResourceType>();
    for (const { type, path } of entries) {
      if (!wanted.includes(type))
        found.push(
          errorOf(
            "UR-003",
            "resource-not-allowed",
            path,
            "This resource is not allowed in a message bundle, which holds a MessageHeader, an Organization and a " +
              "document Bundle only: take it out.",
          ),
        );
      else if (seen.has(type))
        found.push(
          errorOf(
            "UR-003",
            "too-many",
            path,
            `There is a second ${type}: take it out, since a message bundle holds only one.`,
          ),
        );
      seen.add(type);
    }
    const order = wanted.map((type) => entries.findIndex((place) => place.type === type)).filter((index) => index >= 0);
    const first = order.findIndex((index, at) => index !== at);
    const misplaced = entries[order[first] ?? -1];
    if (order.length === wanted.length && misplaced !== undefined && entries.length === wanted.length) {
      found.push(
        errorOf(
          "UR-003",
          "wrong-order",
          misplaced.path,
          "The entries are in the wrong order: it must be MessageHeader, the sender's Organization, the document " +
            "Bundle.",
        ),
      );
    } else headerFirst(subject, "UR-003", found);
    for (const place of subject.of("Organization", "message")) headerOrganization(place, found);
  },
};

function headerOrganization({ resource, path }: ReturnType<Subject["of"]>[number], found: Finding[]): void {
  if (resource.resourceType !== "Organization") return;
  if (!(resource.identifier ?? []).some(({ system }) => system === systems.odsOrganisationCode)) {
    found.push(
      errorOf(
        "UR-003",
        "required",
        `${path}.identifier`,
        `The Organization of a message names its sender by an identifier of system ${systems.odsOrganisationCode}.`,
        { expected: systems.odsOrganisationCode, received: resource.identifier?.[0]?.system },
      ),
    );
  }
}

/** UR-004: a request says that it is an update of a record. */
export const requestEvent: Rule = {
  id: "UR-004",
  text: "The event of a request is ITK014M, ITK Update Record.",
  source: "update-record.md, section 1",
  severities: ["error"],
  appliesTo: ["update-record"],
  check(subject, found) {
    for (const { resource, path } of subject.of("MessageHeader", "message")) {
      const code = resource.event?.code;
      if (code !== undefined && code !== messageEvents.updateRecord.code) {
        found.push(
          errorOf(
            "UR-004",
            "code-unknown",
            `${path}.event.code`,
            `The event is wrong: it must be ${messageEvents.updateRecord.code}.`,
            { expected: messageEvents.updateRecord.code, received: code },
          ),
        );
      }
    }
  },
};

/** UR-005: who sends the message, and what it is about. */
export const requestHeader: Rule = {
  id: "UR-005",
  text:
    "The header of a request names the sender's Organization and one document, and neither receiver nor response; " +
    "an endpoint that cannot be a mailbox is a warning.",
  source: "update-record.md, section 1",
  severities: ["error", "warning"],
  appliesTo: ["update-record"],
  check(subject, found) {
    for (const place of subject.of("MessageHeader", "message")) {
      const { resource, path } = place;
      if (resource.receiver !== undefined)
        found.push(
          errorOf(
            "UR-005",
            "forbidden",
            `${path}.receiver`,
            "A request must not name a receiver, since MESH finds the practice: take it out.",
          ),
        );
      if (resource.response !== undefined)
        found.push(
          errorOf(
            "UR-005",
            "forbidden",
            `${path}.response`,
            "A request does not answer another message: take the response out.",
          ),
        );
      if ((resource.focus ?? []).length === 0)
        found.push(
          errorOf(
            "UR-005",
            "required",
            `${path}.focus`,
            "The focus is missing: the header must name the document bundle.",
          ),
        );
      const endpoint = resource.source?.endpoint;
      if (endpoint !== undefined && !isMailboxId(endpoint))
        found.push(
          warningOf(
            "UR-005",
            "wrong-form",
            `${path}.source.endpoint`,
            "The endpoint is the sender's MESH mailbox id, in capitals and digits.",
          ),
        );
      pointsTo(subject, place, resource.sender?.reference, "Organization", `${path}.sender`, found);
      pointsTo(subject, place, resource.focus?.[0]?.reference, "Bundle", `${path}.focus[0]`, found);
    }
  },
};

function pointsTo(
  subject: Subject,
  place: Place,
  reference: string | undefined,
  type: string,
  path: string,
  found: Finding[],
): void {
  const target = reference === undefined ? undefined : subject.resolve(place, { reference });
  if (target !== undefined && target.type !== type)
    found.push(
      errorOf(
        "UR-005",
        "wrong-target",
        `${path}.reference`,
        `The reference is wrong: it must name the ${type} of the message.`,
      ),
    );
}
