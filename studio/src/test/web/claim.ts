/** The smallest test harness: claims that hold, or end the run with what does not. */
declare const process: { exitCode: number };
declare const console: { log(text: string): void };

export function claim(what: string, check: () => void | Promise<void>): void {
  queue = queue.then(async () => {
    try {
      await check();
      console.log(`ok ${what}`);
    } catch (failure) {
      process.exitCode = 1;
      console.log(`NOT ok ${what}\n  ${failure instanceof Error ? failure.stack : String(failure)}`);
    }
  });
}

let queue: Promise<void> = Promise.resolve();

/** Deep equality of plain data; numbers must be the same, -0 is 0. */
export function same(found: unknown, wanted: unknown, where = 'value'): void {
  if (typeof found === 'object' && found !== null && typeof wanted === 'object' && wanted !== null) {
    const keys = new Set([...Object.keys(found), ...Object.keys(wanted)]);
    if (Array.isArray(found) !== Array.isArray(wanted)) throw new Error(`${where}: ${show(found)} is not ${show(wanted)}`);
    for (const key of keys) {
      same((found as Record<string, unknown>)[key], (wanted as Record<string, unknown>)[key], `${where}.${key}`);
    }
    return;
  }
  if (!(found === wanted || Object.is(found, wanted))) throw new Error(`${where}: ${show(found)} is not ${show(wanted)}`);
}

export function truth(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

export function near(found: number, wanted: number, within: number, what = 'value'): void {
  if (!(Math.abs(found - wanted) <= within)) throw new Error(`${what}: ${found} is not ${wanted} within ${within}`);
}

function show(value: unknown): string {
  const text = JSON.stringify(value);
  return text === undefined ? String(value) : text.slice(0, 200);
}
