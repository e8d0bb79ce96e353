import { bundleMutants, bundleNeighbours } from "./mutants/bundle.js";
import { handlingMutants, handlingNeighbours } from "./mutants/handling.js";
import { headerMutants, headerNeighbours } from "./mutants/header.js";
import type { Mutant, Neighbour } from "./mutants/mutant.js";
import { referenceMutants, referenceNeighbours } from "./mutants/references.js";

/** Each breaks one rule and nothing else. */
export const mutants: readonly Mutant[] = [...bundleMutants, ...headerMutants, ...handlingMutants, ...referenceMutants];

/** Each stands just inside of what a rule asks. */
export const neighbours: readonly Neighbour[] = [...bundleNeighbours, ...headerNeighbours, ...handlingNeighbours, ...referenceNeighbours];
