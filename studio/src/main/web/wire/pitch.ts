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
  const step = 'C.D.EF.G.A.B'.indexOf((match[1] ?? '').toUpperCase());
  const shift = match[2] === '#' ? 1 : match[2] === 'b' ? -1 : 0;
  return inRange((Number(match[3]) + 1) * 12 + step + shift);
}

function inRange(key: number): number | null {
  return key >= 0 && key <= 127 ? key : null;
}
