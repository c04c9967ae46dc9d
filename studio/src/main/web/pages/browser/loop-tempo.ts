const SLOWEST = 40;
const FASTEST = 300;
/** Files that last longer are songs and not loops, whatever their names say. */
const LONGEST_SECONDS = 60;

function likely(bpm: number): number | null {
  return bpm >= SLOWEST && bpm <= FASTEST ? bpm : null;
}

/** The tempo that a file's name tells, as in `Break 174bpm.wav`; null when it tells none. */
export function tempoInName(name: string): number | null {
  const number = '(\\d{2,3}(?:\\.\\d{1,2})?)';
  const found = new RegExp(`(?<![\\d.])${number}[ _-]?bpm(?![a-z])`, 'i').exec(name) ?? new RegExp(`(?<![a-z])bpm[ _-]?${number}(?![\\d])`, 'i').exec(name);
  return likely(Number(found?.[1] ?? NaN));
}

/**
 * What a wave file's `acid` part says, as makers of loops write it: its tempo, or `once` for a single sound. Null when there is no such part.
 * Its flags come first, of which the lowest means a single sound; the tempo is the float at its end.
 */
export function tempoInWave(bytes: ArrayBuffer): number | 'once' | null {
  const view = new DataView(bytes);
  const name = (at: number) => (at + 4 <= view.byteLength ? String.fromCharCode(...new Uint8Array(bytes, at, 4)) : '');
  if (name(0) !== 'RIFF' || name(8) !== 'WAVE') return null;
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const length = view.getUint32(at + 4, true);
    if (name(at) === 'acid' && length >= 24 && at + 32 <= view.byteLength) {
      return (view.getUint32(at + 8, true) & 1) === 1 ? 'once' : likely(view.getFloat32(at + 28, true));
    }
    at += 8 + length + (length % 2);
  }
  return null;
}

/** The tempo of a file that is a loop; null when it is none, or nobody knows. */
export function loopTempo(name: string, bytes: ArrayBuffer, seconds: number): number | null {
  if (seconds > LONGEST_SECONDS) return null;
  const told = tempoInWave(bytes) ?? tempoInName(name);
  if (told === 'once' || told === null) return null;
  return (seconds * told) / 60 > 0.9 ? told : null;
}
