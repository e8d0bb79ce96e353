/**
 * Writes src/consultation/observations/measurements.generated.ts: what a caller gives and what was checked of each
 * measurement, and the constructors, from the table of measurements.
 * npx tsx scripts/generate-measurements.ts [--check]
 */
import { join } from "node:path";
import { measurementRows } from "../src/terminology/measurement-rows.js";
import { limits } from "../src/terminology/measurements.js";
import { putGeneratedFile, readArguments } from "./generated-file.js";
import { measurementsSource } from "./measurements/source.js";

putGeneratedFile(
  join(import.meta.dirname, "../src/consultation/observations/measurements.generated.ts"),
  measurementsSource(measurementRows, limits),
  readArguments(process.argv.slice(2)).check,
);
