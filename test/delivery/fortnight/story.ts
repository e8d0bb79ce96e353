/** What people, practices, mail servers and MESH do. `of`: the consultation's id, by which the table names it. */
export type Act =
  | { readonly submit: string; readonly practice?: string }
  | { readonly answer: string; readonly code: "20010" | "20013" | "30001"; readonly practice?: string }
  /** MESH's own report about a message that nobody collected. */
  | { readonly report: "14"; readonly of: string }
  | { readonly bounce: string }
  | { readonly askAbout: string }
  | { readonly changeAddress: string; readonly to: string }
  | { readonly sendByFallback: string }
  | { readonly resubmit: string }
  /** The attentions of one consultation, or, where none is named, all that are open. */
  | { readonly resolve: string | undefined }
  | { readonly mesh: "unreachable" | "certificate-refused" | "works" }
  | { readonly mailServer: "down" | "up" };

/** A practice that always takes messages. */
export const always = "A12345";
/** One that has switched Update Record off from Tuesday to Thursday. */
export const sometimes = "B23456";
/** One that collects nothing. */
export const never = "C34567";

export const begins: readonly [day: string, time: string] = ["Fri 27 Mar", "10:15"];
export const ends: readonly [day: string, time: string] = ["Fri 10 Apr", "10:30"];

/** England in 2026. Bank holidays, by https://www.gov.uk/bank-holidays: Friday 3 April and Monday 6 April. */
export const story: readonly (readonly [day: string, acts: readonly (readonly [time: string, act: Act])[]])[] = [
  [
    "Fri 27 Mar",
    [
      ["10:30", { submit: "friday" }],
      ["10:45", { answer: "friday", code: "20013" }], // and the second answer only on Monday afternoon
      ["16:45", { submit: "evening" }], // the practice's system sleeps until Saturday
    ],
  ],
  [
    "Sat 28 Mar",
    [
      ["09:00", { answer: "evening", code: "20013" }],
      ["09:15", { answer: "evening", code: "30001" }],
      ["15:00", { submit: "saturday" }],
      ["15:15", { answer: "saturday", code: "20013" }],
    ],
  ],
  [
    "Mon 30 Mar",
    [
      ["11:45", { answer: "saturday", code: "30001" }],
      ["14:00", { answer: "friday", code: "30001" }],
    ],
  ],
  [
    "Tue 31 Mar", // `sometimes` has switched Update Record off
    [
      ["08:45", { askAbout: sometimes }],
      ["09:00", { submit: "off-1", practice: sometimes }],
      ["09:15", { answer: "off-1", code: "20010", practice: sometimes }],
      ["09:30", { askAbout: sometimes }],
      ["11:00", { submit: "off-2", practice: sometimes }],
    ],
  ],
  [
    "Wed 1 Apr",
    [
      ["08:00", { bounce: "off-2" }],
      ["09:00", { askAbout: sometimes }],
      ["09:15", { askAbout: sometimes }], // a day after its answer
      ["10:00", { changeAddress: sometimes, to: "b23456.documents@nhs.net" }],
      ["10:00", { sendByFallback: "off-2" }],
      ["11:00", { submit: "probe-1", practice: sometimes }],
      ["11:15", { answer: "probe-1", code: "20010", practice: sometimes }],
      ["14:00", { submit: "lost", practice: never }],
    ],
  ],
  [
    "Thu 2 Apr", // `sometimes` has it on again, and nobody here knows
    [
      ["07:00", { mailServer: "down" }],
      ["08:00", { submit: "off-3", practice: sometimes }],
      ["10:30", { submit: "easter", practice: always }],
      ["10:45", { answer: "easter", code: "20013" }],
      ["11:15", { askAbout: sometimes }],
      ["11:30", { submit: "probe-2", practice: sometimes }],
      ["11:45", { answer: "probe-2", code: "20013", practice: sometimes }],
      ["12:00", { answer: "probe-2", code: "30001", practice: sometimes }],
      ["13:00", { resubmit: sometimes }],
      ["13:15", { answer: "off-3-r1", code: "20013", practice: sometimes }],
      ["13:30", { answer: "off-3-r1", code: "30001", practice: sometimes }],
      ["13:30", { mailServer: "up" }],
      ["14:00", { submit: "on-again", practice: sometimes }],
      ["14:15", { answer: "on-again", code: "20013", practice: sometimes }],
      ["14:30", { answer: "on-again", code: "30001", practice: sometimes }],
    ],
  ],
  [
    "Sat 4 Apr",
    [
      ["11:00", { submit: "holiday" }],
      ["11:15", { answer: "holiday", code: "20013" }],
    ],
  ],
  ["Mon 6 Apr", [["14:00", { report: "14", of: "lost" }]]],
  [
    "Tue 7 Apr",
    [
      ["09:00", { answer: "holiday", code: "30001" }],
      ["09:00", { sendByFallback: "lost" }],
      ["15:00", { resolve: "easter" }],
    ],
  ],
  [
    "Wed 8 Apr",
    [
      ["09:00", { mesh: "unreachable" }],
      ["09:00", { submit: "outage-1" }],
      ["16:00", { submit: "outage-2" }],
      ["21:00", { mesh: "certificate-refused" }],
    ],
  ],
  [
    "Thu 9 Apr",
    [
      ["07:00", { submit: "outage-3" }],
      ["09:00", { mesh: "works" }],
      ["09:15", { answer: "outage-1", code: "20013" }],
      ["09:15", { answer: "outage-2", code: "20013" }],
      ["09:15", { answer: "outage-3", code: "20013" }],
      ["09:30", { answer: "outage-1", code: "30001" }],
      ["09:30", { answer: "outage-2", code: "30001" }],
      ["09:30", { answer: "outage-3", code: "30001" }],
      ["10:00", { resolve: undefined }],
    ],
  ],
];
