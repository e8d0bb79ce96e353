import type { Meta } from "../../fhir/types.js";
import { headings, type Heading } from "../../terminology/headings.js";
import type { Profile } from "../../terminology/profiles.js";
import type { Instant } from "../../values/instant.js";

/** UR-008: every resource names its profile; UR-060: what stands under a PRSB heading carries it as a tag. */
export function metaOf(profile: Profile, lastUpdated: Instant, heading?: Heading): Meta {
  const meta: Meta = { lastUpdated, profile: [profile] };
  return heading === undefined ? meta : { ...meta, tag: [headings[heading]] };
}
