/**
 * What a function makes, made when it is first asked for. A table or a schema that is made at import is paid for by
 * every program that starts, whether it uses it or not.
 */
export function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

/** The same for each key apart: of a table of patterns a program uses few. */
export function onceEach<Key, Value extends object>(make: (key: Key) => Value): (key: Key) => Value {
  const made = once(() => new Map<Key, Value>());
  return (key) => {
    const known = made().get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made().set(key, value);
    return value;
  };
}
