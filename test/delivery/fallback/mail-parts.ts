/** The file of a mail. */
export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/** The headers of a mail, or of a part of one; names in lower case. */
export function headersOf(raw: string): Readonly<Record<string, string>> {
  const head = raw.slice(0, raw.indexOf("\r\n\r\n")).replace(/\r\n[ \t]+/g, " ");
  return Object.fromEntries(
    head.split("\r\n").map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

/** The one part that is a file. */
export function attachmentOf(raw: string): Attachment | undefined {
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1] ?? "";
  const part = raw.split(`--${boundary}`).find((each) => /content-disposition: attachment/i.test(each));
  if (part === undefined) return undefined;
  const content = part.slice(part.indexOf("\r\n\r\n") + 4);
  const headers = headersOf(part.trimStart());
  return {
    name: /filename="?([^";\r\n]+)/.exec(headers["content-disposition"] ?? "")?.[1] ?? "",
    type: (headers["content-type"] ?? "").split(";")[0] ?? "",
    content: Buffer.from(content, "base64"),
  };
}
