import type { Stated } from "./facts.js";

/** What a member of something says. The path is composed when asked for: where nothing is wrong, nobody asks. */
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
