/** The name of a file as a URI: relative to where it was validated, or absolute. */
export function fileUri(name: string): string {
  const path = name.replaceAll("\\", "/");
  const drive = /^[A-Za-z]:\//.test(path);
  // A half of a surrogate pair cannot be written in a URI.
  const parts = path
    .replace(/\p{Cs}/gu, "\u{fffd}")
    .split("/")
    .map(encodeURIComponent);
  const encoded = parts.join("/");
  if (drive) return `file:///${encoded.replace("%3A", ":")}`;
  return path.startsWith("/") ? `file://${encoded}` : encoded;
}
