import type { Issue } from "../../validation/report/report.js";

/** An issue that the baseline accepts, and why. */
export interface Accepted {
  readonly issue: Issue;
  readonly justification: string;
}
