/**
 * What each rule of clinical safety says of the cases that break it, as a person has read and accepted it. A new
 * wording goes in here.
 */
export const said: Readonly<Record<string, readonly string[]>> = {
  "CS-01": [
    "display-of-another-code: The display belongs to a code other than the one given with it: one of the two " +
      "is wrong. Find out which.",
    "display-of-another-code: The pathways' list has another name for this product's code: one of the two is wrong. " +
      "Find out which.",
    "display-unknown: This is not the display of the code: use the display that belongs to it, or another code.",
    "display-unknown: This project does not know this display for the code: check that it means the same.",
  ],
  "CS-30": [
    "contradiction: The dose, how often and how long it is taken do not fit the quantity supplied: check all of them.",
    "contradiction: The days of supply fit neither the dose and the quantity nor how long it is taken: check all " +
      "of them.",
  ],
  "CS-31": [
    "contradiction: The dose is counted in another unit (capsule) than the supply (tablet): check both.",
    "out-of-range: One dose is more than 20 units. Check value and unit.",
    "out-of-range: More than 24 doses a day. Check frequency, period and its unit.",
  ],
  "CS-32": ["contradiction: This product is both supplied and declined: take one out, or confirm that both are meant."],
  "CS-36": [
    "other-role: Pharmacy First is provided by somebody whose job role is not a pharmacist's: check the role and the " +
      "person.",
    "other-role: A medicine under a pathway's direction is supplied by somebody whose job role is not a " +
      "pharmacist's: " +
      "check the role and the person.",
  ],
  "CS-41": [
    "allergy: The text tells of an allergy to a medicine that is supplied, or to its family: check both, and confirm " +
      "the supply if it is meant.",
  ],
  "CS-42": [
    "improbable: Contraception is supplied to a patient whose gender is male: check both, and confirm the supply " +
      "if it " +
      "is meant.",
    "improbable: Contraception is supplied to a patient under 13 or over 55: check both, and confirm the supply if " +
      "it " +
      "is meant.",
    "interaction: Ulipristal is supplied beside another hormonal contraceptive: the patient should wait five days " +
      "between them.",
  ],
  "CS-05": [
    "improbable: A pregnancy status is given for a patient under 10 or over 60.",
    "improbable: A pregnancy status is given for a patient whose gender is male.",
  ],
  "CS-06": [
    "pregnant: A contraceptive is supplied to a patient who is pregnant: check both, and confirm the supply if " +
      "it is meant.",
    "pregnant: The pathway excludes pregnant patients of this age: check both, and confirm the supply if it is meant.",
    "pregnant: Doxycycline or clarithromycin is supplied to a patient who is pregnant: check both, and confirm the " +
      "supply " +
      "if it is meant.",
  ],
  "CS-07": ["contradiction: The systolic value is not above the diastolic one: check whether they were swapped."],
  "CS-08": [
    "out-of-range: This is not possible: body mass index is 7 to 250 kg/m2. Check value and unit.",
    "out-of-range: This is not possible: diastolic is 10 to 200 mm[Hg]. Check value and unit.",
    "out-of-range: This is not possible: height is 25 to 272 cm. Check value and unit.",
    "out-of-range: This is not possible: pulse is 20 to 300 {beats}/min. Check value and unit.",
    "out-of-range: This is not possible: systolic is 30 to 300 mm[Hg]. Check value and unit.",
    "out-of-range: This is not possible: temperature is 25 to 45 Cel. Check value and unit.",
    "out-of-range: This is not possible: weight is 0.3 to 650 kg. Check value and unit.",
    "out-of-range: This is rarely seen: body mass index is 12 to 60 kg/m2. Check value and unit.",
    "out-of-range: This is rarely seen: diastolic is 40 to 130 mm[Hg]. Check value and unit.",
    "out-of-range: This is rarely seen: height is 45 to 220 cm. Check value and unit.",
    "out-of-range: This is rarely seen: pulse is 40 to 180 {beats}/min. Check value and unit.",
    "out-of-range: This is rarely seen: systolic is 70 to 220 mm[Hg]. Check value and unit.",
    "out-of-range: This is rarely seen: temperature is 35 to 41 Cel. Check value and unit.",
    "out-of-range: This is rarely seen: weight is 2 to 250 kg. Check value and unit.",
  ],
  "CS-09": [
    "contradiction: The body mass index does not match the weight and the height: check all three.",
    "improbable: Nobody is likely to have this weight and this height: check both, their units, and that they are " +
      "not exchanged.",
    "improbable: This height is improbable at the patient's age: check value and unit (stones, kilograms).",
    "improbable: This weight is improbable at the patient's age: check value and unit (stones, kilograms).",
  ],
  "CS-10": [
    "in-future: The encounter is in the future: correct the time, or the clock of this computer.",
    "in-future: The ambulatory report is in the future: correct the time, or the clock of this computer.",
    "in-future: The end of the encounter is in the future: correct the time, or the clock of this computer.",
    "in-future: The date of the document is in the future: correct the time, or the clock of this computer.",
    "in-future: The supply is in the future: correct the time, or the clock of this computer.",
    "in-future: The measurement is in the future: correct the time, or the clock of this computer.",
    "time-backwards: The date of birth is after the encounter: correct one of the two.",
    "time-backwards: The encounter ends before it starts: correct one of the two times.",
    "time-backwards: The measurement is before the patient's birth: correct one of the two.",
    "time-backwards: The supply is before the patient's birth: correct one of the two.",
  ],
  "CS-11": [
    "long-ago: The encounter was more than 7 days before the message.",
    "long-ago: The ambulatory monitoring ended more than 7 days before or after the encounter.",
    "long-ago: The measurement was taken more than 7 days before or after the encounter.",
    "long-ago: The medicine was supplied more than 7 days before or after the encounter.",
    "out-of-range: The encounter lasted more than 12 hours: check the start and the end.",
    "out-of-range: The encounter lasted more than 72 hours: check the start and the end.",
  ],
  "CS-12": [
    "outside-pathway: The patient is outside the pathway: acute otitis media is for patients aged 1 to 17.",
    "outside-pathway: The patient is outside the pathway: acute sinusitis is for patients aged 12 or over.",
    "outside-pathway: The patient is outside the pathway: acute sore throat is for patients aged 5 or over.",
    "outside-pathway: The patient is outside the pathway: impetigo is for patients aged 1 or over.",
    "outside-pathway: The patient is outside the pathway: infected insect bites is for patients aged 1 or over.",
    "outside-pathway: The patient is outside the pathway: shingles is for patients aged 18 or over.",
    "outside-pathway: The patient is outside the pathway: uncomplicated urinary tract infection is for women " +
      "aged 16 to 64.",
  ],
  "CS-13": [
    "not-listed: The pathway's list of products does not have this one. Lists are dated: see pathwayMedicineLists.",
  ],
  "CS-14": [
    "urgent: A red flag was found. Confirm that the practice or an urgent service was contacted another way: " +
      "this message may not be read today.",
    "urgent: The blood pressure is 180/120 or above. Confirm that the practice or an urgent service was " +
      "contacted another way: this message may not be read today.",
    "urgent: The pulse was irregular. Confirm that the practice or an urgent service was contacted another " +
      "way: this message may not be read today.",
  ],
  "CS-15": [
    'asks-to-act: The words "GP to ..." ask the practice to act: it does not act on this message. ' +
      "Ask it another way.",
    'asks-to-act: The words "please ..." ask the practice to act: it does not act on this message. ' +
      "Ask it another way.",
    'asks-to-act: The words "please refer" ask the practice to act: it does not act on this message. ' +
      "Ask it another way.",
    'asks-to-act: The words "review by the practice" ask the practice to act: it does not act on this message. ' +
      "Ask it another way.",
  ],
  "CS-16": [
    "other-nhs-number: The text contains an NHS number that is not the patient's: take it out, or confirm that it " +
      "belongs there.",
  ],
  "CS-18": ["says-nothing: The dosage tells the patient nothing: how much, how often, for how long?"],
  "CS-20": [
    "out-of-range: More than 1,000 units are supplied. Check value and unit.",
    "repeated: The same product is supplied twice: take one out, or confirm that both are meant.",
  ],
  "CS-26": [
    "contradiction: The status 07 says that there is no NHS number, and there is one: check which is right.",
    "not-verified: The NHS number was not traced and verified: the message may not find the patient's practice.",
  ],
  "CS-28": [
    "out-of-range: The date of birth is more than 120 years before the encounter, or one that stands for an unknown " +
      "date: check it.",
    "out-of-range: The date of birth is more than 130 years before the encounter: correct it.",
  ],
  "CS-29": [
    "placeholder: This is an NHS number that people type where they have none: look the patient's own number up.",
  ],
  "CS-34": [
    "contradiction: Another measurement of this kind at the same moment has another value: check the times and the " +
      "values.",
  ],
  "CS-35": [
    "contradiction: The interpretation and the reference range contradict each other: check the value and both of " +
      "these.",
  ],
  "CS-37": [
    "contradiction: Two people with different family names have one registration number: correct one of them.",
    "no-registration: The pharmacist has neither a registration number nor an SDS identifier.",
  ],
  "CS-40": [
    "contradiction: The blood pressure in words is far from every blood pressure that was recorded: check which of " +
      "them is right.",
    "contradiction: The temperature in words is far from every temperature that was recorded: check which of them " +
      "is right.",
    "contradiction: The words about pregnancy contradict the coded pregnancy status: check which of the two is right.",
  ],
  "CS-44": [
    "not-in-person: A measured value, and the patient was seen by telephone: say so where the patient reported it.",
    ...["by telephone", "by video", "remotely"].map(
      (seen) =>
        `not-in-person: A medicine for acute otitis media, and the patient was seen ${seen}: somebody must look ` +
        "into the ear.",
    ),
  ],
  "UR-039": [
    "required: type is missing.",
    "virtual-product: This is a virtual product (VMP): name the actual product that was supplied (AMP).",
  ],
  "UR-040": [
    "declined-product: The guide describes a declined product for an urgent supply alone, and a receiver may file it " +
      "as supplied: say in the clinical summary why nothing was supplied.",
  ],
};
