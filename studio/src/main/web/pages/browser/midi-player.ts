import { playedTrack } from '../../commands/focus';
import { tempoMap } from '../../song/time';
import type { Studio } from '../../studio';
import type { FileNote } from './midi-file';

/** Notes that are looked for so many milliseconds ahead, and how often. */
const AHEAD = 60;
const OFTEN = 25;

/** Plays notes through the instrument in focus at the tempo of the song, until the result is called; `ended` when the last has ended. */
export function playNotes(studio: Studio, notes: readonly FileNote[], ended: () => void): () => void {
  const track = playedTrack(studio);
  if (track === null) throw new Error('A MIDI file is heard through an instrument: add an instrument track first.');
  const quarter = 60_000 / tempoMap(studio.song.peek()).bpmAt(studio.position());
  const begun = performance.now();
  const first = notes[0]?.at ?? 0;
  const sounding = new Map<number, number>();
  const waiting = new Set<number>();
  let next = 0;
  const later = (at: number, act: () => void) => {
    const timer = setTimeout(() => {
      waiting.delete(timer);
      act();
    }, Math.max(0, at - performance.now()));
    waiting.add(timer);
  };
  const release = (key: number, voice: number) => {
    if (sounding.get(key) !== voice) return;
    sounding.delete(key);
    studio.release(track, key);
  };
  const strike = (note: FileNote, voice: number, end: number) => {
    if (sounding.has(note.key)) studio.release(track, note.key);
    sounding.set(note.key, voice);
    studio.strike(track, note.key, note.velocity);
    later(end, () => release(note.key, voice));
  };
  const look = () => {
    const until = performance.now() - begun + AHEAD;
    for (let note = notes[next]; note && (note.at - first) * quarter < until; note = notes[++next]) {
      const at = begun + (note.at - first) * quarter;
      const own = note;
      const voice = next;
      later(at, () => strike(own, voice, at + Math.max(20, own.length * quarter)));
    }
    if (next >= notes.length && waiting.size === 0 && sounding.size === 0) {
      stop();
      ended();
    }
  };
  const clock = setInterval(look, OFTEN);
  const stop = () => {
    clearInterval(clock);
    for (const timer of waiting) clearTimeout(timer);
    waiting.clear();
    for (const key of sounding.keys()) studio.release(track, key);
    sounding.clear();
  };
  look();
  return stop;
}
