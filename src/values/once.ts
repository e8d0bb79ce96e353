/**
 * What a function makes, made when it is first asked for. A table or a schema that is made at import is paid for by
 * every program that starts, whether it uses it or not.
 */
export function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
