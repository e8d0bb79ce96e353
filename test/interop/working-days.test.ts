import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { workingDaysOf } from "../../src/delivery/working-days.js";

/** The referee: 45 MB with what it needs, so it is no dependency of the project, and is installed on first use. */
const referee = "date-holidays@3.37.0";
const folder = fileURLToPath(new URL("../../.cache/interop/date-holidays", import.meta.url));

interface Holiday {
  readonly date: string;
  readonly type: string;
}
type Holidays = new (country: string, part: string) => { getHolidays(year: number): readonly Holiday[] };

function holidaysOfReferee(): InstanceType<Holidays> {
  if (!existsSync(`${folder}/node_modules/date-holidays/package.json`)) {
    mkdirSync(folder, { recursive: true });
    const made = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--no-save", "--prefix", folder, referee], {
      encoding: "utf8",
    });
    if (made.status !== 0) throw new Error(`npm install ${referee} failed: ${made.stderr}`);
  }
  const load = createRequire(`${folder}/package.json`);
  const loaded = load("date-holidays") as Holidays | { readonly default: Holidays };
  const Constructor = "default" in loaded ? loaded.default : loaded;
  return new Constructor("GB", "ENG");
}

/** Days that only a proclamation made, and the days from which it took them. */
const oneOff = {
  extraHolidays: ["2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08"],
  workingDays: ["2020-05-04", "2022-05-30"],
};

test("the working days of 2020 to 2035 are those of date-holidays for England", { timeout: 180_000 }, () => {
  const holidays = holidaysOfReferee();
  const isWorkingDay = workingDaysOf(oneOff);
  const plain = workingDaysOf();
  let days = 0;
  for (let year = 2020; year <= 2035; year++) {
    const off = new Set(
      holidays
        .getHolidays(year)
        .filter(({ type }) => type === "public" || type === "bank")
        .map(({ date }) => date.slice(0, 10)),
    );
    expect(off.size, String(year)).toBeGreaterThanOrEqual(8);
    for (let day = new Date(Date.UTC(year, 0, 1)); day.getUTCFullYear() === year;) {
      const text = day.toISOString().slice(0, 10);
      const isWeekday = day.getUTCDay() !== 0 && day.getUTCDay() !== 6;
      expect(isWorkingDay(text), text).toBe(isWeekday && !off.has(text));
      // From 2024 on nothing is known that is not computed.
      if (year >= 2024) expect(plain(text), text).toBe(isWeekday && !off.has(text));
      days += 1;
      day = new Date(day.getTime() + 86_400_000);
    }
  }
  expect(days).toBe(16 * 365 + 4);
});
