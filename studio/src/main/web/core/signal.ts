/** Values that tell who reads them when they change. Reading `value` inside `computed` or `effect` subscribes. */
export interface ReadonlySignal<T> {
  readonly value: T;
  /** The value without subscribing. */
  peek(): T;
  /** Calls back after each change; the result ends that. */
  subscribe(listener: () => void): () => void;
}

interface Reader {
  changed(): void;
  sources: Set<Signal<unknown>>;
}

let reading: Reader | null = null;
let depth = 0;
const waiting = new Set<() => void>();

/** Runs a change of several signals as one: whoever listens hears of it once. */
export function batch<T>(work: () => T): T {
  depth++;
  try {
    return work();
  } finally {
    depth--;
    if (depth === 0) flush();
  }
}

function flush(): void {
  while (waiting.size > 0) {
    const all = [...waiting];
    waiting.clear();
    for (const listener of all) listener();
  }
}

export class Signal<T> implements ReadonlySignal<T> {
  private readonly listeners = new Set<() => void>();

  constructor(private current: T) {}

  get value(): T {
    if (reading) {
      reading.sources.add(this as Signal<unknown>);
      this.listeners.add(reading.changed);
    }
    return this.current;
  }

  set value(next: T) {
    if (Object.is(next, this.current)) return;
    this.current = next;
    for (const listener of this.listeners) waiting.add(listener);
    if (depth === 0) flush();
  }

  peek(): T {
    return this.current;
  }

  subscribe(listener: () => void): () => void {
    const own = () => listener();
    this.listeners.add(own);
    return () => this.listeners.delete(own);
  }

  /** Ends what `subscribe` or a reader began. */
  forget(listener: () => void): void {
    this.listeners.delete(listener);
    waiting.delete(listener);
  }
}

export function signal<T>(initial: T): Signal<T> {
  return new Signal(initial);
}

/** Runs at once and again whenever a signal that it read changes; the result ends that. */
export function effect(work: () => void | (() => void)): () => void {
  let undo: void | (() => void);
  const reader: Reader = {
    sources: new Set(),
    changed: () => run(),
  };
  const leave = () => {
    for (const source of reader.sources) source.forget(reader.changed);
    reader.sources.clear();
  };
  const run = () => {
    leave();
    if (undo) undo();
    const before = reading;
    reading = reader;
    try {
      undo = work();
    } finally {
      reading = before;
    }
  };
  run();
  return () => {
    leave();
    if (undo) undo();
    undo = undefined;
  };
}

/** A value made from other signals. It is made anew when one of them changes. */
export function computed<T>(make: () => T): ReadonlySignal<T> {
  const result = new Signal<T>(undefined as T);
  effect(() => {
    result.value = make();
  });
  return result;
}
