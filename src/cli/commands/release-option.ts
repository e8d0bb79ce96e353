import { releases, type Release } from "../../terminology/release.js";
import type { CommandInput, OptionRow } from "../command.js";

/** `--release`, as every command that has it takes it. */
export function releaseOption(text: string): OptionRow {
  return { name: "release", value: "RELEASE", allowed: releases, text };
}

/** The release that was named; undefined where none was. */
export function releaseOf({ options }: CommandInput): Release | undefined {
  return releases.find((release) => release === options["release"]);
}
