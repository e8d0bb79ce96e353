import type { Consultation, PharmacyFirstInput, PharmacyFirstPathway } from "./consultation.js";
import { parseConsultation } from "./parse-consultation.js";

type Constructor = (input: PharmacyFirstInput) => Consultation;

function constructorFor(pathway: PharmacyFirstPathway): Constructor {
  return (input) => parseConsultation({ ...input, service: "pharmacy-first", pathway });
}

/** One constructor for each clinical pathway of Pharmacy First, and one for minor illness. */
export const pharmacyFirst: {
  readonly acuteOtitisMedia: Constructor;
  readonly impetigo: Constructor;
  readonly infectedInsectBites: Constructor;
  readonly shingles: Constructor;
  readonly sinusitis: Constructor;
  readonly soreThroat: Constructor;
  readonly uncomplicatedUrinaryTractInfection: Constructor;
  readonly minorIllness: Constructor;
} = {
  acuteOtitisMedia: constructorFor("acute-otitis-media"),
  impetigo: constructorFor("impetigo"),
  infectedInsectBites: constructorFor("infected-insect-bites"),
  shingles: constructorFor("shingles"),
  sinusitis: constructorFor("sinusitis"),
  soreThroat: constructorFor("sore-throat"),
  uncomplicatedUrinaryTractInfection: constructorFor("uncomplicated-urinary-tract-infection"),
  minorIllness: constructorFor("minor-illness"),
};
