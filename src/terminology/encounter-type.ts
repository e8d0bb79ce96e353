import { snomed } from "./snomed.js";
import type { Coding } from "./coding.js";

/** What `Encounter.type` says (UR-031). Source: NHS England's three official service examples. */
export const encounterType: Coding = snomed("307778003", "Seen in primary care establishment");
