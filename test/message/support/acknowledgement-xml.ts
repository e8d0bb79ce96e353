/** What may differ between one acknowledgement and another. Each part is XML; empty leaves it out. */
export interface Parts {
  readonly identifier: string;
  readonly flags: string;
  readonly senderReference: string;
  readonly event: string;
  readonly sender: string;
  readonly responseIdentifier: string;
  readonly responseCode: string;
  readonly details: string;
  readonly outcomes: string;
  readonly before: string;
}

export const requestId = "3f9f6a9e-5d0b-4a53-9d0e-0d6f3a1c2b41";
export const senderReference = "urn:uuid:7f0f3a52-3c6e-4a52-8d5c-6a2f8f0c9b11";

export const codeSystem = "https://fhir.nhs.uk/STU3/CodeSystem/ITK-ResponseCodes-1";
export const olderSystem = "https://fhir.nhs.uk/STU3/ITK-Acknowledgement-1";
export const profile = "https://fhir.nhs.uk/STU3/StructureDefinition/ITK-Response-OperationOutcome-1";
export const olderProfile = "https://fhir.nhs.uk/STU3/StructureDefinition/ITK-Infack-OperationOutcome-1";

const header = "9b0c1d2e-0a1b-4c2d-8e3f-a1b2c3d4e5f6";
const organisation = "1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d";
const outcome = "6d5c4b3a-2f1e-4d0c-9b8a-7f6e5d4c3b2a";

export const part = (url: string, value: string): string => `<extension url="${url}">${value}</extension>`;
export const flags = (business: boolean, infrastructure: boolean): string =>
  part("BusAckRequested", `<valueBoolean value="${String(business)}"/>`) +
  part("InfAckRequested", `<valueBoolean value="${String(infrastructure)}"/>`);

export interface IssueParts {
  readonly code?: string;
  readonly system?: string;
  readonly display?: string;
  readonly severity?: string;
  readonly diagnostics?: string;
}

export function issue({
  code = "30001",
  system = codeSystem,
  display = "Words",
  severity = "information",
  diagnostics,
}: IssueParts = {}): string {
  const coding =
    `<details><coding><system value="${system}"/><code value="${code}"/><display value="${display}"/></coding>` +
    "</details>";
  const more = diagnostics === undefined ? "" : `<diagnostics value="${diagnostics}"/>`;
  return `<issue><severity value="${severity}"/><code value="informational"/>${coding}${more}</issue>`;
}

export function outcomeEntry(issues: string, profileUrl: string = profile, id: string = outcome): string {
  return entry(
    id,
    `<OperationOutcome><id value="${id}"/><meta><profile value="${profileUrl}"/></meta>${issues}</OperationOutcome>`,
  );
}

export function organisationEntry(identifier: string): string {
  return entry(organisation, `<Organization><id value="${organisation}"/>${identifier}</Organization>`);
}

export function practitionerEntry(): string {
  return entry(
    organisation,
    `<Practitioner><id value="${organisation}"/><name><family value="System"/></name></Practitioner>`,
  );
}

export const odsIdentifier = (code: string): string =>
  `<identifier><system value="https://fhir.nhs.uk/Id/ods-organization-code"/><value value="${code}"/></identifier>`;

function entry(id: string, resource: string): string {
  return `<entry><fullUrl value="urn:uuid:${id}"/><resource>${resource}</resource></entry>`;
}

const usual: Parts = {
  identifier:
    '<identifier><system value="https://tools.ietf.org/html/rfc4122"/><value ' +
    'value="5e4d3c2b-1a0f-4e9d-8c7b-6a5f4e3d2c1b"/></identifier>',
  flags: flags(false, false),
  senderReference: part("SenderReference", `<valueString value="${senderReference}"/>`),
  event:
    '<event><system value="https://fhir.nhs.uk/STU3/CodeSystem/ITK-MessageEvent-2"/><code ' +
    'value="ITK008M"/><display value="ITK Response"/></event>',
  sender: organisationEntry(odsIdentifier("A12345")),
  responseIdentifier: `<identifier value="${requestId}"/>`,
  responseCode: `<code value="ok"/>`,
  details: `<details><reference value="urn:uuid:${outcome}"/></details>`,
  outcomes: outcomeEntry(issue()),
  before: "",
};

/** An acknowledgement in the shape of the profile, 30001 from A12345, with some parts replaced. */
export function acknowledgementXml(changes: Partial<Parts> = {}): string {
  const parts = { ...usual, ...changes };
  const handling =
    parts.flags +
    part(
      "RecipientType",
      '<valueCoding><system value="https://fhir.nhs.uk/STU3/CodeSystem/ITK-RecipientType-1"/><code ' +
        'value="FA"/><display value="For Action"/></valueCoding>',
    ) +
    parts.senderReference;
  const headerEntry = entry(
    header,
    `<MessageHeader><id value="${header}"/>` +
      '<extension url="https://fhir.nhs.uk/STU3/StructureDefinition/Extension-ITK-MessageHandling-2">' +
      `${handling}</extension>${parts.event}<sender>` +
      `<reference value="urn:uuid:${organisation}"/></sender><timestamp value="2026-03-02T10:15:00Z"/><source>` +
      '<endpoint value="A12345GP001"/></source>' +
      `<response>${parts.responseIdentifier}${parts.responseCode}${parts.details}</response></MessageHeader>`,
  );
  return (
    '<Bundle xmlns="http://hl7.org/fhir"><id value="5e4d3c2b-1a0f-4e9d-8c7b-6a5f4e3d2c1b"/>' +
    `${parts.identifier}<type value="message"/>${parts.before}${headerEntry}${parts.sender}${parts.outcomes}</Bundle>`
  );
}
