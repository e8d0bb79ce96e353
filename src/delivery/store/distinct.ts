/** Whether no two have the same id: one change changes a row once. */
export function areDistinct(rows: readonly { readonly id: string }[]): boolean {
  return new Set(rows.map(({ id }) => id)).size === rows.length;
}
