type Given = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Headers by lower-case name, values trimmed (RFC 9110, 5.5). A header that came twice with the same value has it once:
 * proxies repeat headers, and `REPORT, REPORT` would be no report.
 */
export function headersOf(given: Given): Map<string, string> {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === "string") headers.set(name.toLowerCase(), value.trim());
    else if (value !== undefined)
      headers.set(name.toLowerCase(), [...new Set(value.map((one) => one.trim()))].join(", "));
  }
  return headers;
}
