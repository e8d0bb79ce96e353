export * from "./acknowledgement.js";
export { AddressImpossibleError, type AddressImpossibleReason } from "./address-impossible-error.js";
export { composeMessage, type ComposedMessage, type ComposeOptions, type MessageIds } from "./compose-message.js";
export type { MessageRouting } from "./routing.js";
export type { SenderProfile } from "./sender-profile.js";
export { foldSurname } from "./surname.js";
