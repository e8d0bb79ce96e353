import { expect, test } from "vitest";
import { InvalidValueError } from "../../../../src/errors.js";
import type { DeliveryFilter, Page } from "../../../../src/delivery/store/store.js";
import { attention, idsOf, mailboxId, message, now, stored, type Subject } from "./rows.js";

/** Reads a list page by page, and does something after each page. */
async function pageByPage<T>(
  read: (after: string | undefined) => Promise<Page<T>>,
  between: () => Promise<unknown>,
): Promise<readonly (readonly T[])[]> {
  const pages: (readonly T[])[] = [];
  let after: string | undefined;
  do {
    const { items, next } = await read(after);
    pages.push(items);
    after = next;
    await between();
  } while (after !== undefined && pages.length < 50);
  return pages;
}

const from = (after: string | undefined): { after?: string; limit: number } => ({
  ...(after !== undefined && { after }),
  limit: 2,
});

export function listContract({ open }: Subject): void {
  test("deliveries are listed by each member of a filter, oldest first", async () => {
    const store = await open();
    const [one, two, three] = await stored(
      store,
      { row: { createdAt: now } },
      { row: { createdAt: now + 1, state: "sent", odsCode: "FA123" } },
      { row: { createdAt: now + 2, state: "overdue", mailboxId: "OTHER", practiceOdsCode: "A12345" } },
    );
    const expected: readonly (readonly [DeliveryFilter, readonly unknown[]])[] = [
      [{}, [one, two, three]],
      [{ states: ["queued", "overdue"] }, [one, three]],
      [{ states: [] }, []],
      [{ mailboxId }, [one, two]],
      [{ odsCode: "FA123" }, [two]],
      [{ practiceOdsCode: "A12345" }, [three]],
      [{ from: now + 1 }, [two, three]],
      [{ to: now + 1 }, [one]],
      [{ from: now + 1, to: now + 2, states: ["sent"], mailboxId }, [two]],
    ];
    for (const [filter, rows] of expected)
      expect((await store.list(filter, { limit: 10 })).items, JSON.stringify(filter)).toEqual(rows);
    await store.close();
  });

  test("pages are whole and in order while rows are added, and the last has no next", async () => {
    const store = await open();
    const rows = await stored(store, ...Array.from({ length: 5 }, (_, index) => ({ row: { createdAt: now + index } })));
    let added = 0;
    const pages = await pageByPage(
      (after) => store.list({}, from(after)),
      async () => added++ < 2 && rows.push(...(await stored(store, { row: { createdAt: now + 10 + added } }))),
    );
    expect(pages.flatMap(idsOf)).toEqual(idsOf(rows));
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 2, 1]);
    expect((await store.list({}, { limit: rows.length })).next).toBeUndefined();
    const filtered = await pageByPage(
      (after) => store.list({ states: ["queued"], odsCode: "X" }, from(after)),
      async () => 0,
    );
    expect(filtered).toEqual([[]]);
    await store.close();
  });

  test("a page's cursor holds although rows before it leave the list", async () => {
    const store = await open();
    const rows = await stored(store, ...Array.from({ length: 5 }, (_, index) => ({ row: { createdAt: now + index } })));
    const first = await store.list({ states: ["queued"] }, { limit: 2 });
    for (const { id } of first.items)
      await store.apply({ records: [{ id, version: 1, set: { state: "cancelled", runAt: undefined } }] });
    const second = await store.list({ states: ["queued"] }, { limit: 10, after: first.next ?? "" });
    expect(idsOf([...first.items, ...second.items])).toEqual(idsOf(rows));
    await store.close();
  });

  test("attentions and items are paged alike", async () => {
    const store = await open();
    const needed = Array.from({ length: 5 }, (_, index) => attention({ deliveryId: `d${index}`, since: now + index }));
    await store.apply({ open: needed });
    const attentions = await pageByPage(
      (after) => store.listAttention({}, from(after)),
      async () => 0,
    );
    expect(attentions.map(idsOf)).toEqual([needed.slice(0, 2), needed.slice(2, 4), needed.slice(4)].map(idsOf));
    const items = Array.from({ length: 4 }, () => message());
    for (const [index, item] of items.entries()) await store.keepItem(mailboxId, item, now + index);
    const kept = await pageByPage(
      (after) => store.listItems({ states: ["pending"] }, from(after)),
      async () => 0,
    );
    expect(kept.map((page) => page.map(({ messageId }) => messageId))).toEqual(
      [items.slice(0, 2), items.slice(2)].map((page) => page.map(({ messageId }) => messageId)),
    );
    await store.close();
  });

  test("a cursor that no page gave is refused", async () => {
    const store = await open();
    for (const after of ["", "x", "1 or 1=1"]) {
      await expect(store.list({}, { after, limit: 1 })).rejects.toThrow(InvalidValueError);
      await expect(store.listAttention({}, { after, limit: 1 })).rejects.toThrow(InvalidValueError);
      await expect(store.listItems({ states: ["pending"] }, { after, limit: 1 })).rejects.toThrow(InvalidValueError);
    }
    await store.close();
  });
}
