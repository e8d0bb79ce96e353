import type { Observation } from "../consultation/observation.js";
import { writtenWhen } from "./when.js";

const unitWords = { Cel: "°C", "[degF]": "°F", g: "g", kg: "kg", "[lb_av]": "lb", cm: "cm", "[in_i]": "in" } as const;
const nouns = { temperature: "Temperature", weight: "Weight", height: "Height" } as const;

/** One measurement in a line: `Blood pressure 128/82 mmHg (sitting), 17-Nov-2025`. */
export function writtenMeasurement(observation: Observation): string {
  const { measuredAt } = observation;
  return measuredAt === undefined ? valueOf(observation) : `${valueOf(observation)}, measured ${writtenWhen(measuredAt)}`;
}

function valueOf(observation: Observation): string {
  switch (observation.type) {
    case "blood-pressure": {
      const { systolic, diastolic, position } = observation;
      return `Blood pressure ${systolic}/${diastolic} mmHg${position === undefined ? "" : ` (${position})`}`;
    }
    case "pulse":
      return `Pulse ${observation.beatsPerMinute} beats/min${observation.rhythm === undefined ? "" : ` (${observation.rhythm})`}`;
    case "temperature":
    case "weight":
    case "height":
      return `${nouns[observation.type]} ${observation.value} ${unitWords[observation.unit]}`;
  }
}
