import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readCodeSystem, type CodeSystemFile } from "../../scripts/read-code-system.js";
import {
  extensions,
  headings,
  interpretations,
  isMeshErrorCode,
  jobRoles,
  knownDisplays,
  messageEvents,
  olderHeadings,
  outcomesOfAttendance,
  participantType,
  participations,
  pathways,
  profiles,
  recipientTypes,
  responseCodes,
  systems,
  verificationStatuses,
  type Coding,
} from "../../src/terminology/index.js";

const spec = join(import.meta.dirname, "../../../shared/spec");
const here = existsSync(spec);
if (!here) console.log("terminology: not run: ../shared/spec is not here");

const counts = new Map<string, number>();
afterAll(() => {
  for (const [what, count] of counts) console.log(`terminology: ${what}: ${String(count)} compared`);
});

const codeSystem = (file: string): CodeSystemFile =>
  readCodeSystem(readFileSync(join(spec, "codesystems", `CodeSystem-${file}.xml`), "utf8"));
const displaysOf = (file: string): ReadonlyMap<string, string> =>
  new Map(codeSystem(file).concepts.map(({ code, display }) => [code, display]));
const asMap = (codings: Readonly<Record<string, Coding>>): ReadonlyMap<string, string> =>
  new Map(Object.values(codings).map(({ code, display }) => [code, display]));

function isEqual(what: string, ours: ReadonlyMap<string, string>, theirs: ReadonlyMap<string, string>): void {
  expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(theirs));
  counts.set(what, theirs.size);
}

function isWithin(what: string, ours: ReadonlyMap<string, string>, theirs: ReadonlyMap<string, string>): void {
  for (const [code, display] of ours) expect(theirs.get(code), code).toBe(display);
  counts.set(what, ours.size);
}

describe.runIf(here)("NHS England's code systems", () => {
  test("UR-112: all response codes and displays are those of ITK-ResponseCodes-1", () => {
    isEqual(
      "ITK-ResponseCodes-1",
      new Map(Object.entries(responseCodes).map(([code, { display }]) => [code, display])),
      displaysOf("ITK-ResponseCodes-1"),
    );
  });

  test("UR-035: all job roles and displays are those of CareConnect-SDSJobRoleName-1", () => {
    isEqual(
      "CareConnect-SDSJobRoleName-1",
      new Map(Object.entries(jobRoles())),
      displaysOf("CareConnect-SDSJobRoleName-1"),
    );
  });

  test("UR-032: verification statuses are those of CareConnect-NHSNumberVerificationStatus-1", () => {
    isEqual(
      "CareConnect-NHSNumberVerificationStatus-1",
      asMap(verificationStatuses),
      displaysOf("CareConnect-NHSNumberVerificationStatus-1"),
    );
  });

  test("UR-006: recipient types are those of ITK-RecipientType-1", () => {
    isEqual("ITK-RecipientType-1", asMap(recipientTypes), displaysOf("ITK-RecipientType-1"));
  });

  test("UR-031: the participant type is that of GPConnect-ParticipantType-1", () => {
    isEqual("GPConnect-ParticipantType-1", asMap({ participantType }), displaysOf("GPConnect-ParticipantType-1"));
  });

  const valueSet = (file: string): ReadonlyMap<string, string> => {
    const xml = readFileSync(join(spec, "valuesets", `ValueSet-${file}.xml`), "utf8");
    const plain = (text: string): string =>
      text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
    return new Map(
      Array.from(
        xml.matchAll(/<code value="([^"]+)"\s*\/>\s*<display value="([^"]+)"/g),
        ([, code = "", display = ""]) => [plain(code), plain(display)],
      ),
    );
  };

  test(
    "UR-076: interpretations are those of the value set CareConnect-ObservationInterpretation-1, and PA of the " +
      "code system that it includes",
    () => {
      isEqual(
        "CareConnect-ObservationInterpretation-1",
        asMap(interpretations),
        new Map([
          ...valueSet("CareConnect-ObservationInterpretation-1"),
          ...displaysOf("CareConnect-ObservationInterpretation-1"),
        ]),
      );
    },
  );

  test("UR-031: the other participations are those of the value set GPConnect-ParticipantType-1", () => {
    isEqual("GPConnect-ParticipantType-1, value set", asMap(participations), valueSet("GPConnect-ParticipantType"));
  });

  test("the outcome of attendance is that of the official examples", () => {
    const example = readFileSync(join(spec, "examples/contraception-service--example-1.xml"), "utf8");
    const outcome = new RegExp(
      String.raw`OutcomeOfAttendance-1">\s*<valueCodeableConcept>\s*<coding>\s*<system value="([^"]+)" />\s*` +
        String.raw`<code value="([^"]+)" />\s*</coding>\s*<text value="([^"]+)"`,
    );
    const [, system, code, text] = outcome.exec(example) ?? [];
    expect(outcomesOfAttendance["1"]).toEqual({ system, code, display: text });
  });

  test("UR-004: message events are among those of ITK-MessageEvent-2", () => {
    isWithin("ITK-MessageEvent-2", asMap(messageEvents), displaysOf("ITK-MessageEvent-2"));
  });

  test("UR-060: headings are among those of RecordStandardHeadings", () => {
    isWithin("RecordStandardHeadings", asMap({ ...headings, ...olderHeadings }), displaysOf("RecordStandardHeadings"));
  });

  test("UR-060: the addresses of the systems are those of the files", () => {
    const files = {
      itkResponseCodes: "ITK-ResponseCodes-1",
      sdsJobRoleNameAlternative: "CareConnect-SDSJobRoleName-1",
      nhsNumberVerificationStatus: "CareConnect-NHSNumberVerificationStatus-1",
      itkRecipientType: "ITK-RecipientType-1",
      participantType: "GPConnect-ParticipantType-1",
      itkMessageEvent: "ITK-MessageEvent-2",
      recordStandardHeadings: "RecordStandardHeadings",
    } as const;
    for (const [name, file] of Object.entries(files))
      expect(systems[name as keyof typeof files]).toBe(codeSystem(file).url);
    counts.set("addresses of code systems", Object.keys(files).length);
  });
});

