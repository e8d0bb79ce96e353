import type { FaultEffect, SandboxOperation } from "./fault.js";

/** What a fault did, for a timeline: `send: cut-after`. The body and headers that it gives are not in it. */
export function faultWords(operation: SandboxOperation, effect: FaultEffect): string {
  return `${operation}: ${effectWords(effect)}`;
}

function effectWords(effect: FaultEffect): string {
  if (typeof effect === "string") return effect;
  if ("latencyMs" in effect) return `${effect.latencyMs} ms late`;
  if ("arrivalDelayMs" in effect) return `reaches the practice ${effect.arrivalDelayMs} ms later`;
  return `status ${effect.status}${effect.processed === true ? ", though carried out" : ""}`;
}
