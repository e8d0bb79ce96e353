/** `user:password@` in an address. A password may hold `@`, `/` and `:` though an address does not allow it. */
const userAndPassword = /([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s]*@/gi;
/** A password among the parameters of an address. */
const parameter = /([?&](?:password|sslpassword)=)[^&\s]*/gi;

/** A text in which no address shows its password. All errors go through it: a person may put an address anywhere. */
export function withoutPasswords(text: string): string {
  return text.replace(userAndPassword, "$1:***@").replace(parameter, "$1***");
}
