/** The schemas in schemas/ that are of no profile: each comes from a generator of its own. */
export const ownSchemas = {
  consultation: "consultation.schema.json",
  configuration: "configuration.schema.json",
  baseline: "baseline.schema.json",
} as const;

export function isOwnSchema(file: string): boolean {
  return Object.values<string>(ownSchemas).includes(file);
}
