/** These lists without those that hold nothing: FHIR knows no empty element. */
export function listed<Lists extends Readonly<Record<string, readonly unknown[] | undefined>>>(
  lists: Lists,
): { [Name in keyof Lists]?: NonNullable<Lists[Name]> } {
  const kept = Object.entries(lists).filter(([, list]) => list !== undefined && list.length > 0);
  return Object.fromEntries(kept) as { [Name in keyof Lists]?: NonNullable<Lists[Name]> };
}
