import { expect, test } from "vitest";
import { givenPerson, givenWords } from "../../../src/delivery/people/person.js";
import { InvalidValueError } from "../../../src/errors.js";

test("who acts is text of 1 to 200 characters in one line, without what a column cannot hold", () => {
  expect(givenPerson({ by: "Ann O\u2019Neill \u{1F600}" })).toBe("Ann O\u2019Neill \u{1F600}");
  expect(givenPerson({ by: "x".repeat(200) })).toHaveLength(200);
  for (const by of ["", " \t", "x".repeat(201), "Ann\u0000", "\u0000", "Ann\nBob", "Ann\u0085", "\ud83d", 7, undefined])
    expect(() => givenPerson({ by: by as never }), JSON.stringify(by)).toThrow(InvalidValueError);
  for (const options of [undefined, null, "Ann", {}])
    expect(() => givenPerson(options as never)).toThrow(InvalidValueError);
});

test("how is text of several lines, without NUL or half of a character", () => {
  expect(givenWords("telephoned\nat noon", "how", 1000)).toBe("telephoned\nat noon");
  for (const how of ["", "\n", "x".repeat(1001), "a\u0000b", "a\udc00", 7, undefined])
    expect(() => givenWords(how, "how", 1000), JSON.stringify(how)).toThrow(
      expect.objectContaining({ message: "how must be text of 1 to 1000 characters" }),
    );
});
