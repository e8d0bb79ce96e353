/** A piece of code that differs from one that compiles in one thing: `‹right|wrong›`. */
export interface Pair {
  readonly snippet: string;
  /** The compiler's code for the wrong reading. */
  readonly code: number;
  /** The code that the compiler marks: a member, or a whole object. */
  readonly at: string;
  /** What a JavaScript caller gets: the rule, where there is one, and the path; or the kind of error. */
  readonly refused: string;
}

/** The compiler marks the object, since the missing member is nowhere. */
export const whole = "{";

/** By what must not be possible. */
export const pairs: Readonly<Record<string, readonly Pair[]>> = {
  "UR-070: a blood pressure without its pair": [
    {
      code: 2345,
      at: whole,
      refused: "UR-070 observations[0].diastolic",
      snippet:
        "pharmacyFirst.minorIllness({ ...common, observations: [bloodPressure({ systolic: 128‹, diastolic: 82|› })] })",
    },
    {
      code: 2345,
      at: whole,
      refused: "UR-070 observations[0].systolic",
      snippet:
        "pharmacyFirst.minorIllness({ ...common, observations: [bloodPressure({ ‹systolic: 128, |›diastolic: 82 })] })",
    },
    {
      code: 2741,
      at: whole,
      refused: "UR-070 observations[0].diastolic",
      snippet:
        'bloodPressureCheck({ ...common, observations: [{ type: "blood-pressure", systolic: 128‹, diastolic: 82|› ' +
        "}] })",
    },
    {
      code: 2322,
      at: "diastolic",
      refused: "UR-070 observations[0].diastolic",
      snippet:
        "contraception.repeat({ ...common, supplies: [supplied], observations: [bloodPressure({ systolic: 128, " +
        'diastolic: ‹82|undefined›, method: "self-measured" })] })',
    },
    {
      code: 2322,
      at: "systolic",
      refused: "observations[0].systolic",
      snippet:
        "bloodPressureCheck({ ...common, observations: [bloodPressure({ systolic: ‹128|[128, 82]›, diastolic: 82 " +
        "})] })",
    },
  ],
  "UR-073: a vital sign that is not supported": [
    {
      code: 2322,
      at: "type",
      refused: "UR-073 observations[0].type",
      snippet:
        'pharmacyFirst.minorIllness({ ...common, observations: [{ type: ‹"pulse"|"respiratory-rate"›, ' +
        "beatsPerMinute: 18 }] })",
    },
    {
      code: 2322,
      at: "type",
      refused: "UR-073 observations[0].type",
      snippet:
        'pharmacyFirst.minorIllness({ ...common, observations: [{ type: ‹"body-mass-index"|"oxygen-saturation"›, ' +
        "value: 97 }] })",
    },
    {
      code: 2322,
      at: "type",
      refused: "UR-073 observations[0].type",
      snippet:
        "contraception.initiation({ ...common, supplies: [supplied], observations: [{ type: " +
        '‹"body-mass-index"|"pain-score"›, value: 7 }] })',
    },
    {
      code: 2322,
      at: "type",
      refused: "UR-073 observations[0].type",
      snippet:
        "pharmacyFirst.minorIllness({ ...common, observations: [{ type: " +
        '‹"body-mass-index"|"news2"›, value: 3 }] })',
    },
    {
      code: 2322,
      at: "method",
      refused: "UR-070 observations[0].method",
      snippet:
        "bloodPressureCheck({ ...common, observations: [bloodPressure({ systolic: 128, diastolic: 82, method: " +
        '‹"average-ambulatory"|"day-interval"› })] })',
    },
  ],
  "UR-073: a unit of another measurement": [
    {
      code: 2322,
      at: "unit",
      refused: "UR-073 observations[0].unit",
      snippet:
        "pharmacyFirst.minorIllness({ ...common, observations: [temperature({ value: 37, unit: " +
        '‹"Cel"|"kg"› })] })',
    },
    {
      code: 2322,
      at: "unit",
      refused: "UR-073 observations[0].unit",
      snippet: `pharmacyFirst.minorIllness({ ...common, observations: [weight({ value: 70, unit: ‹"kg"|"cm"› })] })`,
    },
    {
      code: 2322,
      at: "unit",
      refused: "UR-073 observations[0].unit",
      snippet: `pharmacyFirst.minorIllness({ ...common, observations: [height({ value: 170, unit: ‹"cm"|"kg"› })] })`,
    },
    {
      code: 2322,
      at: "unit",
      refused: "UR-073 observations[0].unit",
      snippet:
        'contraception.initiation({ ...common, supplies: [supplied], observations: [{ type: "weight", value: 70, ' +
        'unit: ‹"kg"|"Cel"› }] })',
    },
    {
      code: 2353,
      at: "unit",
      refused: "observations[0].unit",
      snippet:
        "pharmacyFirst.minorIllness({ ...common, observations: [pulse({ beatsPerMinute: 70‹|, " + 'unit: "cm"› })] })',
    },
    {
      code: 2345,
      at: whole,
      refused: "observations[0].unit",
      snippet: `pharmacyFirst.minorIllness({ ...common, observations: [weight({ value: 70‹, unit: "kg"|› })] })`,
    },
  ],
  "UR-039: a supply without its dosage": [
    {
      code: 2741,
      at: whole,
      refused: "UR-039 supplies[0].dosage",
      snippet:
        'pharmacyFirst.shingles({ ...onPathway, supplies: [{ product, quantity: { value: 20, unit: "capsule" }‹, ' +
        'dosage: "One a day"|› }] })',
    },
    {
      code: 2741,
      at: whole,
      refused: "UR-039 supplies[0].dosage",
      snippet:
        'contraception.repeat({ ...common, supplies: [{ product, quantity: { value: 20, unit: "capsule" }‹, ' +
        'dosage: "One a day"|› }] })',
    },
    {
      code: 2322,
      at: "dosage",
      refused: "supplies[0].dosage.patientInstruction",
      snippet:
        'urgentSupply({ ...common, supplies: [{ ...supplied, dosage: { text: "One a day"‹, patientInstruction: ' +
        '"Take one a day"|› } }] })',
    },
    {
      code: 2322,
      at: "dosage",
      refused: "supplies[0].dosage",
      snippet: `pharmacyFirst.shingles({ ...onPathway, supplies: [{ ...supplied, dosage: ‹"One a day"|null› }] })`,
    },
    {
      code: 2741,
      at: whole,
      refused: "UR-039 supplies[0].dosage",
      snippet:
        'pharmacyFirst.shingles({ ...onPathway, supplies: [{ product, quantity: supplied.quantity, ‹dosage: "One a ' +
        'day"|dose: { asNeeded: true }› }] })',
    },
  ],
  "UR-039: a structured dose that says nothing certain": [
    {
      code: 2322,
      at: "periodUnit",
      refused: "supplies[0].dose.timing.periodUnit",
      snippet:
        "urgentSupply({ ...common, supplies: [{ ...supplied, dose: { timing: { frequency: 4, period: 1, " +
        'periodUnit: ‹"d"|"day"› } } }] })',
    },
    {
      code: 2741,
      at: "timing",
      refused: "supplies[0].dose.timing.periodUnit",
      snippet:
        "urgentSupply({ ...common, supplies: [{ ...supplied, dose: { timing: { frequency: 4, period: 1‹, " +
        'periodUnit: "d"|› } } }] })',
    },
    {
      code: 2322,
      at: "asNeeded",
      refused: "supplies[0].dose.asNeeded",
      snippet: "urgentSupply({ ...common, supplies: [{ ...supplied, dose: { asNeeded: ‹true|false› } }] })",
    },
    {
      code: 2741,
      at: "quantity",
      refused: "supplies[0].dose.quantity.unit",
      snippet:
        'urgentSupply({ ...common, supplies: [{ ...supplied, dose: { quantity: { value: 1‹, unit: "tablet"|› } } ' +
        "}] })",
    },
  ],
  "CS-19: a supply without its quantity, a declined one without its reason": [
    {
      code: 2741,
      at: whole,
      refused: "CS-19 supplies[0].quantity",
      snippet:
        'pharmacyFirst.impetigo({ ...onPathway, supplies: [{ product, ‹quantity: { value: 20, unit: "capsule" }, ' +
        '|›dosage: "One a day" }] })',
    },
    {
      code: 2322,
      at: "quantity",
      refused: "supplies[0].quantity",
      snippet:
        'pharmacyFirst.impetigo({ ...onPathway, supplies: [{ ...supplied, quantity: ‹{ value: 20, unit: "capsule" ' +
        "}|20› }] })",
    },
    {
      code: 2322,
      at: "unit",
      refused: "UR-041 supplies[0].quantity.unit",
      snippet:
        "pharmacyFirst.impetigo({ ...onPathway, supplies: [{ ...supplied, quantity: { value: 20, unit: " +
        '‹"capsule"|"box"› } }] })',
    },
    {
      code: 2741,
      at: whole,
      refused: "CS-19 declinedSupplies[0].reason",
      snippet:
        'pharmacyFirst.impetigo({ ...onPathway, declinedSupplies: [{ product, unit: "capsule"‹, reason: "Prefers to ' +
        'wait"|› }] })',
    },
    {
      code: 2353,
      at: "quantity",
      refused: "declinedSupplies[0].quantity",
      snippet:
        'pharmacyFirst.impetigo({ ...onPathway, declinedSupplies: [{ product, unit: "capsule", reason: "Prefers to ' +
        'wait"‹|, quantity: 20› }] })',
    },
  ],
  "CS-04: a pregnancy status that was never given": [
    {
      code: 2322,
      at: "pregnancyStatus",
      refused: "CS-04 pregnancyStatus",
      snippet: `contraception.initiation({ ...common, supplies: [supplied], pregnancyStatus: ‹"not-pregnant"|false› })`,
    },
    {
      code: 2322,
      at: "pregnancyStatus",
      refused: "CS-04 pregnancyStatus",
      snippet: `contraception.initiation({ ...common, supplies: [supplied], pregnancyStatus: ‹"pregnant"|true› })`,
    },
    {
      code: 2322,
      at: "pregnancyStatus",
      refused: "CS-04 pregnancyStatus",
      snippet: `contraception.initiation({ ...common, supplies: [supplied], pregnancyStatus: ‹"not-pregnant"|null› })`,
    },
    {
      code: 2322,
      at: "pregnancyStatus",
      refused: "CS-04 pregnancyStatus",
      snippet: `contraception.initiation({ ...common, supplies: [supplied], pregnancyStatus: ‹"not-pregnant"|""› })`,
    },
    {
      code: 2322,
      at: "pregnancyStatus",
      refused: "CS-04 pregnancyStatus",
      snippet: `contraception.initiation({ ...common, supplies: [supplied], pregnancyStatus: ‹"not-pregnant"|0› })`,
    },
    {
      code: 2322,
      at: "pregnancyStatus",
      refused: "CS-04 pregnancyStatus",
      snippet: `contraception.initiation({ ...common, supplies: [supplied], pregnancyStatus: ‹"not-pregnant"|"no"› })`,
    },
    {
      code: 2820,
      at: "pregnancyStatus",
      refused: "CS-04 pregnancyStatus",
      snippet: `pharmacyFirst.sinusitis({ ...onPathway, pregnancyStatus: ‹"pregnant"|"Pregnant"› })`,
    },
    {
      code: 2322,
      at: "pregnancyStatus",
      refused: "CS-04 pregnancyStatus",
      snippet: `pharmacyFirst.sinusitis({ ...onPathway, pregnancyStatus: ‹"not-pregnant"|"60001007"› })`,
    },
  ],
  "CS-21: whether the patient agreed to sharing": [
    {
      code: 2345,
      at: whole,
      refused: "CS-21 sharing",
      snippet:
        "pharmacyFirst.sinusitis({ patient, pharmacy: common.pharmacy, practitioner, startedAt: " +
        '"2025-07-02", seen: "in-person", gatewayPoint: "met", clinicalSummary: "Well"‹, sharing: "agreed"|› })',
    },
    {
      code: 2345,
      at: whole,
      refused: "CS-21 sharing",
      snippet:
        "bloodPressureCheck({ patient, pharmacy: common.pharmacy, practitioner, startedAt: " +
        '"2025-07-02", seen: "in-person", clinicalSummary: "Well", ambulatoryReport: report‹, sharing: "agreed"|› })',
    },
    {
      code: 2345,
      at: whole,
      refused: "CS-21 sharing",
      snippet:
        "contraception.repeat({ patient, pharmacy: common.pharmacy, practitioner, startedAt: " +
        '"2025-07-02", seen: "in-person", clinicalSummary: "Well", supplies: [supplied]‹, sharing: "agreed"|› })',
    },
    {
      code: 2345,
      at: whole,
      refused: "CS-21 sharing",
      snippet:
        "urgentSupply({ patient, pharmacy: common.pharmacy, practitioner, startedAt: " +
        '"2025-07-02", seen: "in-person", clinicalSummary: "Well"‹, sharing: "agreed"|› })',
    },
    {
      code: 2322,
      at: "sharing",
      refused: "CS-21 sharing",
      snippet: `pharmacyFirst.sinusitis({ ...onPathway, sharing: ‹"agreed"|"declined"› })`,
    },
    {
      code: 2322,
      at: "sharing",
      refused: "CS-21 sharing",
      snippet: `pharmacyFirst.sinusitis({ ...onPathway, sharing: ‹"agreed"|true› })`,
    },
  ],
  "UR-031: how the patient was seen": [
    {
      code: 2345,
      at: whole,
      refused: "UR-031 seen",
      snippet:
        'urgentSupply({ patient, pharmacy: common.pharmacy, practitioner, startedAt: "2025-07-02", sharing: ' +
        '"agreed", clinicalSummary: "Well"‹, seen: "in-person"|› })',
    },
    {
      code: 2322,
      at: "seen",
      refused: "UR-031 seen",
      snippet: `pharmacyFirst.sinusitis({ ...onPathway, seen: ‹"telephone"|"phone"› })`,
    },
    {
      code: 2322,
      at: "seen",
      refused: "seen.display",
      snippet: `urgentSupply({ ...common, seen: { code: "325941000000100"‹, display: "Face to face"|› } })`,
    },
  ],
  "UR-065: whether the pathway applied": [
    {
      code: 2345,
      at: whole,
      refused: "UR-065 gatewayPoint",
      snippet: `pharmacyFirst.sinusitis({ ...common‹, gatewayPoint: "met"|› })`,
    },
    {
      code: 2322,
      at: "gatewayPoint",
      refused: "UR-065 gatewayPoint",
      snippet: `pharmacyFirst.soreThroat({ ...common, gatewayPoint: ‹"ruled-out"|false› })`,
    },
    {
      code: 2322,
      at: "gatewayPoint",
      refused: "UR-065 gatewayPoint",
      snippet: `pharmacyFirst.minorIllness({ ...common‹|, gatewayPoint: "met"› })`,
    },
  ],
  "a pathway or stage of another service": [
    {
      code: 2353,
      at: "pathway",
      refused: "pathway",
      snippet: `parse({ ...onPathway, service: ‹"pharmacy-first"|"urgent-supply"›, pathway: "sinusitis" })`,
    },
    {
      code: 2353,
      at: "pathway",
      refused: "pathway",
      snippet:
        'parse({ ...common, service: "contraception", stage: "repeat", supplies: [supplied]‹|, pathway: ' +
        '"sinusitis"› })',
    },
    {
      code: 2353,
      at: "pathway",
      refused: "pathway",
      snippet:
        'parse({ ...common, service: "blood-pressure-check", ambulatoryReport: report‹|, pathway: ' + '"sinusitis"› })',
    },
    {
      code: 2322,
      at: "pathway",
      refused: "pathway",
      snippet: `parse({ ...onPathway, service: "pharmacy-first", pathway: ‹"sinusitis"|"hypertension"› })`,
    },
    {
      code: 2353,
      at: "stage",
      refused: "stage",
      snippet: `parse({ ...onPathway, service: "pharmacy-first", pathway: "sinusitis"‹|, stage: "repeat"› })`,
    },
    {
      code: 2322,
      at: "stage",
      refused: "stage",
      snippet: `parse({ ...common, service: "contraception", stage: ‹"repeat"|"annual"›, supplies: [supplied] })`,
    },
    {
      code: 2353,
      at: "pathway",
      refused: "pathway",
      snippet: `bloodPressureCheck({ ...common, ambulatoryReport: report‹|, pathway: "sinusitis"› })`,
    },
    {
      code: 2353,
      at: "ambulatoryReport",
      refused: "ambulatoryReport",
      snippet: "pharmacyFirst.sinusitis({ ...onPathway‹|, ambulatoryReport: report› })",
    },
    { code: 2339, at: "earache", refused: "TypeError", snippet: "pharmacyFirst.‹sinusitis|earache›(onPathway)" },
  ],
  "CS-12: a pathway that does not cover the patient, without a confirmation": [
    {
      code: 2345,
      at: whole,
      refused: "CS-12 supplies[0]",
      snippet:
        "built(pharmacyFirst.uncomplicatedUrinaryTractInfection({ ...onPathway, supplies: [supplied], patient: { " +
        '...patient, gender: ‹"female"|"male"› } }))',
    },
    {
      code: 2345,
      at: whole,
      refused: "CS-12 supplies[0]",
      snippet:
        "built(pharmacyFirst.uncomplicatedUrinaryTractInfection({ ...onPathway, supplies: [supplied], patient: { " +
        '...patient, gender: "male" }‹, confirmations: [{ rule: "CS-12", ...confirmed }]|› }))',
    },
    {
      code: 2345,
      at: whole,
      refused: "CS-12 supplies[0]",
      snippet:
        "built(pharmacyFirst.uncomplicatedUrinaryTractInfection({ ...onPathway, supplies: [supplied], patient: { " +
        '...patient, gender: "male" }, confirmations: [{ rule: ‹"CS-12"|"CS-20"›, ...confirmed }] }))',
    },
    {
      code: 2345,
      at: whole,
      refused: "CS-12 supplies[0]",
      snippet:
        "built(pharmacyFirst.uncomplicatedUrinaryTractInfection({ ...onPathway, supplies: [supplied], patient: { " +
        '...patient, gender: "male" }, confirmations: [‹{ rule: "CS-12", ...confirmed }|›] }))',
    },
  ],
  "a confirmation that does not say what, who or when": [
    {
      code: 2741,
      at: whole,
      refused: "confirmations[0].rule",
      snippet:
        'pharmacyFirst.sinusitis({ ...onPathway, confirmations: [{ ‹rule: "CS-11", |›path: "startedAt", found: "x", ' +
        'by: practitioner, at: "2025-07-02" }] })',
    },
    {
      code: 2741,
      at: whole,
      refused: "confirmations[0].path",
      snippet:
        'pharmacyFirst.sinusitis({ ...onPathway, confirmations: [{ rule: "CS-11", ‹path: "startedAt", |›found: "x", ' +
        'by: practitioner, at: "2025-07-02" }] })',
    },
    {
      code: 2741,
      at: whole,
      refused: "confirmations[0].found",
      snippet:
        'pharmacyFirst.sinusitis({ ...onPathway, confirmations: [{ rule: "CS-11", path: "startedAt", ‹found: "x", ' +
        '|›by: practitioner, at: "2025-07-02" }] })',
    },
    {
      code: 2741,
      at: whole,
      refused: "confirmations[0].by",
      snippet:
        'pharmacyFirst.sinusitis({ ...onPathway, confirmations: [{ rule: "CS-11", path: "startedAt", found: "x", ' +
        '‹by: practitioner, |›at: "2025-07-02" }] })',
    },
    {
      code: 2741,
      at: whole,
      refused: "confirmations[0].at",
      snippet:
        'pharmacyFirst.sinusitis({ ...onPathway, confirmations: [{ rule: "CS-11", path: "startedAt", found: "x", ' +
        'by: practitioner‹, at: "2025-07-02"|› }] })',
    },
  ],
  "a code without its display": [
    {
      code: 2741,
      at: "product",
      refused: "supplies[0].product.display",
      snippet:
        'pharmacyFirst.shingles({ ...onPathway, supplies: [{ ...supplied, product: { code: "289411000001107"‹, ' +
        'display: "Flucloxacillin 500mg capsules"|› } }] })',
    },
    {
      code: 2741,
      at: "condition",
      refused: "presentingComplaints[0].condition.display",
      snippet:
        'pharmacyFirst.minorIllness({ ...common, presentingComplaints: [{ condition: { code: "276433004"‹, ' +
        'display: "Insect bite - wound"|› }, clinicalStatus: "active" }] })',
    },
    {
      code: 2741,
      at: "bodySite",
      refused: "observations[0].bodySite.display",
      snippet:
        "bloodPressureCheck({ ...common, observations: [bloodPressure({ systolic: 128, diastolic: 82, bodySite: { " +
        'code: "368208006"‹, display: "Left upper arm structure"|› } })] })',
    },
    {
      code: 2322,
      at: "route",
      refused: "supplies[0].dose.route",
      snippet:
        'urgentSupply({ ...common, supplies: [{ ...supplied, dose: { route: ‹{ code: "26643006", display: "Oral ' +
        'route" }|"26643006"› } }] })',
    },
    {
      code: 2322,
      at: "unit",
      refused: "supplies[0].quantity.unit.display",
      snippet:
        'urgentSupply({ ...common, supplies: [{ ...supplied, quantity: { value: 1, unit: { code: "415818006"‹, ' +
        'display: "vial"|› } } }] })',
    },
  ],
  "UR-051: a blood pressure check without a reading, a report, or the reason why not": [
    {
      code: 2345,
      at: whole,
      refused: "UR-051 observations",
      snippet: "bloodPressureCheck({ ...common‹, observations: [bloodPressure({ systolic: 128, diastolic: 82 })]|› })",
    },
    {
      code: 2345,
      at: whole,
      refused: "UR-051 observations[0].type",
      snippet:
        "bloodPressureCheck({ ...common, observations: [‹bloodPressure({ systolic: 128, diastolic: 82 })|pulse({ " +
        "beatsPerMinute: 72 })›] })",
    },
    {
      code: 2345,
      at: whole,
      refused: "UR-051 observations",
      snippet: "bloodPressureCheck({ ...common, observations: [‹bloodPressure({ systolic: 128, diastolic: 82 })|›] })",
    },
    {
      code: 2741,
      at: "ambulatoryDeclined",
      refused: "UR-063 ambulatoryDeclined.reason",
      snippet: `bloodPressureCheck({ ...common, ambulatoryDeclined: { ‹reason: "Works nights"|› } })`,
    },
    {
      code: 2345,
      at: whole,
      refused: "UR-063 ambulatoryDeclined",
      snippet:
        'bloodPressureCheck({ ...common, ambulatoryReport: report‹|, ambulatoryDeclined: { reason: "Works nights" ' +
        "}› })",
    },
  ],
  "UR-077: an ambulatory report that cannot be opened": [
    {
      code: 2322,
      at: "contentType",
      refused: "UR-077 ambulatoryReport.contentType",
      snippet:
        'bloodPressureCheck({ ...common, ambulatoryReport: { title: "Report", contentType: ' +
        '‹"text/plain"|"text/html"›, text: "131/84" } })',
    },
    {
      code: 2322,
      at: "ambulatoryReport",
      refused: "ambulatoryReport.title",
      snippet:
        'bloodPressureCheck({ ...common, ambulatoryReport: { ‹title: "Report", |›contentType: "text/plain", text: ' +
        '"131/84" } })',
    },
    {
      code: 2353,
      at: "text",
      refused: "ambulatoryReport.data",
      snippet:
        'bloodPressureCheck({ ...common, ambulatoryReport: { title: "Report", contentType: "application/pdf", ' +
        '‹data: "JVBERi0xLjQK"|text: "131/84"› } })',
    },
  ],
  "UR-052: a contraception consultation that does not say whether something was supplied": [
    {
      code: 2345,
      at: whole,
      refused: "UR-052 supplies",
      snippet: "contraception.initiation({ ...common‹, supplies: [supplied]|› })",
    },
    {
      code: 2345,
      at: whole,
      refused: "UR-052 supplies",
      snippet: `contraception.repeat({ ...common‹, noSupplyReason: "Blood pressure 142/90"|› })`,
    },
    {
      code: 2322,
      at: "supplies",
      refused: "UR-052 supplies",
      snippet: "contraception.repeat({ ...common, supplies: [‹supplied|›] })",
    },
    {
      code: 2322,
      at: "noSupplyReason",
      refused: "noSupplyReason",
      snippet: `contraception.emergency({ ...common, supplies: [supplied], noSupplyReason: ‹"Refused another"|1› })`,
    },
    {
      code: 2322,
      at: "noSupplyReason",
      refused: "noSupplyReason",
      snippet: `contraception.repeat({ ...common, noSupplyReason: ‹"Blood pressure 142/90"|true› })`,
    },
  ],
  "CS-26: a verification status that was never given, and what else identifies the patient": [
    {
      code: 2741,
      at: "patient",
      refused: "CS-26 patient.nhsNumberVerification",
      snippet:
        'pharmacyFirst.sinusitis({ ...onPathway, patient: { nhsNumber: "9991956832", name: { family: ' +
        '"Fairweather" }, gender: "female", birthDate: "1990-05-21"‹, nhsNumberVerification: "01"|› } })',
    },
    {
      code: 2322,
      at: "nhsNumberVerification",
      refused: "CS-26 patient.nhsNumberVerification",
      snippet: `pharmacyFirst.sinusitis({ ...onPathway, patient: { ...patient, nhsNumberVerification: ‹"01"|"09"› } })`,
    },
    {
      code: 2322,
      at: "nhsNumberVerification",
      refused: "CS-26 patient.nhsNumberVerification",
      snippet: `pharmacyFirst.sinusitis({ ...onPathway, patient: { ...patient, nhsNumberVerification: ‹"01"|1› } })`,
    },
    {
      code: 2322,
      at: "gender",
      refused: "patient.gender",
      snippet: `pharmacyFirst.sinusitis({ ...onPathway, patient: { ...patient, gender: ‹"other"|"x"› } })`,
    },
    {
      code: 2741,
      at: "name",
      refused: "patient.name.family",
      snippet:
        'pharmacyFirst.sinusitis({ ...onPathway, patient: { ...patient, name: { ‹family: "Fairweather"|given: ' +
        '["Ann"]› } } })',
    },
  ],
  "UR-035: people without a role or a part": [
    {
      code: 2820,
      at: "role",
      refused: "UR-035 practitioner.role",
      snippet:
        'pharmacyFirst.sinusitis({ ...onPathway, practitioner: { name: { family: "Okafor" }, role: ‹"R1290"|"R9999"› ' +
        "} })",
    },
    {
      code: 2741,
      at: "practitioner",
      refused: "UR-035 practitioner.role",
      snippet: `pharmacyFirst.sinusitis({ ...onPathway, practitioner: { name: { family: "Yu" }‹, role: "R1290"|› } })`,
    },
    {
      code: 2322,
      at: "part",
      refused: "otherPractitioners[0].part",
      snippet:
        'pharmacyFirst.sinusitis({ ...onPathway, otherPractitioners: [{ ...practitioner, label: "second", part: ' +
        '‹"supervised"|"watched"› }] })',
    },
    {
      code: 2741,
      at: whole,
      refused: "otherPractitioners[0].label",
      snippet:
        'pharmacyFirst.sinusitis({ ...onPathway, otherPractitioners: [{ ...practitioner, part: "supervised"‹, label: ' +
        '"second"|› }] })',
    },
  ],
  "UR-060: headings that say nothing": [
    {
      code: 2345,
      at: whole,
      refused: "UR-060 clinicalSummary",
      snippet:
        "pharmacyFirst.sinusitis({ patient, pharmacy: common.pharmacy, practitioner, startedAt: " +
        '"2025-07-02", seen: "in-person", gatewayPoint: "met", sharing: "agreed"‹, clinicalSummary: "Well"|› })',
    },
    {
      code: 2322,
      at: "clinicalSummary",
      refused: "clinicalSummary",
      snippet: `pharmacyFirst.sinusitis({ ...onPathway, clinicalSummary: ‹"Well"|null› })`,
    },
    {
      code: 2322,
      at: "redFlags",
      refused: "redFlags",
      snippet: `pharmacyFirst.sinusitis({ ...onPathway, redFlags: ‹"none-found"|"none"› })`,
    },
    {
      code: 2322,
      at: "redFlags",
      refused: "redFlags",
      snippet: `pharmacyFirst.sinusitis({ ...onPathway, redFlags: ‹"none-found"|false› })`,
    },
    {
      code: 2322,
      at: "advice",
      refused: "advice",
      snippet: `pharmacyFirst.sinusitis({ ...onPathway, advice: ‹["Rest"]|"Rest"› })`,
    },
  ],
  "a member that is not known": [
    {
      code: 2561,
      at: "histroy",
      refused: "histroy",
      snippet: "pharmacyFirst.sinusitis({ ...onPathway, ‹history|histroy›: [] })",
    },
    {
      code: 2561,
      at: "histroy",
      refused: "histroy",
      snippet: "pharmacyFirst.uncomplicatedUrinaryTractInfection({ ...onPathway, ‹history|histroy›: [] })",
    },
    {
      code: 2353,
      at: "state",
      refused: "patient.address.state",
      snippet:
        "pharmacyFirst.sinusitis({ ...onPathway, patient: { ...patient, address: { ‹district|state›: " +
        '"Exampleshire" } } })',
    },
    {
      code: 2353,
      at: "signpost",
      refused: "signpost",
      snippet: "contraception.repeat({ ...common, supplies: [supplied], ‹signposting|signpost›: [] })",
    },
  ],
  "UR-038, UR-076: words outside their lists": [
    {
      code: 2820,
      at: "clinicalStatus",
      refused: "UR-038 presentingComplaints[0].clinicalStatus",
      snippet:
        'pharmacyFirst.minorIllness({ ...common, presentingComplaints: [{ condition: { code: "276433004", display: ' +
        '"Insect bite - wound" }, clinicalStatus: ‹"resolved"|"inactive"› }] })',
    },
    {
      code: 2741,
      at: whole,
      refused: "presentingComplaints[0].clinicalStatus",
      snippet:
        'pharmacyFirst.minorIllness({ ...common, presentingComplaints: [{ condition: { code: "276433004", display: ' +
        '"Insect bite - wound" }‹, clinicalStatus: "active"|› }] })',
    },
    {
      code: 2322,
      at: "interpretation",
      refused: "UR-076 observations[0].interpretation",
      snippet:
        "pharmacyFirst.minorIllness({ ...common, observations: [pulse({ beatsPerMinute: 72, interpretation: " +
        '‹"N"|"normal"› })] })',
    },
    {
      code: 2559,
      at: "referenceRange",
      refused: "observations[0].referenceRange",
      snippet:
        "pharmacyFirst.minorIllness({ ...common, observations: [pulse({ beatsPerMinute: 72, referenceRange: ‹{ " +
        'text: "< 100" }|"< 100"› })] })',
    },
  ],
  "only what was checked becomes a message, and stays what it was": [
    { code: 2345, at: "common", refused: "service", snippet: "built(‹consultation|common›)" },
    {
      code: 2540,
      at: "clinicalSummary",
      refused: "TypeError",
      snippet: `(‹{ ...consultation }|consultation›.clinicalSummary = ["Something else"])`,
    },
    {
      code: 2540,
      at: "sharing",
      refused: "TypeError",
      snippet: `(‹{ ...consultation }|consultation›.sharing = "agreed")`,
    },
    {
      code: 2741,
      at: "sender",
      refused: "InvalidValueError",
      snippet:
        'buildMessage(consultation, { clock, sender: { odsCode: "FQW30", mailboxId: "X26ABC1"‹, release: "1.2.0"|› ' +
        "} })",
    },
  ],
};
