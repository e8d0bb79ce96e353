import type { Attributes, Meter } from "@opentelemetry/api";
import { assertNever } from "../errors.js";
import type { DeliveryActivity } from "../delivery/insight/activity.js";
import type { DeliveryState } from "../delivery/states.js";
import { isMeshErrorCode } from "../terminology/mesh-errors.js";
import { isResponseCode } from "../terminology/response-codes.js";
import { deliveryMetrics, deliveryNames as names, type CountedName } from "./delivery-metrics.js";

/** Seconds. */
const callSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 600];
const minute = 60;
const hour = 60 * minute;
const longSeconds = [1, 5, 15, 30, minute, 5 * minute, 15 * minute, hour, 4 * hour, 24 * hour, 72 * hour, 168 * hour];

/** States whose time since the submission says how well it goes. */
const timedStates: readonly DeliveryState[] = ["sent", "received", "patient-matched"];

/** Counts what a delivery does. */
export function deliveryMeasures(meter: Meter): (activity: DeliveryActivity) => void {
  const counter = (name: CountedName): ((attributes?: Attributes) => void) => {
    const { unit, description } = deliveryMetrics[name];
    const made = meter.createCounter(name, { unit, description });
    return (attributes) => made.add(1, attributes);
  };
  const histogram = (
    name: CountedName,
    bounds: number[],
  ): ((milliseconds: number, attributes?: Attributes) => void) => {
    const { unit, description } = deliveryMetrics[name];
    const made = meter.createHistogram(name, { unit, description, advice: { explicitBucketBoundaries: bounds } });
    // A clock may be set back.
    return (milliseconds, attributes) => made.record(Math.max(0, milliseconds) / 1_000, attributes);
  };
  const submissions = counter("update_record.submissions");
  const sends = counter("update_record.sends");
  const stateChanges = counter("update_record.state_changes");
  const answers = counter("update_record.answers");
  const notices = counter("update_record.notices");
  const failures = counter("update_record.failures");
  const submitDuration = histogram("update_record.submit.duration", callSeconds);
  const sendDuration = histogram("update_record.send.duration", callSeconds);
  const timeToState = histogram("update_record.time_to_state", longSeconds);
  return (activity) => {
    switch (activity.type) {
      case "submitted":
        submissions();
        if (activity.durationMs !== undefined) submitDuration(activity.durationMs);
        return;
      case "send-ended": {
        const { outcome, reason, durationMs } = activity;
        sends({ [names.outcome]: outcome, ...(reason !== undefined && { [names.error]: reason }) });
        sendDuration(durationMs, { [names.outcome]: outcome });
        return;
      }
      case "state-changed": {
        const { state, byPerson, sinceSubmittedMs } = activity;
        stateChanges({ [names.state]: state, [names.byPerson]: byPerson });
        if (timedStates.includes(state)) timeToState(sinceSubmittedMs, { [names.state]: state });
        return;
      }
      case "answered": {
        const { kind, code, deliveryId } = activity;
        const known = code === undefined ? {} : { [names.code]: knownCode(code) };
        answers({ [names.kind]: kind, ...known, [names.isMatched]: deliveryId !== undefined });
        return;
      }
      case "told":
        notices({ [names.reason]: activity.reason, [names.isTaken]: activity.isTaken });
        return;
      case "work-failed":
        failures({ [names.loop]: activity.loop, [names.error]: activity.code });
        return;
      default:
        assertNever(activity, "an activity of a delivery");
    }
  };
}

/** Others write these codes: a metric has a value for each of those that we know, and one for all others. */
export function knownCode(code: string): string {
  return isMeshErrorCode(code) || isResponseCode(code) ? code : "other";
}
