/** A key that a person plays on a keyboard of any kind: 0 to 127, and how hard, 1 to 127; 0 when it is let go. */
export interface Played {
  readonly key: number;
  readonly velocity: number;
}

const listeners = new Set<(played: Played) => void>();

/** Tells whoever listens of a key: keyboards of the browser and of the program's machine, and letters that play. */
export function tellPlayed(played: Played): void {
  for (const listener of [...listeners]) listener(played);
}

/** Calls back for each key that is played in this window; the result ends that. */
export function onPlayed(listener: (played: Played) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What a message of a keyboard says of a key; null for any other message. */
export function keyOf(status: number, first: number, second: number): Played | null {
  const kind = status & 0xf0;
  if (kind !== 0x80 && kind !== 0x90) return null;
  return { key: first & 0x7f, velocity: kind === 0x90 ? second & 0x7f : 0 };
}
