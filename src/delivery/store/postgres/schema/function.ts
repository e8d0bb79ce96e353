import { quoteText } from "../names.js";

/**
 * A function of the schema. PostgreSQL keeps the plans of its statements for each connection: planning takes longer
 * than the work, and named statements, which are planned once too, fail behind PgBouncer. The plans must suit any
 * number of rows, so they go by the indexes. A later migration that needs another function adds it under a new name.
 */
export function createFunction(name: string, signature: string, body: string): string {
  return `create function ${name}${signature} language plpgsql
    set plan_cache_mode = force_generic_plan set jit = off
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off
    as ${quoteText(`#variable_conflict use_column\n${body}`)}`;
}

/** Ends a statement of ours where commits might be lost in a crash. Its code is ours too. */
export const requireDurable = `if current_setting('synchronous_commit') = 'off' then
      raise exception 'synchronous_commit is off' using errcode = 'UR001';
    end if;`;
