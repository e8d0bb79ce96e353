/** A password among the parameters of an address. */
const parameter = /([?&](?:password|sslpassword)=)[^&\s]*/gi;

/** A text in which no address shows its password. All errors go through it: a person may put an address anywhere. */
export function withoutPasswords(text: string): string {
  return text.replace(/\S+/g, withoutPassword).replace(parameter, "$1***");
}

/** `user:password@` in an address. A password may hold `@`, `/` and `:` though an address does not allow it. */
function withoutPassword(word: string): string {
  const scheme = word.indexOf("://");
  const colon = scheme < 0 ? -1 : word.indexOf(":", scheme + "://".length);
  const end = word.lastIndexOf("@");
  return colon < 0 || end < colon ? word : `${word.slice(0, colon)}:***${word.slice(end)}`;
}
