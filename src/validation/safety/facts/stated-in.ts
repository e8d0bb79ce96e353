import type { Stated } from "./facts.js";

/** The value of a member. The path is composed only when it is read: where nothing is wrong, it never is. */
export class StatedIn<Value> implements Stated<Value> {
  readonly value: Value;
  private readonly within: { readonly path: string };
  private readonly member: string;

  constructor(value: Value, within: { readonly path: string }, member: string) {
    this.value = value;
    this.within = within;
    this.member = member;
  }

  get path(): string {
    return `${this.within.path}.${this.member}`;
  }
}
