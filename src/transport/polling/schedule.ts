import type { PollClock } from "./clock.js";

/** What is due at a moment of the clock. */
export interface Due {
  dueAt: number;
}

/** Hands out what has become due, the earliest first, with one timer for all of it. */
export interface Schedule<One extends Due> {
  add(one: One): void;
  /** Nothing is handed out any more. */
  stop(): void;
}

/** Thousands of timers would cost more than what they start. So one timer waits for the earliest. */
export function schedule<One extends Due>(clock: PollClock, onDue: (one: One) => void): Schedule<One> {
  const waiting = heap<One>();
  let cancel: (() => void) | undefined;
  let timerFor = Infinity;
  let stopped = false;

  function wait(): void {
    const dueAt = waiting.first()?.dueAt ?? Infinity;
    if (stopped || dueAt >= timerFor) return;
    cancel?.();
    timerFor = dueAt;
    cancel = clock.after(Math.max(1, Math.ceil(dueAt - clock.now())), handOut);
  }

  function handOut(): void {
    timerFor = Infinity;
    const now = clock.now();
    for (let one = waiting.first(); one !== undefined && one.dueAt <= now && !stopped; one = waiting.first()) {
      waiting.removeFirst();
      onDue(one);
    }
    wait();
  }

  return {
    add(one) {
      waiting.add(one);
      wait();
    },
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}

interface Heap<One extends Due> {
  first(): One | undefined;
  add(one: One): void;
  removeFirst(): void;
}

/** A binary heap: the parent of the place `n` is the place `(n - 1) >> 1`, and is never due later. */
function heap<One extends Due>(): Heap<One> {
  const places: One[] = [];
  const dueAt = (place: number): number => places[place]?.dueAt ?? Infinity;
  const swap = (a: number, b: number): void => {
    const [one, other] = [places[a], places[b]];
    if (one === undefined || other === undefined) return;
    places[a] = other;
    places[b] = one;
  };
  return {
    first: () => places[0],
    add(one) {
      let place = places.push(one) - 1;
      for (; place > 0 && dueAt(place) < dueAt((place - 1) >> 1); place = (place - 1) >> 1)
        swap(place, (place - 1) >> 1);
    },
    removeFirst() {
      const last = places.pop();
      if (last === undefined || places.length === 0) return;
      places[0] = last;
      for (let place = 0; ;) {
        const left = 2 * place + 1;
        const earlier = dueAt(left + 1) < dueAt(left) ? left + 1 : left;
        if (dueAt(earlier) >= dueAt(place)) return;
        swap(place, earlier);
        place = earlier;
      }
    },
  };
}
