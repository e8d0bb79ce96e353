/** What an acknowledgement carries in place of an id that the receiver could not read (background.md, 1.2; UR-111). */
export const unreadableId = "UNREADABLE-IN-ORIGINAL-MESSAGE";

/** The value of `SenderReference` and `LocalExtension` when there is nothing to put there (UR-006, UR-116). */
export const nothing = "None";

/** Source: NHS England's own acknowledgement example. The `MessageDefinition` of UR-006 is that of a request. */
export const responseMessageDefinition = "https://fhir.nhs.uk/STU3/MessageDefinition/ITK-Response-MessageDefinition-1";

/** The parts of the message handling extension (UR-006, UR-115). */
export const handlingParts = {
  businessFlag: "BusAckRequested",
  infrastructureFlag: "InfAckRequested",
  recipientType: "RecipientType",
  messageDefinition: "MessageDefinition",
  senderReference: "SenderReference",
  localExtension: "LocalExtension",
} as const;
