import type { ChangeJson, DeliveryJson, SummariesJson, SummaryJson } from "../shapes.js";
import { call } from "./api.js";

/** A row of the list: a message, or a consultation that the example sender still has in its queue. */
export type Row =
  | { readonly type: "message"; readonly message: SummaryJson; readonly delivery: DeliveryJson | undefined }
  | { readonly type: "delivery"; readonly delivery: DeliveryJson };

/** Sizes of the first page of a list, which is on the screen at once, and of the following ones. */
const pages = { first: 100, further: 500 };

/** The messages that fit the filter, kept up to date. */
export class MessagesHeld {
  #order: string[] = [];
  readonly #messages = new Map<string, SummaryJson>();
  readonly #deliveries = new Map<string, DeliveryJson>();
  readonly #byHeader = new Map<string, DeliveryJson>();
  readonly #byMessage = new Map<string, DeliveryJson>();
  #waiting: readonly DeliveryJson[] = [];
  #loads = 0;
  isLoading = false;

  constructor(private_: { readonly changed: () => void }) {
    this.#changed = private_.changed;
  }
  readonly #changed: () => void;

  get count(): number {
    return this.#waiting.length + this.#order.length;
  }

  get messageCount(): number {
    return this.#order.length;
  }

  at(place: number): Row | undefined {
    const delivery = this.#waiting[place];
    if (delivery !== undefined) return { type: "delivery", delivery };
    const message = this.#messages.get(this.#order[place - this.#waiting.length] ?? "");
    return message === undefined ? undefined : { type: "message", message, delivery: this.deliveryOf(message) };
  }

  placeOf(id: string): number {
    const place = this.#order.indexOf(id);
    return place < 0 ? -1 : place + this.#waiting.length;
  }

  delivery(id: string): DeliveryJson | undefined {
    return this.#deliveries.get(id);
  }

  deliveryOf({ id, headerId }: { readonly id: string; readonly headerId?: string }): DeliveryJson | undefined {
    return this.#byMessage.get(id) ?? this.#byHeader.get(headerId ?? "");
  }

  /** Loads what fits a filter: the first page, then page by page the rest. */
  async load(query: URLSearchParams): Promise<void> {
    const load = (this.#loads += 1);
    this.isLoading = true;
    const run = query.get("run");
    const { deliveries } = await call<{ readonly deliveries: readonly DeliveryJson[] }>(
      `deliveries${run === null ? "" : `?run=${encodeURIComponent(run)}`}`,
    );
    let after: string | undefined;
    for (let isFirst = true; isFirst || after !== undefined; isFirst = false) {
      const page = new URLSearchParams(query);
      page.set("summary", "1");
      page.set("limit", String(isFirst ? pages.first : pages.further));
      if (after !== undefined) page.set("after", after);
      const { messages, next } = await call<SummariesJson>(`messages?${page.toString()}`);
      if (load !== this.#loads) return;
      if (isFirst) {
        this.#order = [];
        this.#messages.clear();
        this.#forgetDeliveries();
        this.#take(deliveries);
      }
      this.#order = [...this.#order, ...messages.filter(({ id }) => !this.#messages.has(id)).map(({ id }) => id)];
      for (const message of messages) if (!this.#messages.has(message.id)) this.#messages.set(message.id, message);
      after = next;
      this.isLoading = next !== undefined;
      this.#rank();
      this.#changed();
    }
  }

  /** Takes what the sandbox tells. */
  take(change: ChangeJson): void {
    if (change.type === "deliveries") this.#take(change.deliveries);
    else if (change.type === "messages") this.#takeMessages(change.messages);
    else return;
    this.#rank();
    this.#changed();
  }

  #takeMessages(messages: readonly (SummaryJson & { readonly fits: boolean })[]): void {
    const fresh: string[] = [];
    const gone = new Set<string>();
    for (const message of messages) {
      const isKnown = this.#messages.has(message.id);
      if (message.fits) {
        this.#messages.set(message.id, message);
        if (!isKnown) fresh.unshift(message.id);
      } else if (isKnown) {
        this.#messages.delete(message.id);
        gone.add(message.id);
      }
    }
    if (fresh.length > 0) this.#order = [...fresh, ...this.#order];
    if (gone.size > 0) this.#order = this.#order.filter((id) => !gone.has(id));
  }

  #take(deliveries: readonly DeliveryJson[]): void {
    for (const delivery of deliveries) {
      this.#deliveries.set(delivery.id, delivery);
      this.#byHeader.set(delivery.headerId, delivery);
      for (const id of delivery.messageIds) this.#byMessage.set(id, delivery);
    }
  }

  #forgetDeliveries(): void {
    for (const known of [this.#deliveries, this.#byHeader, this.#byMessage]) known.clear();
  }

  /** Deliveries that MESH has nothing of come first. */
  #rank(): void {
    this.#waiting = [...this.#deliveries.values()]
      .filter(
        ({ state, messageIds }) =>
          messageIds.length === 0 && (state === "queued" || state === "sending" || state === "refused"),
      )
      .reverse();
  }
}
