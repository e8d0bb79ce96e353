import type { Attributes, BatchObservableResult, Meter, Observable } from "@opentelemetry/api";
import type { Delivery } from "../delivery/delivery.js";
import type { Counted, Insight } from "../delivery/insight/insight.js";
import { deliveryMetrics, deliveryNames, type GaugeName } from "./delivery-metrics.js";

interface Reading {
  readonly value: number;
  readonly attributes?: Attributes;
}

type Age = (of: Pick<Counted, "oldestAt">) => number;

/** What each gauge reads. Where there is nothing of a kind, its count is 0 and so is its age. */
const readings: Readonly<Record<GaugeName, (insight: Insight, age: Age) => readonly Reading[]>> = {
  "update_record.deliveries": ({ states }) => byKey(states, deliveryNames.state, ({ count }) => count),
  "update_record.deliveries.oldest_age": ({ states }, age) =>
    byKey(states, deliveryNames.state, (one) => (one.count === undefined ? undefined : age(one))),
  "update_record.unanswered.oldest_age": ({ unanswered }, age) => byKey(unanswered, deliveryNames.acknowledgement, age),
  "update_record.queue.due": ({ queue }) => [{ value: queue.due.count }],
  "update_record.queue.oldest_age": ({ queue }, age) => [{ value: age(queue.due) }],
  "update_record.attentions": ({ attentions }) => byKey(attentions.reasons, deliveryNames.reason, ({ count }) => count),
  "update_record.attentions.oldest_age": ({ attentions }, age) => byKey(attentions.reasons, deliveryNames.reason, age),
  "update_record.attentions.untold": ({ attentions }) => [{ value: attentions.untold }],
  "update_record.mailboxes.stopped": ({ mailboxes }) => stopsOf(mailboxes),
  "update_record.inbox.items": ({ inbox }) => byKey(inbox, deliveryNames.itemState, ({ count }) => count),
};

/** Reads all gauges each time metrics are collected. Returns a function that ends it. */
export function observeDelivery(meter: Meter, delivery: Pick<Delivery, "insight">): () => void {
  const names = Object.keys(readings) as GaugeName[];
  const gauges = new Map<GaugeName, Observable>(
    names.map((name) => {
      const { unit, description } = deliveryMetrics[name];
      return [name, meter.createObservableGauge(name, { unit, description })];
    }),
  );
  const read = async (result: BatchObservableResult): Promise<void> => {
    // A store that does not answer has no values: an alert on missing values finds it.
    const insight = await delivery.insight().catch(() => undefined);
    if (insight === undefined) return;
    const age: Age = ({ oldestAt }) =>
      oldestAt === undefined ? 0 : Math.max(0, Date.parse(insight.at) - Date.parse(oldestAt)) / 1_000;
    for (const [name, gauge] of gauges)
      for (const { value, attributes } of readings[name](insight, age)) result.observe(gauge, value, attributes);
  };
  const observed = [...gauges.values()];
  meter.addBatchObservableCallback(read, observed);
  return () => meter.removeBatchObservableCallback(read, observed);
}

function byKey<One>(
  members: Readonly<Record<string, One>>,
  attribute: string,
  read: (one: One) => number | undefined,
): readonly Reading[] {
  return Object.entries(members).flatMap(([key, one]) => {
    const value = read(one);
    return value === undefined ? [] : [{ value, attributes: { [attribute]: key } }];
  });
}

/** No mailbox by itself: there may be thousands. */
function stopsOf(mailboxes: Insight["mailboxes"]): readonly Reading[] {
  const counts = new Map<string, { readonly attributes: Attributes; value: number }>([
    ["person ", { attributes: { [deliveryNames.cause]: "person" }, value: 0 }],
  ]);
  for (const { cause, fault } of mailboxes.flatMap(({ stops }) => stops)) {
    const key = `${cause} ${fault ?? ""}`;
    const known = counts.get(key);
    if (known !== undefined) known.value += 1;
    else
      counts.set(key, {
        attributes: { [deliveryNames.cause]: cause, ...(fault !== undefined && { [deliveryNames.fault]: fault }) },
        value: 1,
      });
  }
  return [...counts.values()];
}
