import { InvalidValueError } from "../../errors.js";

/** Where patients' data may always go: NHSmail, which is accredited for it. */
const ownDomain = "nhs.net";

const longestAddress = 254;
const longestLocalPart = 64;

/** No quotes, comments, routes or line breaks: whatever any server might read in another way. */
const localPart = /^[A-Za-z0-9_'&+-]+(?:\.[A-Za-z0-9_'&+-]+)*$/;
const domainName = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/**
 * Checks a practice's e-mail address: a plain one at nhs.net or at one of these domains.
 *
 * @throws InvalidValueError that never repeats it.
 */
export function checkAddress(address: unknown, domains: readonly string[], what: string): asserts address is string {
  if (!isAddress(address)) throw new InvalidValueError(what, "must be one plain e-mail address, without a name");
  const domain = address.slice(address.lastIndexOf("@") + 1).toLowerCase();
  if (domain !== ownDomain && !domains.includes(domain))
    throw new InvalidValueError(what, "must be at nhs.net, or at one of the `domains` of the option `fallback`");
}

/** Whether it is one plain e-mail address, wherever it leads. */
export function isAddress(address: unknown): address is string {
  if (typeof address !== "string" || address.length > longestAddress) return false;
  const [local = "", domain = "", ...more] = address.split("@");
  return (
    more.length === 0 && local.length <= longestLocalPart && localPart.test(local) && isDomain(domain.toLowerCase())
  );
}

/** Whether it is a domain name in lower case. */
export function isDomain(domain: unknown): domain is string {
  return typeof domain === "string" && domainName.test(domain);
}
