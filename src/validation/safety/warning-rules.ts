/** The rules of the guide that can warn, besides those of clinical safety: what `withoutWarnings` may name of them. */
export const warningRules: ReadonlySet<string> = new Set([
  "UR-003", "UR-005", "UR-006", "UR-023", "UR-033", "UR-034", "UR-035", "UR-036", "UR-039", "UR-040", "UR-053", "UR-060", "UR-063", "UR-070", "UR-076", "UR-077", "UR-081", "UR-110", "UR-113", "UR-116",
]);
