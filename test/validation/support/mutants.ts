import { acknowledgementMutants, acknowledgementNeighbours } from "./mutants/acknowledgements.js";
import { bundleMutants, bundleNeighbours } from "./mutants/bundle.js";
import { clinicalNeighbours, observationMutants, statementMutants, supplyMutants } from "./mutants/clinical.js";
import { compositionMutants, compositionNeighbours } from "./mutants/composition.js";
import { documentMutants, documentNeighbours } from "./mutants/document.js";
import { formMutants, formNeighbours } from "./mutants/forms.js";
import { handlingMutants, handlingNeighbours } from "./mutants/handling.js";
import { headerMutants, headerNeighbours } from "./mutants/header.js";
import type { Mutant, Neighbour } from "./mutants/mutant.js";
import { aboutMutants, measurementMutants, observationNeighbours, saidMutants } from "./mutants/observations.js";
import { encounterMutants, patientMutants, peopleNeighbours, staffMutants } from "./mutants/people.js";
import { profileMutants, profileNeighbours } from "./mutants/profiles.js";
import { referenceMutants, referenceNeighbours } from "./mutants/references.js";
import {
  limitMutants,
  pathwayMutants,
  pregnancyMutants,
  medicineMutants,
  quantityMutants,
  safetyNeighbours,
  textMutants,
  timeMutants,
  wordMutants,
} from "./mutants/safety.js";
import { statedMutants, statedNeighbours } from "./mutants/stated.js";

/** Each breaks one rule and nothing else. */
export const mutants: readonly Mutant[] = [
  bundleMutants,
  formMutants,
  headerMutants,
  handlingMutants,
  referenceMutants,
  profileMutants,
  documentMutants,
  compositionMutants,
  encounterMutants,
  patientMutants,
  staffMutants,
  observationMutants,
  statementMutants,
  supplyMutants,
  saidMutants,
  measurementMutants,
  aboutMutants,
  wordMutants,
  pregnancyMutants,
  limitMutants,
  timeMutants,
  pathwayMutants,
  textMutants,
  medicineMutants,
  quantityMutants,
  statedMutants,
  acknowledgementMutants,
].flat();

/** Each is just within what a rule requires. */
export const neighbours: readonly Neighbour[] = [
  bundleNeighbours,
  formNeighbours,
  headerNeighbours,
  handlingNeighbours,
  referenceNeighbours,
  profileNeighbours,
  documentNeighbours,
  compositionNeighbours,
  peopleNeighbours,
  clinicalNeighbours,
  observationNeighbours,
  safetyNeighbours,
  statedNeighbours,
  acknowledgementNeighbours,
].flat();
