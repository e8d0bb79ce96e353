import { givenList, givenObject } from "../../values/given.js";

/** A report, as far as pages need it: JavaScript callers can give anything. @throws InvalidValueError */
export function givenReport(report: unknown): void {
  givenObject(report, "report");
  const { issues } = report as { readonly issues?: unknown };
  givenList(issues, "issues of the report");
  for (const issue of issues as readonly unknown[]) givenObject(issue, "issue of the report");
}
