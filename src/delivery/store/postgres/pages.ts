import { InvalidValueError } from "../../../errors.js";
import type { Page, PageAsk } from "../store.js";
import { number } from "./cells.js";
import type { Cells } from "./client.js";
import type { Database } from "./database.js";

/** Collects conditions and their parameters. */
interface Where {
  readonly values: unknown[];
  readonly text: string;
}

/** A condition, or one in which `?` stands for the value beside it. */
export type Condition = string | readonly [string, unknown] | undefined;

function whereOf(conditions: readonly Condition[]): Where {
  const values: unknown[] = [];
  const texts = conditions.flatMap((condition) => {
    if (condition === undefined || typeof condition === "string") return condition ?? [];
    values.push(condition[1]);
    return [condition[0].replaceAll("?", `$${values.length}`)];
  });
  return { values, text: texts.length === 0 ? "" : ` where ${texts.join(" and ")}` };
}

/**
 * A page of rows in order of a number that counts up (`order`, in the answer as `seq`): new rows come after it. Where
 * there are kinds, conditions that exclude each other, rows of all of them.
 */
export async function pageOf<T>(
  database: Database,
  select: string,
  order: string,
  conditions: readonly Condition[],
  { after, limit }: PageAsk,
  show: (cells: Cells) => T,
  kinds?: readonly string[],
): Promise<Page<T>> {
  if (kinds?.length === 0) return { items: [], next: undefined };
  const where = whereOf([...conditions, after === undefined ? undefined : [`${order} > ?`, cursorOf(after)]]);
  const most = `$${where.values.length + 1}`;
  const ofKind = (kind: string): string =>
    `(${select}${where.text}${where.text === "" ? " where" : " and"} ${kind} order by ${order} limit ${most})`;
  const text =
    kinds === undefined
      ? `${select}${where.text} order by ${order} limit ${most}`
      : `select * from (${kinds.map(ofKind).join(" union all ")}) p order by seq limit ${most}`;
  const rows = await database.rows(text, [...where.values, limit + 1]);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(show), next: last && String(number(last, "seq")) };
}

function cursorOf(after: string): number {
  if (!/^\d{1,15}$/.test(after)) throw new InvalidValueError("after", "must be `next` of the page before");
  return Number(after);
}
