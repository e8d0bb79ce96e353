import fc from "fast-check";

/** How much a consultation says: the minimum, everything possible, or anything in between. */
export type Size = "minimal" | "maximal" | "any";

type Model = Readonly<Record<string, fc.Arbitrary<unknown>>>;
type Values<Of extends Model> = {
  readonly [Key in keyof Of]: Of[Key] extends fc.Arbitrary<infer Value> ? Value : never;
};
/** An object with these members; the size decides about the optional ones. */
export type Sized<Required extends Model, Optional extends Model> = fc.Arbitrary<
  Values<Required> & Partial<Values<Optional>>
>;

/** An object whose optional members are present or not, depending on the size. */
export function sized<const Required extends Model, const Optional extends Model>(
  size: Size,
  required: Required,
  optional: Optional,
): Sized<Required, Optional> {
  const model = size === "minimal" ? required : { ...optional, ...required };
  const drawn = fc.record(model, size === "any" ? { requiredKeys: Object.keys(required) } : {});
  return drawn as unknown as Sized<Required, Optional>;
}

/** An object whose members are all optional, with at least one of them present. */
export function filled<const Optional extends Model>(
  size: Size,
  optional: Optional,
): fc.Arbitrary<Partial<Values<Optional>>> {
  const keys = Object.keys(optional);
  return fc.constantFrom(...keys).chain((key) => {
    const { [key]: required, ...others } = optional;
    return sized(size, { [key]: required as fc.Arbitrary<unknown> }, others) as unknown as fc.Arbitrary<
      Partial<Values<Optional>>
    >;
  });
}

/** A list of one to three; of two or three at the largest size. */
export function several<Value>(size: Size, item: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> {
  const [minLength, maxLength] = size === "maximal" ? [2, 3] : size === "minimal" ? [1, 1] : [1, 3];
  return fc.array(item, { minLength, maxLength });
}

/** One of the keys of a table. */
export function keyFrom<Key extends string>(table: Readonly<Record<Key, unknown>>): fc.Arbitrary<Key> {
  return fc.constantFrom(...(Object.keys(table) as Key[]));
}
