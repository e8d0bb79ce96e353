/** `1 day`, `5 days` */
export function counted(count: string | number, noun: string): string {
  return `${count} ${noun}${String(count) === "1" ? "" : "s"}`;
}
