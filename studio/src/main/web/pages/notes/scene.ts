import { turnsOf } from '../../view/notes-preview';
import type { Note, NoteClip, Song } from '../../wire/song.generated';
import { type Focused, heardRange } from './place';

/** Notes of other tracks beyond these are not shown. */
const MOST_GHOSTS = 20_000;

/** Notes of other tracks that sound with a clip, in ticks of its pattern and in the order of their starts. */
export function ghostNotes(song: Song, clip: NoteClip, tracks: ReadonlySet<string>): readonly Note[] {
  const found: Note[] = [];
  const shift = clip.offset - clip.at;
  const end = clip.at + clip.length;
  for (const track of song.tracks) {
    if (!tracks.has(track.id)) continue;
    for (const other of track.clips) {
      if (other.kind !== 'notes' || other.id === clip.id || other.at >= end || other.at + other.length <= clip.at) continue;
      const notes = song.patterns[other.pattern]?.notes ?? [];
      for (const turn of turnsOf(other, clip.at, end)) {
        for (const note of notes) {
          const at = note.at - turn.from + turn.at;
          if (note.at < turn.from || note.at >= turn.to || at + note.length <= clip.at || at >= end) continue;
          if (found.length >= MOST_GHOSTS) return sorted(found);
          found.push({ ...note, at: at + shift, key: Math.max(0, Math.min(127, note.key + other.transpose - clip.transpose)) });
        }
      }
    }
  }
  return sorted(found);
}

function sorted(notes: Note[]): readonly Note[] {
  return notes.sort((a, b) => a.at - b.at);
}

/** What the ruler says of a clip: what it plays, and what it repeats. */
export function heardOf(focused: Focused): { readonly from: number; readonly to: number; readonly loop: { readonly from: number; readonly to: number } | null } | null {
  const clip = focused.clip;
  if (!clip) return null;
  const loop = clip.loop && clip.loop.length > 0 ? { from: clip.loop.at, to: clip.loop.at + clip.loop.length } : null;
  return { ...heardRange(clip), loop };
}
