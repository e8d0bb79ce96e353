/** The multiplication table of the dihedral group of the pentagon, on which the Verhoeff check digit rests. */
const product = rows(
  "0123456789",
  "1234067895",
  "2340178956",
  "3401289567",
  "4012395678",
  "5987604321",
  "6598710432",
  "7659821043",
  "8765932104",
  "9876543210",
);

/** How a digit is exchanged by its position from the right; the eight rows repeat. */
const permutation = rows(
  "0123456789",
  "1576283094",
  "5803796142",
  "8916043527",
  "9453126870",
  "4286573901",
  "2793806415",
  "7046913258",
);

function rows(...digits: readonly string[]): readonly (readonly number[])[] {
  return digits.map((row) => Array.from(row, Number));
}

/**
 * True where the last digit is the right Verhoeff check digit of the digits before it (CS-22).
 * It finds every single wrong digit and every exchange of two neighbours.
 */
export function hasVerhoeffCheckDigit(digits: string): boolean {
  let check = 0;
  for (let position = 0; position < digits.length; position += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - position) - 48;
    const exchanged = permutation[position % 8]?.[digit] ?? NaN;
    check = product[check]?.[exchanged] ?? NaN;
  }
  return digits.length > 0 && check === 0;
}
