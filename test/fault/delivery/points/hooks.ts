import net from "node:net";

/** Called before and after each thing that is seen from outside. */
export type Step = (what: string) => void;

/** What a socket tells its own listeners about themselves. */
const unseen: readonly (string | symbol)[] = ["newListener", "removeListener", "pause", "resume"];

/** Every event of every socket of this process is a step, and everything that is written to one. */
export function hookSockets(step: Step): void {
  around(net.Socket.prototype, "emit", step, (event) =>
    typeof event === "string" && !unseen.includes(event) ? `socket ${event}` : undefined,
  );
  around(net.Socket.prototype, "write", step, () => "socket write");
  around(net.Socket.prototype, "connect", step, () => "socket connect");
}

/**
 * Each call of a method is a step; one that answers a promise has ended when that has.
 *
 * @param nameOf how the step is called; undefined: this call is none
 */
export function around(
  prototype: object,
  method: string,
  step: Step,
  nameOf: (...args: readonly unknown[]) => string | undefined,
): void {
  const own: unknown = Reflect.get(prototype, method);
  if (typeof own !== "function") throw new Error(`there is no method ${method}`);
  Object.defineProperty(prototype, method, {
    configurable: true,
    writable: true,
    value: function (this: unknown, ...args: unknown[]): unknown {
      const name = nameOf(...args);
      if (name === undefined) return Reflect.apply(own, this, args);
      step(`before ${name}`);
      const answer: unknown = Reflect.apply(own, this, args);
      if (!(answer instanceof Promise)) {
        step(`after ${name}`);
        return answer;
      }
      return answer.then((value: unknown) => {
        step(`after ${name}`);
        return value;
      });
    },
  });
}

/** The first words of a statement: its verb and its table. */
export function statementName(sql: unknown): string {
  const text = typeof sql === "string" ? sql : String((sql as { readonly text?: unknown } | undefined)?.text);
  return `sql ${text.trim().split(/\s+/).slice(0, 3).join(" ")}`;
}
