import { givenKeyOf, givenObject } from "../../values/given.js";
import { referenceTo } from "../../fhir/bundle.js";
import type {
  Bundle,
  BundleEntry,
  Extension,
  MessageHeader,
  OperationOutcome,
  Organization,
} from "../../fhir/types.js";
import { messageEvents, recipientTypes } from "../../terminology/message-header.js";
import { extensions, profiles } from "../../terminology/profiles.js";
import { responseCodes, responseCoding, type ResponseCode } from "../../terminology/response-codes.js";
import { systems } from "../../terminology/systems.js";
import { instantOf } from "../../values/dates.js";
import { newUuid } from "../../values/uuid.js";
import { issueWords } from "./issue.js";
import { handlingParts, nothing, responseMessageDefinition } from "./shape.js";
import type { AcknowledgementInput } from "./types.js";

/**
 * Builds the acknowledgement that a practice's system sends (UR-110 to UR-112, UR-115): for practices and testers.
 *
 * @example
 * writeXml(composeAcknowledgement({
 *   request: { headerId: ids.messageHeader, senderReference: `urn:uuid:${ids.encounter}` },
 *   code: "30001", practice: { odsCode: "A12345", mailboxId: "A12345GP001" },
 * }));
 */
export function composeAcknowledgement(input: AcknowledgementInput): Bundle {
  givenObject(input, "acknowledgement");
  givenObject(input.practice, "practice");
  givenObject(input.request, "request");
  if (input.code !== "none") givenKeyOf(responseCodes, input.code, "response code");
  const newId = input.newId ?? newUuid;
  const id = newId();
  const header = newId();
  const organisation = newId();
  const outcome = input.code === "none" ? undefined : operationOutcome(newId(), input.code, input.diagnostics);
  return {
    resourceType: "Bundle",
    id,
    meta: { profile: [profiles.messageBundle] },
    identifier: { system: systems.rfc4122, value: id },
    type: "message",
    entry: [
      entry(header, messageHeader(input, header, organisation, outcome?.id)),
      entry(organisation, headerOrganisation(organisation, input.practice.odsCode)),
      ...(outcome === undefined ? [] : [entry(outcome.id, outcome)]),
    ],
  };
}

function entry(id: string, resource: MessageHeader | Organization | OperationOutcome): BundleEntry {
  return { fullUrl: referenceTo(id), resource };
}

function messageHeader(
  input: AcknowledgementInput,
  id: string,
  organisation: string,
  outcome: string | undefined,
): MessageHeader {
  const positive = input.code === "none" || responseCodes[input.code].positive;
  return {
    resourceType: "MessageHeader",
    id,
    meta: { profile: [profiles.messageHeader] },
    extension: [{ url: extensions.messageHandling, extension: handling(input) }],
    event: messageEvents.response,
    sender: { reference: referenceTo(organisation) },
    timestamp: instantOf((input.clock ?? (() => new Date()))()),
    source: { endpoint: input.practice.mailboxId },
    response: {
      identifier: input.request.headerId,
      code: positive ? "ok" : "fatal-error",
      ...(outcome === undefined ? {} : { details: { reference: referenceTo(outcome) } }),
    },
  };
}

/** An acknowledgement is never acknowledged: both flags are false (UR-115). */
function handling({ request, recipientType = "FA" }: AcknowledgementInput): Extension[] {
  return [
    { url: handlingParts.businessFlag, valueBoolean: false },
    { url: handlingParts.infrastructureFlag, valueBoolean: false },
    { url: handlingParts.recipientType, valueCoding: recipientTypes[recipientType] },
    { url: handlingParts.messageDefinition, valueReference: { reference: responseMessageDefinition } },
    { url: handlingParts.senderReference, valueString: request.senderReference ?? nothing },
    { url: handlingParts.localExtension, valueString: nothing },
  ];
}

function headerOrganisation(id: string, odsCode: string): Organization {
  return {
    resourceType: "Organization",
    id,
    meta: { profile: [profiles.headerOrganization] },
    identifier: [{ system: systems.odsOrganisationCode, value: odsCode }],
  };
}

function operationOutcome(
  id: string,
  code: ResponseCode,
  diagnostics: string | undefined,
): OperationOutcome & { readonly id: string } {
  return {
    resourceType: "OperationOutcome",
    id,
    meta: { profile: [profiles.responseOperationOutcome] },
    issue: [
      {
        ...issueWords(code),
        details: { coding: [responseCoding(code)] },
        ...(diagnostics === undefined ? {} : { diagnostics }),
      },
    ],
  };
}
