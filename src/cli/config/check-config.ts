import * as v from "valibot";
import { pathOf } from "../../consultation/parse-consultation.js";
import { unknownMember } from "../../consultation/schema/closed-object.js";
import { hiddenMembers } from "../../consultation/schema/plain-data.js";
import { environmentAt } from "../../transport/mesh/environment-at.js";
import { shortestPollMs } from "../../transport/poll-intervals.js";
import type { CertificateFiles, ConfigFile } from "./config-file.js";
import { config } from "./schema.js";

/** One thing that is wrong in a configuration: the member's place, and never its value. */
export interface ConfigIssue {
  readonly path: string;
  readonly message: string;
}

/** MESH may be polled at most once in five minutes (ME-07). */
export const leastSeconds: number = shortestPollMs / 1_000;

/** What a configuration is, or everything that is wrong with it. */
export function checkConfig(json: unknown): ConfigFile | readonly ConfigIssue[] {
  const result = v.safeParse(config, json);
  const hidden = hiddenMembers(json).map((keys) => ({ path: pathOf(keys), message: unknownMember }));
  if (!result.success)
    return [
      ...result.issues.map(({ path = [], message }) => ({ path: pathOf(path.map(({ key }) => key)), message })),
      ...hidden,
    ];
  const issues = [...hidden, ...across(result.output)];
  return issues.length === 0 ? result.output : issues;
}

/** Faults that only several members together show. */
function across(given: ConfigFile): readonly ConfigIssue[] {
  const { environment, baseUrl, mailboxes, sender, fallback, intervalSeconds } = given;
  const { user, password } = fallback?.smtp ?? {};
  const ids = mailboxes.map(({ mailboxId }) => mailboxId);
  const wrong = (is: boolean, path: string, message: string): readonly ConfigIssue[] => (is ? [{ path, message }] : []);
  return [
    ...wrong(environment === undefined && baseUrl === undefined, "environment", "is missing; or give an own baseUrl"),
    ...wrong(
      intervalSeconds !== undefined && intervalSeconds < leastSeconds && isNamed(given),
      "intervalSeconds",
      `must be at least ${leastSeconds}: MESH may be polled at most once in five minutes (ME-07)`,
    ),
    ...ids.flatMap((id, index) =>
      wrong(ids.indexOf(id) < index, `mailboxes[${index}].mailboxId`, "is there twice: name each mailbox once"),
    ),
    ...wrong(
      (user === undefined) !== (password === undefined),
      "fallback.smtp",
      "must have both user and password, or neither",
    ),
    ...wrong(!ids.includes(sender.mailboxId), "sender.mailboxId", "must be one of mailboxes"),
    ...mailboxes.flatMap(({ tls }, index) =>
      tls === undefined ? [] : certificateIssues(tls, `mailboxes[${index}].tls`),
    ),
    ...(mailboxes.some(({ tls }) => tls === undefined) ? certificateIssues(given.tls, "tls") : []),
  ];
}

/** Whether it leads to an environment of NHS England's, by name or by address. */
function isNamed({ environment, baseUrl = "" }: ConfigFile): boolean {
  return environment !== undefined || (URL.canParse(baseUrl) && environmentAt(baseUrl) !== undefined);
}

function certificateIssues({ cert, key, pfx }: CertificateFiles, path: string): readonly ConfigIssue[] {
  const isPem = cert !== undefined && key !== undefined && pfx === undefined;
  const isPfx = cert === undefined && key === undefined && pfx !== undefined;
  return isPem || isPfx ? [] : [{ path, message: "must have cert and key, or pfx alone (ME-01)" }];
}
