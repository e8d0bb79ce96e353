/** The example consultations, as the page offers them. */
export const exampleTitles: readonly { readonly service: ExampleService; readonly title: string }[] = [
  { service: "pharmacy-first", title: "Pharmacy First: sinusitis" },
  { service: "minor-illness", title: "Pharmacy First: minor illness" },
  { service: "blood-pressure-check", title: "Blood pressure check" },
  { service: "contraception", title: "Contraception: repeat supply" },
];

/** Which example is sent. */
export type ExampleService = "pharmacy-first" | "minor-illness" | "blood-pressure-check" | "contraception";
