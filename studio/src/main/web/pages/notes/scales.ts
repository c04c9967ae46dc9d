import { stepOf } from '../../wire/pitch';

/** A scale: semitones above its root. */
export interface Scale {
  readonly id: string;
  readonly name: string;
  readonly steps: readonly number[];
}

/** The scales that can be chosen. */
export const SCALES: readonly Scale[] = [
  { id: 'major', name: 'Major', steps: [0, 2, 4, 5, 7, 9, 11] },
  { id: 'minor', name: 'Minor', steps: [0, 2, 3, 5, 7, 8, 10] },
  { id: 'harmonic-minor', name: 'Harmonic minor', steps: [0, 2, 3, 5, 7, 8, 11] },
  { id: 'melodic-minor', name: 'Melodic minor', steps: [0, 2, 3, 5, 7, 9, 11] },
  { id: 'dorian', name: 'Dorian', steps: [0, 2, 3, 5, 7, 9, 10] },
  { id: 'phrygian', name: 'Phrygian', steps: [0, 1, 3, 5, 7, 8, 10] },
  { id: 'lydian', name: 'Lydian', steps: [0, 2, 4, 6, 7, 9, 11] },
  { id: 'mixolydian', name: 'Mixolydian', steps: [0, 2, 4, 5, 7, 9, 10] },
  { id: 'locrian', name: 'Locrian', steps: [0, 1, 3, 5, 6, 8, 10] },
  { id: 'major-pentatonic', name: 'Major pentatonic', steps: [0, 2, 4, 7, 9] },
  { id: 'minor-pentatonic', name: 'Minor pentatonic', steps: [0, 3, 5, 7, 10] },
  { id: 'blues', name: 'Blues', steps: [0, 3, 5, 6, 7, 10] },
  { id: 'whole-tone', name: 'Whole tone', steps: [0, 2, 4, 6, 8, 10] },
  { id: 'chromatic', name: 'Chromatic', steps: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] },
];

/** The names of the roots, from C. */
export const ROOTS = ['C', 'C♯', 'D', 'E♭', 'E', 'F', 'F♯', 'G', 'A♭', 'A', 'B♭', 'B'] as const;

/** A root and a scale. */
export interface Tonality {
  /** 0 for C to 11 for B. */
  readonly root: number;
  readonly scale: Scale;
}

const MAJOR = SCALES[0] ?? { id: 'major', name: 'Major', steps: [0] };

/** The scale of an id; major for none. */
export function scaleOf(id: string): Scale {
  return SCALES.find((scale) => scale.id === id) ?? MAJOR;
}

/** What a song's key says, such as `A minor`, `F# dorian`, `Bbm`; null when it says none. */
export function tonalityOf(text: string): Tonality | null {
  const found = /^\s*([A-Ga-g])\s*([#b♯♭]?)\s*(m(?![a-z])|.*)$/.exec(text);
  if (!found) return null;
  const step = stepOf(found[1] ?? '', found[2] ?? '');
  const word = (found[3] ?? '').trim().toLowerCase();
  const scale = SCALES.find((each) => each.name.toLowerCase() === word) ?? (word.startsWith('min') || word === 'm' ? scaleOf('minor') : MAJOR);
  return { root: (step + 12) % 12, scale };
}

/** Whether a key is of the scale. */
export function inScale({ root, scale }: Tonality, key: number): boolean {
  return scale.steps.includes((((key - root) % 12) + 12) % 12);
}

/** A chord that can be stamped: semitones above its root. */
export interface Chord {
  readonly id: string;
  readonly name: string;
  readonly intervals: readonly number[];
}

/** The chords that can be stamped; the first is a single note, the second what the scale gives. */
export const CHORDS: readonly Chord[] = [
  { id: 'note', name: 'Single note', intervals: [0] },
  { id: 'triad', name: 'Triad of the scale', intervals: [] },
  { id: 'seventh', name: 'Seventh of the scale', intervals: [] },
  { id: 'power', name: 'Fifth', intervals: [0, 7] },
  { id: 'octave', name: 'Octave', intervals: [0, 12] },
  { id: 'maj', name: 'Major', intervals: [0, 4, 7] },
  { id: 'min', name: 'Minor', intervals: [0, 3, 7] },
  { id: 'sus2', name: 'Sus 2', intervals: [0, 2, 7] },
  { id: 'sus4', name: 'Sus 4', intervals: [0, 5, 7] },
  { id: 'dim', name: 'Diminished', intervals: [0, 3, 6] },
  { id: 'aug', name: 'Augmented', intervals: [0, 4, 8] },
  { id: 'dom7', name: 'Dominant 7', intervals: [0, 4, 7, 10] },
  { id: 'maj7', name: 'Major 7', intervals: [0, 4, 7, 11] },
  { id: 'min7', name: 'Minor 7', intervals: [0, 3, 7, 10] },
  { id: 'maj9', name: 'Major 9', intervals: [0, 4, 7, 11, 14] },
  { id: 'min9', name: 'Minor 9', intervals: [0, 3, 7, 10, 14] },
];

/** The intervals of a chord on a key; chords of the scale take every second of its degrees. */
export function chordOn(id: string, key: number, tonality: Tonality): readonly number[] {
  const chord = CHORDS.find((each) => each.id === id);
  const count = id === 'triad' ? 3 : id === 'seventh' ? 4 : 0;
  if (count === 0) return chord?.intervals ?? [0];
  const found: number[] = [0];
  for (let semitone = 1, degree = 0; found.length < count && semitone < 24; semitone++) {
    if (!inScale(tonality, key + semitone)) continue;
    degree++;
    if (degree % 2 === 0) found.push(semitone);
  }
  return found;
}
