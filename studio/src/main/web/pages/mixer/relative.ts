/** The foot of a fader, where it jumps to silence, and its top. */
const FOOT = -72;
const TOP = 6;

/**
 * Where the faders of several strips go when one of them is taken from where it began to `to`: all by as many decibels, each within
 * its travel; silence stays silence, and all follow the one that is pulled down to silence. `from` holds where each began, so that
 * nothing is lost on the way back.
 */
export function movedFaders(from: ReadonlyMap<string, number>, lead: string, to: number): Map<string, number> {
  const began = from.get(lead) ?? 0;
  const by = to - (began === -Infinity ? FOOT : began);
  return new Map(
    [...from].map(([id, value]) => {
      if (id === lead || to === -Infinity) return [id, to];
      if (began === -Infinity || value === -Infinity) return [id, value];
      const next = Math.round((value + by) * 100) / 100;
      return [id, next <= FOOT ? -Infinity : Math.min(TOP, next)];
    }),
  );
}

/** Where the pans of several strips go when one is taken to `to`: all by as much, each within -1 to 1. */
export function movedPans(from: ReadonlyMap<string, number>, lead: string, to: number): Map<string, number> {
  const by = to - (from.get(lead) ?? 0);
  return new Map([...from].map(([id, value]) => [id, id === lead ? to : Math.min(1, Math.max(-1, Math.round((value + by) * 1000) / 1000))]));
}
