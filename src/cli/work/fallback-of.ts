import type { DeliveryOptions } from "../../delivery/delivery-options.js";
import type { Config } from "../config/read-config.js";

/** The other way to a practice, where the configuration has one: it needs a store that outlives the command. */
export async function fallbackOf(config: Config): Promise<Pick<DeliveryOptions, "fallback">> {
  const fallback = await config.fallback();
  return fallback === undefined ? {} : { fallback };
}
