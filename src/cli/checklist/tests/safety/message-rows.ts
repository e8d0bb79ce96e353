import type { MessageRow } from "./message-tests.js";

/** What no consultation of this library can say, and a message of another program may. */
export const messageRows: readonly MessageRow[] = [
  {
    rule: "CS-01",
    about: "the code says not pregnant, and its display the contrary",
    base: "contraception-repeat",
    edit: [/(<code value="60001007"\/><display value=")[^"]+/, "$1Patient currently pregnant"],
    expected: "error",
  },
  {
    rule: "CS-02",
    about: "a pregnancy status has a code that practices do not know as one",
    base: "contraception-repeat",
    edit: [/<code value="60001007"\/><display value="[^"]+"\/>/, '<code value="8392000"/>'],
    expected: "error",
  },
  {
    rule: "CS-03",
    about: "there are two pregnancy statuses",
    base: "contraception-repeat",
    edit: [/<code value="784399000"\/><display value="[^"]+"\/>/, '<code value="77386006"/>'],
    expected: "error",
  },
  {
    rule: "CS-27",
    about: "the text of a medicine is not the display of its code",
    base: "sinusitis",
    edit: [/<text value="Phenoxymethylpenicillin[^"]{0,99}"\/>/, '<text value="Phenoxymethylpenicillin"/>'],
    expected: "warning",
  },
  {
    rule: "CS-39",
    about: "a measurement was entered in error",
    base: "sinusitis",
    from: "<Observation>",
    edit: [/<status value="final"/, '<status value="entered-in-error"'],
    expected: "error",
  },
  {
    rule: "UR-022",
    about: "a resource has a profile that is not of the guide",
    base: "sinusitis",
    edit: [/CareConnect-GPC-Condition-1/, "CareConnect-GPC-ProblemHeader-Condition-1"],
    expected: "error",
  },
  {
    rule: "UR-023",
    about: "there is narrative, which a practice may never show",
    base: "sinusitis",
    from: "<Encounter>",
    edit: [
      /<\/meta>/,
      '</meta><text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml">Seen.</div></text>',
    ],
    expected: "warning",
  },
  {
    rule: "UR-030",
    about: "the Composition does not name a part of the document",
    base: "sinusitis",
    from: "<section>",
    edit: [/<entry><reference value="[^"]{1,99}"\/><\/entry>/, ""],
    expected: "error",
  },
  {
    rule: "UR-071",
    about: "the blood pressure is that of an interval of the monitoring",
    base: "blood-pressure-ambulatory",
    edit: [
      /<code value="[0-9]{6,18}"\/>(<display value="[^"]{0,60}blood pressure)/i,
      '<code value="2181401000000109"/>$1',
    ],
    expected: "error",
  },
];

/** What other code finds in a consultation: of these rules both are shown. */
export const alsoInMessages: readonly MessageRow[] = [
  {
    rule: "CS-19",
    about: "nothing of the medicine was supplied",
    base: "sinusitis",
    edit: [/(<quantity><value value=")[0-9]+/, "$10"],
    expected: "error",
  },
  {
    rule: "CS-22",
    about: "the check digit of the medicine's code is wrong",
    base: "sinusitis",
    edit: [/10430511000001103/, "10430511000001104"],
    expected: "error",
  },
  {
    rule: "CS-26",
    about: "the NHS number was not verified",
    base: "sinusitis",
    edit: [
      /<code value="01"\/><display value="[^"]+"\/>/,
      '<code value="02"/><display value="Number present but not traced"/>',
    ],
    expected: "warning",
  },
  {
    rule: "UR-032",
    about: "the check digit of the NHS number is wrong",
    base: "sinusitis",
    edit: [/9993210005/, "9993210006"],
    expected: "error",
  },
  {
    rule: "UR-034",
    about: "the pharmacist has no family name",
    base: "sinusitis",
    edit: [/<family value="Okafor"\/>/, ""],
    expected: "error",
  },
  {
    rule: "UR-035",
    about: "the pharmacist's job role is not of the list",
    base: "sinusitis",
    edit: [/<code value="R1290"\/>/, '<code value="R9999"/>'],
    expected: "error",
  },
  {
    rule: "UR-041",
    about: "the unit of a quantity is of a system that has no units",
    base: "sinusitis",
    edit: [/"http:\/\/snomed.info\/sct"(\/><code value="428673006")/, '"https://dmd.nhs.uk"$1'],
    expected: "error",
  },
  {
    rule: "UR-073",
    about: "a temperature is in a unit that practices do not know",
    base: "sinusitis",
    edit: [/<code value="Cel"\/>/, '<code value="K"/>'],
    expected: "error",
  },
];
