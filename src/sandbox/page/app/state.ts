/** What the page shows. All of it is in the address, so that a link brings somebody else to the same place. */
export interface State {
  readonly view: "messages" | "settings" | "check";
  readonly run: string;
  readonly kind: string;
  readonly state: string;
  readonly text: string;
  /** The open message. */
  readonly id: string;
  /** The open delivery of the example sender, while it has no message. */
  readonly delivery: string;
  readonly tab: "timeline" | "page" | "tree" | "xml";
}

/** What an address without anything else stands for. */
const first: State = {
  ...{ view: "messages", run: "", kind: "update-record", state: "", text: "", id: "", delivery: "" },
  tab: "timeline",
};
const allowed: Readonly<Partial<Record<keyof State, readonly string[]>>> = {
  view: ["messages", "settings", "check"],
  tab: ["timeline", "page", "tree", "xml"],
};
const listeners = new Set<(state: State, before: State) => void>();
let current = fromAddress();

export function state(): State {
  return current;
}

/** The address of what a change would show. */
export function addressOf(change: Partial<State>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...current, ...change }))
    if (value !== first[name as keyof State]) query.set(name, value);
  const text = query.toString();
  return text === "" ? "/" : `/?${text}`;
}

/** Shows something else. `replace`: going back does not return to what was shown before, as while somebody types. */
export function go(change: Partial<State>, { replace = false }: { readonly replace?: boolean } = {}): void {
  const address = addressOf(change);
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  changed();
}

export function onState(listener: (state: State, before: State) => void): void {
  listeners.add(listener);
}

function changed(): void {
  const before = current;
  current = fromAddress();
  for (const listener of listeners) listener(current, before);
}

function fromAddress(): State {
  const found: Record<string, string> = { ...first };
  for (const [name, value] of new URLSearchParams(location.search)) {
    const among = allowed[name as keyof State];
    if (Object.hasOwn(first, name) && (among?.includes(value) ?? true)) found[name] = value;
  }
  return found as unknown as State;
}

addEventListener("popstate", changed);

/** Follows links of the page without loading it anew. */
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-go]") : null;
  if (link === null || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  history.pushState(null, "", link.getAttribute("href"));
  changed();
});
