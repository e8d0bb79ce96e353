import type { State } from "./state.js";

/** A view: what it shows, and what it does when the address has changed. */
export interface View {
  readonly element: HTMLElement;
  readonly title: string;
  update(state: State, before: State | undefined): void;
}
