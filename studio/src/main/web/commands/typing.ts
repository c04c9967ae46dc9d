import { signal } from '../core/signal';
import { tellPlayed } from '../played';
import type { Studio } from '../studio';
import { playedTrack } from './focus';

/** Whether the letters of the keyboard play notes. Letters mean no commands then. */
export const musicalTyping = signal(false);
/** The octave that the A key plays the C of; 4 is the one of middle C. */
export const typingOctave = signal(4);

/** Semitones above C of the keys, by where they lie and not by what they say. */
const KEYS: Readonly<Record<string, number>> = {
  KeyA: 0, KeyW: 1, KeyS: 2, KeyE: 3, KeyD: 4, KeyF: 5, KeyT: 6, KeyG: 7, KeyY: 8, KeyH: 9, KeyU: 10, KeyJ: 11,
  KeyK: 12, KeyO: 13, KeyL: 14, KeyP: 15, Semicolon: 16, Quote: 17,
};

/** How hard letters play. */
const VELOCITY = 100;

const held = new Map<string, { readonly track: string; readonly key: number }>();

/** Plays or ends a note by a key of the keyboard; whether the key was one. */
export function typingKey(event: KeyboardEvent, down: boolean, studio: Studio): boolean {
  if (!down) {
    const note = held.get(event.code);
    if (!note) return false;
    held.delete(event.code);
    studio.release(note.track, note.key);
    tellPlayed({ key: note.key, velocity: 0 });
    return true;
  }
  if (!musicalTyping.peek() || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  if (event.code === 'KeyZ' || event.code === 'KeyX') {
    typingOctave.value = Math.max(0, Math.min(8, typingOctave.peek() + (event.code === 'KeyZ' ? -1 : 1)));
    return true;
  }
  const semitone = KEYS[event.code];
  if (semitone === undefined) return /^Key[A-Z]$/.test(event.code);
  const track = playedTrack(studio);
  if (event.repeat || track === null || held.has(event.code)) return true;
  const key = Math.min(127, 12 * (typingOctave.peek() + 1) + semitone);
  held.set(event.code, { track, key });
  studio.strike(track, key, VELOCITY);
  tellPlayed({ key, velocity: VELOCITY });
  return true;
}

/** Ends every note that is held, as when the window loses the keyboard. */
export function releaseAll(studio: Studio): void {
  for (const note of held.values()) {
    studio.release(note.track, note.key);
    tellPlayed({ key: note.key, velocity: 0 });
  }
  held.clear();
}
