const absoluteUri = /^[a-z][a-z0-9+.-]*:[!-~]+$/i;

/** True for an absolute URI in ASCII, such as `https://pharmacy.example/id/patient`. */
export function isAbsoluteUri(text: string): boolean {
  return absoluteUri.test(text);
}
