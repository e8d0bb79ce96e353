/** What whoever uses these lists has to know and to pass on: whose they are, and under which licences. */
export const licenceNotice: string = [
  "The products and codes in this list are from the NHS dictionary of medicines and devices (dm+d), kept by the " +
    "NHS Business Services Authority and NHS England.",
  "It contains public sector information licensed under the Open Government Licence v3.0 " +
    "(https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/).",
  "dm+d codes are SNOMED CT identifiers. SNOMED CT is copyright of the International Health Terminology " +
    "Standards Development Organisation, trading as SNOMED International, and used by permission; it was " +
    "originally created by the College of American Pathologists.",
  "SNOMED and SNOMED CT are registered trademarks of SNOMED International.",
  "Whoever builds a product with it needs the SNOMED CT Affiliate Licence, free of charge for use in the United " +
    "Kingdom (https://isd.digital.nhs.uk/trud); a member's licence does not cover other countries.",
  "Which products belong to which pathway is OpenSAFELY's reading (https://www.opencodelists.org), in the " +
    "version that each list names. Patient group directions change: they decide, not this list.",
].join("\n");
