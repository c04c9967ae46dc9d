import { signal } from '../../core/signal';

/** Sixteenths that are in sight at once. */
export const perPage = signal<16 | 32 | 64>(16);
/** The page of steps that is shown, from 0. */
export const pageShown = signal(0);
/** Where the keyboard is: a row from the top, and a cell counted from the start of the pattern. */
export const cursor = signal({ row: 0, cell: 0 });
export const newVelocity = signal(100);
/** The rows that were muted before one was soloed, by pattern; null while none is. */
export const solo = signal<{ readonly pattern: string; readonly key: number; readonly before: ReadonlyMap<number, boolean> } | null>(null);
/** Whether the row of cells has the keyboard. */
export const focused = signal(false);
/** Height of a row in CSS pixels. */
export const ROW = 38;
