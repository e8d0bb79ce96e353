import type { ObservationDetailsInput } from "../../consultation/observations/observation-details.js";
import type { Observation } from "../../fhir/types.js";
import type { Heading } from "../../terminology/headings.js";
import { interpretations } from "../../terminology/interpretations.js";
import { observationCategories, type ObservationCategory } from "../../terminology/observation-category.js";
import { profiles } from "../../terminology/profiles.js";
import { systems } from "../../terminology/systems.js";
import { keyIn, readConcept, takeConcept } from "./concepts.js";
import { known } from "./known.js";
import type { Part } from "./part.js";
import { labelOf, refersTo, takeFrame, takePlace, timeUnlessStart, type Reading } from "./reading.js";
import type { AsFound } from "./received.js";

/** Takes what `composeObservationBase` writes, and returns only what differs from the defaults. */
export function readObservationBase(
  part: Part<Observation>,
  reading: Reading,
  about: { readonly category: ObservationCategory; readonly heading?: Heading },
): AsFound<ObservationDetailsInput> {
  takeObservationFrame(part, reading, about);
  const [performer] = part.parts("performer");
  return known({
    measuredAt: timeUnlessStart(part, "effectiveDateTime", reading),
    measuredBy: labelOf(performer, reading),
    interpretation: keyIn(part.part("interpretation"), interpretations, systems.observationInterpretationNhs),
    bodySite: readConcept(part.part("bodySite"), systems.snomed),
  });
}

/** The same for an Observation that the practitioner makes, and of which the model holds no such details. */
export function takeObservationBase(
  part: Part<Observation>,
  reading: Reading,
  about: { readonly category: ObservationCategory; readonly heading?: Heading },
): void {
  takeObservationFrame(part, reading, about);
  refersTo(part.parts("performer")[0], reading.practitioner);
}

function takeObservationFrame(
  part: Part<Observation>,
  reading: Reading,
  about: { readonly category: ObservationCategory; readonly heading?: Heading },
): void {
  takeFrame(part, reading, profiles.observation, about.heading);
  takePlace(part, reading);
  part.is("status", "final");
  part.is("issued", reading.composedAt);
  for (const category of part.parts("category"))
    takeConcept(category, observationCategories[about.category], systems.observationCategoryStu3);
}
