import type { PharmacyInput } from "../../consultation/people/pharmacy.js";
import type { Organization } from "../../fhir/types.js";
import { profiles } from "../../terminology/profiles.js";
import { systems } from "../../terminology/systems.js";
import { known } from "./known.js";
import type { Part } from "./part.js";
import { takeFrame, type Reading } from "./reading.js";
import type { AsFound } from "./received.js";

/** UR-033. */
export function readPharmacy(
  part: Part<Organization>,
  reading: Pick<Reading, "composedAt" | "identifierSystem">,
): AsFound<PharmacyInput> {
  takeFrame(part, reading, profiles.organization);
  const identifier = part.parts("identifier").find((one) => one.is("system", systems.odsOrganisationCode));
  return known({ odsCode: identifier?.text("value"), name: part.text("name") });
}