describe.runIf(here)("NHS England's profiles, examples and lists", () => {
  const folder = (name: string, ending: string): readonly string[] =>
    here
      ? readdirSync(join(spec, name))
          .filter((file) => file.endsWith(ending))
          .map((file) => readFileSync(join(spec, name, file), "utf8"))
      : [];

  test("UR-008: every profile and extension in use is published or named by an official example", () => {
    const published = folder("profiles", ".xml").flatMap((xml) =>
      Array.from(xml.matchAll(/<url value="([^"]+)"/g), ([, url]) => url),
    );
    const named = folder("examples", ".xml").flatMap((xml) =>
      Array.from(xml.matchAll(/<(?:profile value|extension url)="([^"]+)"/g), ([, url]) => url),
    );
    const urls = [...Object.values(profiles), ...Object.values(extensions)];
    for (const url of urls) expect([...published, ...named]).toContain(url);
    counts.set("profiles and extensions", urls.length);
  });

  test(
    "every display that an official example gives a code that the project knows is accepted, except the pregnancy " +
      "snippet of 2025",
    () => {
      const wrong: string[] = [];
      let compared = 0;
      for (const xml of folder("examples", ".xml")) {
        for (const [, code = "", display = ""] of xml.matchAll(
          /<code value="([^"]+)"\s*\/>\s*<display value="([^"]+)"/g,
        )) {
          const accepted = knownDisplays().get(code)?.displays;
          if (accepted === undefined) continue;
          compared += 1;
          if (!accepted.some((one) => one.toLowerCase() === display.toLowerCase())) wrong.push(`${code} ${display}`);
        }
      }
      expect(wrong).toEqual(["77386006 Not pregnant"]);
      counts.set("displays of the official examples", compared);
    },
  );

  test("UR-038: the pathways' conditions are OpenSAFELY's list", () => {
    const [, ...rows] = readFileSync(join(spec, "codelists/pharmacy-first-clinical-pathway-conditions.csv"), "utf8")
      .trim()
      .split(/\r?\n/);
    isEqual(
      "pathway conditions",
      asMap(Object.fromEntries(Object.entries(pathways).map(([name, { condition }]) => [name, condition]))),
      new Map(rows.map((row) => [row.slice(0, row.indexOf(",")), row.slice(row.indexOf(",") + 1)])),
    );
  });

  test("ME-10: every error code of the MESH API description is known", () => {
    const listed = Array.from(
      readFileSync(join(spec, "mesh/mesh-api.yaml"), "utf8").matchAll(/^\s+\| (\d{2})\s+\| /gm),
      ([, code = ""]) => code,
    );
    expect(listed.length).toBeGreaterThan(9);
    for (const code of listed) expect(isMeshErrorCode(code), code).toBe(true);
    counts.set("MESH error codes", listed.length);
  });
});
