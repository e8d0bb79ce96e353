import type { Authority, Credentials } from "./authority.js";

/** The common name of a certificate that serves all mailboxes. */
const anyMailbox = "sandbox";

/** Client certificates by mailbox, each made when it is first asked for; or one for all. */
export function clientCredentials(authority: Authority, one: boolean): (mailboxId: string) => Credentials {
  const issued = new Map<string, Credentials>();
  return (mailboxId) => {
    const name = one ? anyMailbox : mailboxId;
    const credentials = issued.get(name) ?? authority.issueClient(name);
    issued.set(name, credentials);
    return credentials;
  };
}
