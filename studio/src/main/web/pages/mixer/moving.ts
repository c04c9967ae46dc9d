import type { Studio } from '../../studio';
import { automated } from '../automation/hands';
import { heldValue, isHeld } from './hold';

/** Lets the faders of automated tracks go where automation has them, unless a hand holds them; the result ends that. */
export function followFaders(studio: Studio): () => void {
  let moving = new Set<string>();
  let seen: unknown = null;
  let tick = -1;
  const leave = (tracks: Iterable<string>) => {
    for (const track of tracks) if (!isHeld(track, 'fader')) heldValue(track, 'fader').value = null;
  };
  const end = studio.onFrame(() => {
    const song = studio.song.peek();
    const now = studio.position();
    if (song === seen && now === tick && moving.size === 0) return;
    seen = song;
    tick = now;
    const moved = new Set<string>();
    for (const track of song.tracks) {
      if (track.automation.length === 0) continue;
      const value = automated(studio, track, 'fader');
      if (value === null) continue;
      moved.add(track.id);
      if (!isHeld(track.id, 'fader')) heldValue(track.id, 'fader').value = value;
    }
    leave([...moving].filter((track) => !moved.has(track)));
    moving = moved;
  });
  return () => {
    end();
    leave(moving);
  };
}
