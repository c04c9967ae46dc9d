const STEPS = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'];
const NAMES = Array.from({ length: 128 }, (_, key) => `${STEPS[key % 12] ?? ''}${Math.floor(key / 12) - 1}`);
const KEYS = new Map(NAMES.map((name, key) => [name, key]));

/** The name of a key, such as `F#3`; 60 is `C4`. */
export function pitchName(key: number): string {
  return NAMES[key] ?? String(key);
}

/** The key of a name such as `F#3` or `Bb2`, or of its number; null when there is none. */
export function parsePitch(text: string): number | null {
  const known = KEYS.get(text);
  if (known !== undefined) return known;
  if (/^\d{1,3}$/.test(text)) return inRange(Number(text));
  const match = /^([A-Ga-g])([#b]?)(-1|\d)$/.exec(text);
  if (!match) return null;
  return inRange((Number(match[3]) + 1) * 12 + stepOf(match[1] ?? '', match[2] ?? ''));
}

/** Semitones above C of a letter and its sign, such as F and #; -1 to 12. */
export function stepOf(letter: string, sign: string): number {
  return 'C.D.EF.G.A.B'.indexOf(letter.toUpperCase()) + (sign === '' ? 0 : sign === '#' || sign === '♯' ? 1 : -1);
}

function inRange(key: number): number | null {
  return key >= 0 && key <= 127 ? key : null;
}
