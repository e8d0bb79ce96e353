import {
  bloodPressureCheck,
  contraception,
  pharmacyFirst,
  type CommonInput,
} from "../../../../src/consultation/index.js";
import { writeXml } from "../../../../src/fhir/index.js";
import { composeAcknowledgement } from "../../../../src/message/acknowledgement/compose.js";
import { commonInput } from "../../../consultation/inputs.js";
import { clock, compose, countingIds, idOf } from "../../../message/support/composed.js";

type Composable = Parameters<typeof compose>[0];

function written(consultation: Composable): string {
  return writeXml(compose(consultation).bundle, { indent: true });
}

const { patient, ...visit } = commonInput;

/**
 * A woman of 35 with acute sinusitis, not pregnant, with every measurement that there is and one medicine: right, and
 * nothing to confirm.
 */
const womanInput: CommonInput = {
  ...visit,
  patient: { ...patient, gender: "female" },
  endedAt: "2025-07-02T10:19:00+01:00",
  pregnancyStatus: "not-pregnant",
  plan: ["Will come back in a week."],
  observations: [
    { type: "blood-pressure", systolic: 128, diastolic: 82, measuredAt: "2025-07-02T10:10:00+01:00" },
    { type: "pulse", beatsPerMinute: 72, rhythm: "regular" },
    { type: "temperature", value: 37, unit: "Cel" },
    { type: "height", value: 165, unit: "cm" },
    { type: "weight", value: 65, unit: "kg" },
    { type: "body-mass-index", value: "23.9" },
  ],
  supplies: [
    {
      product: { code: "10430511000001103", display: "Phenoxymethylpenicillin 250mg tablets (Arrow Generics Ltd)" },
      quantity: { value: 40, unit: "tablet" },
      dosage: { text: "500mg four times a day", patientInstruction: "Take two tablets four times a day for 5 days" },
      supplyType: "patient-group-direction",
      suppliedAt: "2025-07-02T10:15:00+01:00",
    },
  ],
};

export const woman: string = written(pharmacyFirst.sinusitis({ ...womanInput, gatewayPoint: "met" }));
/** Her, of a minor illness: no pathway excludes or includes anybody. */
export const minorIllness: string = written(pharmacyFirst.minorIllness(womanInput));
const temperatureAt = (measuredAt: string, value: number): NonNullable<CommonInput["observations"]>[number] => ({
  type: "temperature",
  value,
  unit: "Cel",
  measuredAt,
});
/** Her, with two temperatures, two minutes apart. */
export const measuredTwice: string = written(
  pharmacyFirst.minorIllness({
    ...womanInput,
    supplies: [],
    observations: [temperatureAt("2025-07-02T10:10:00+01:00", 37), temperatureAt("2025-07-02T10:12:00+01:00", 38)],
  }),
);
/** Her on the telephone, with the weight that she told. */
export const telephoned: string = written(
  pharmacyFirst.minorIllness({
    ...womanInput,
    supplies: [],
    seen: "telephone",
    observations: [{ type: "weight", value: 65, unit: "kg", method: "self-reported" }],
  }),
);
/** Her, with the same medicine supplied and declined. */
export const declinedToo: string = written(
  pharmacyFirst.sinusitis({
    ...womanInput,
    gatewayPoint: "met",
    declinedSupplies: (womanInput.supplies ?? []).map(({ product }) => ({
      product,
      unit: "tablet",
      reason: "One box",
    })),
  }),
);
/** Her, under the contraception service. */
export const contraceptive: string = written(
  contraception.repeat({ ...womanInput, supplies: womanInput.supplies ?? [] } as Parameters<
    typeof contraception.repeat
  >[0]),
);

const check: Parameters<typeof bloodPressureCheck>[0] = {
  ...commonInput,
  observations: [{ type: "blood-pressure", systolic: 128, diastolic: 82 }],
};
/** A blood pressure check with the report of ambulatory monitoring. */
export const ambulatory: string = written(
  bloodPressureCheck({
    ...check,
    ambulatoryReport: { title: "24 hours of monitoring", contentType: "application/pdf", data: "JVBERi0xLjQK" },
  }),
);
/** A blood pressure check after which monitoring was declined. */
export const declinedMonitoring: string = written(
  bloodPressureCheck({ ...check, ambulatoryDeclined: { reason: "Cannot wear a cuff at work." } }),
);

/** What a practice answers: this library's own acknowledgement. */
export function acknowledgement(code: "20013" | "30001" | "30002" = "30001"): string {
  const request = { headerId: idOf(2), senderReference: `urn:uuid:${idOf(6)}` };
  return writeXml(
    composeAcknowledgement({
      request,
      code,
      practice: { odsCode: "A99999", mailboxId: "X26ABC2" },
      clock,
      newId: countingIds(),
    }),
    { indent: true },
  );
}
