/**
 * Words that occur nowhere else, one for each input. Whatever is told about a call is searched for them (ME-14). The
 * patient is invented, and has a number of NHS England's test range.
 */
export const patient = {
  nhsNumber: "9997310004",
  family: "Zaunkoenigson",
  given: "Rotschwanzine",
  street: "17 Dompfaffgasse",
  town: "Kernbeisserau",
  postalCode: "ZZ99 8QX",
  birthDate: "1931-04-17",
  summary: "Gimpelgesang seit elf Tagen",
} as const;

/** What the owner of the mailbox configures. `key` is the middle of the private key, and is added by its test. */
export const secrets = {
  password: "Passwortpirol-7",
  sharedKey: "Schluesselstar-7",
  passphrase: "Losungsluchs-7",
  proxyUser: "Wegwachtel",
  proxyPassword: "Wegwiesel-7",
} as const;

/** What an envelope says besides the patient. */
export const sent = { fileName: "Dateidrossel.xml", subject: "Betreffbachstelze", body: "Rumpfrotmilan" } as const;

/** Every header of an answer, as a server that means no good fills it. */
export const answerHeaders = {
  server: "Kopfkranich-1",
  "x-request-id": "Kopfkranich-2",
  "set-cookie": "session=Kopfkranich-3",
  "www-authenticate": "Kopfkranich-4",
  location: "/Kopfkranich-5",
  etag: "Kopfkranich-6",
  "retry-after": "Kopfkranich-7",
  "mex-from": "Kopfkranich-8",
  "mex-to": "Kopfkranich-9",
  "mex-subject": "Kopfkranich-10",
  "mex-filename": "Kopfkranich-11",
  "mex-localid": "Kopfkranich-12",
  "mex-workflowid": "Kopfkranich-13",
  "mex-statuscode": "Kopfkranich-14",
  "mex-statusevent": "Kopfkranich-15",
  "mex-statusdescription": "Kopfkranich-16",
  "mex-linkedmsgid": "Kopfkranich-17",
  "mex-messagetype": "Kopfkranich-18",
  "mex-content-checksum": "Kopfkranich-19",
  "mex-chunk-range": "Kopfkranich-20",
} as const;

/** Every member of an answer's body, in both forms of the API. */
export const answerBody = {
  message_id: "Leibleinfink-1",
  errorEvent: "Leibleinfink-3",
  errorCode: "Leibleinfink-4",
  errorDescription: "Leibleinfink-5",
  detail: [{ event: "Leibleinfink-6", code: "Leibleinfink-7", msg: "Leibleinfink-8" }],
  messages: { no: "Leibleinfink-9" },
  links: { next: "/Leibleinfink-10" },
} as const;

/** Ids that a caller passes in. They stand in addresses, and nowhere else. */
export const ids = { messageId: "Kennungkolkrabe1", odsCode: "KENNUNGKAUZ", workflowId: "Kennungkiebitz" } as const;

/** A canary that was found, and the form in which it was. */
export interface Leak {
  readonly canary: string;
  readonly form: string;
}

/** Everything that must not be told, in each form in which it could be. */
export function canaries(more: readonly string[] = []): (told: string) => readonly Leak[] {
  const stems = ["Kopfkranich", "Leibleinfink"];
  const words = [
    ...[...Object.values(patient), ...Object.values(secrets), ...Object.values(sent)],
    ...["999 731 0004", "19310417", "17-Apr-1931", "17/04/1931"],
    ...[...stems, ...more],
  ];
  const wanted = words.flatMap((canary) => formsOf(canary).map((form) => ({ canary, form })));
  return (told) => wanted.filter(({ form }) => told.includes(form));
}

/** The word as it is, in capitals, in small letters, in an address, as hex, and in base64 at each of three places. */
function formsOf(word: string): readonly string[] {
  const bytes = Buffer.from(word);
  const base64 = [0, 1, 2].map((place) => {
    const whole = Buffer.concat([Buffer.alloc(place), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    // The first and the last letters also hold bits of what surrounds the word.
    return whole.slice(place === 0 ? 0 : place + 1, (place + bytes.length) % 3 === 0 ? undefined : -1);
  });
  const plain = [word, word.toUpperCase(), word.toLowerCase(), word.replaceAll(" ", "_")];
  return [...new Set([...plain, ...plain.map(encodeURIComponent), bytes.toString("hex"), ...base64])];
}
