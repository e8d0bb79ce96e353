import { extensions, profiles } from "./profiles.js";
import { systems } from "./systems.js";

/** The addresses of systems, profiles and extensions that the guide names: most of what messages repeat. */
export const addresses: readonly string[] = [systems, profiles, extensions].flatMap((named) =>
  Object.values<string>(named),
);
