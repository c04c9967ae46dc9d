import type { MeasuredSong, PartCard, ReferenceCard } from '../../wire/protocol.generated';

/** By how many decibels the song and each reference are turned, so that all are as loud as the softest of them. */
export interface Levels {
  readonly song: number;
  /** By the hash of the sound. */
  readonly references: ReadonlyMap<string, number>;
}

/**
 * The levels of a comparison. Nothing is turned up, so nothing clips that did not.
 * @param part the section that repeats; its own loudness is matched, and that of its like. Null for the whole.
 */
export function levels(song: MeasuredSong, references: readonly ReferenceCard[], part: string | null): Levels {
  const own = song.parts.find((each) => each.name === part);
  const loudness = own?.lufs ?? song.figures.integrated ?? 0;
  const others = references.map((each) => ({ hash: each.hash, lufs: own ? partOf(each, own.name)?.lufs ?? each.lufs : each.lufs }));
  const least = Math.min(loudness, ...others.map((each) => each.lufs));
  return { song: least - loudness, references: new Map(others.map((each) => [each.hash, least - each.lufs])) };
}

/** The part of a reference that is like a section of the song. */
export function partOf(reference: ReferenceCard, section: string): PartCard | undefined {
  const match = reference.matches.find((each) => each.section === section);
  return match && reference.parts.find((each) => each.name === match.part && Math.abs(each.from - match.from) < 0.01);
}

/** The section of the song that is heard at a time. */
export function sectionAt(song: MeasuredSong, seconds: number): PartCard | undefined {
  return song.parts.find((each) => seconds >= each.from && seconds < each.to);
}

/** Where to begin in a reference: in the matching section as far as the song is in its own, else as far into the whole. */
export function placeIn(reference: ReferenceCard, song: MeasuredSong, seconds: number): { readonly at: number; readonly part: PartCard | null } {
  const own = sectionAt(song, seconds);
  const part = own && partOf(reference, own.name);
  if (!own || !part || part.to <= part.from) return { at: song.seconds > 0 ? (seconds / song.seconds) * reference.seconds : 0, part: null };
  return { at: part.from + ((seconds - own.from) % (part.to - part.from)), part };
}
