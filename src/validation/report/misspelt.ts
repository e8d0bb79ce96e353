/**
 * True where a name differs from another by one letter: wrong, missing, added, swapped with the next, or in the other
 * case.
 */
export function isMisspelt(name: string, right: string): boolean {
  if (name === right) return false;
  const [given, wanted] = [name.toLowerCase(), right.toLowerCase()];
  if (given === wanted || given === `${wanted}s`) return true;
  if (Math.abs(given.length - wanted.length) > 1 || wanted.length < 4) return false;
  // They differ, so both searches end.
  let start = 0;
  while (given[start] === wanted[start]) start++;
  let end = 0;
  while (given.at(-1 - end) === wanted.at(-1 - end)) end++;
  const [left, other] = [given.slice(start, given.length - end), wanted.slice(start, wanted.length - end)];
  return (left.length <= 1 && other.length <= 1) || (left.length === 2 && other === left.charAt(1) + left.charAt(0));
}
