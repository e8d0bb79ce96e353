import { releases, type Release } from "../../terminology/release.js";
import type { CommandInput, OptionRow } from "../command.js";

/** The option `--release`, the same for every command that has it. */
export function releaseOption(text: string): OptionRow {
  return { name: "release", value: "RELEASE", allowed: releases, text };
}

/** The release that the user named. Undefined where none was named. */
export function releaseOf({ options }: CommandInput): Release | undefined {
  return releases.find((release) => release === options["release"]);
}
