import { type ReadonlySignal, signal } from '../core/signal';

/** Something that keys or a wheel move in small steps. */
export interface Nudged {
  /** Makes what came in quick succession one step; resolves when the song has it, or refused it. */
  keep(): Promise<unknown>;
}

const REST_MS = 350;
const waits = signal(false);
let nudged: Nudged | null = null;
let timer = 0;

/** Whether something was moved a moment ago that the song does not have yet: what undo takes back first. */
export const nudgeWaits: ReadonlySignal<boolean> = waits;

/** Something is about to be moved: anything else that was is kept first. */
export function beforeNudge(what: Nudged): void {
  if (nudged !== what) letGo();
}

/** Something was moved once more, and now is other than it was, or is not; it is kept when it rests, or as soon as something else is done. */
export function nudge(what: Nudged, changed: boolean): void {
  beforeNudge(what);
  nudged = what;
  waits.value = changed;
  clearTimeout(timer);
  timer = setTimeout(rested, REST_MS);
}

/** Something is kept already, or given up. */
export function forgetNudge(what: Nudged): void {
  if (nudged !== what) return;
  clearTimeout(timer);
  nudged = null;
  waits.value = false;
}

/** Keeps at once what keys or a wheel moved a moment ago, so that what comes next comes after it. */
export function letGo(): void {
  const what = nudged;
  if (!what) return;
  forgetNudge(what);
  what.keep().catch(() => undefined);
}

/** Until the song has it there is something to undo. */
function rested(): void {
  const what = nudged;
  nudged = null;
  if (!what) return;
  const told = () => {
    if (nudged === null) waits.value = false;
  };
  what.keep().then(told, told);
}
