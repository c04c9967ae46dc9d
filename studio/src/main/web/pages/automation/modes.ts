import { signal } from '../../core/signal';
import type { Studio } from '../../studio';
import type { Track, TrackId } from '../../wire/song.generated';

/** What hands that move while the song rolls do to the automation of a track. */
export type WriteMode = 'read' | 'touch' | 'latch' | 'write';

/** The modes, with their letters and what they do. */
export const MODES: readonly { readonly mode: WriteMode; readonly letter: string; readonly name: string; readonly help: string }[] = [
  { mode: 'read', letter: 'R', name: 'Read', help: 'Automation is followed; hands write nothing.' },
  { mode: 'touch', letter: 'T', name: 'Touch', help: 'While the song rolls, what a hand holds is written; let go, the old curve goes on.' },
  { mode: 'latch', letter: 'L', name: 'Latch', help: 'While the song rolls, what a hand moved is written until the song stops.' },
  { mode: 'write', letter: 'W', name: 'Write', help: 'While the song rolls, every lane of the track is written over; then the track goes to Touch.' },
];

/** The tracks that do not merely read. They are this window's own. */
export const writeModes = signal<ReadonlyMap<TrackId, WriteMode>>(new Map());

/** The values that are being written now, as `track target`. */
export const written = signal<ReadonlySet<string>>(new Set());

/** The mode of a track; reading it in a tracked place follows it. */
export function modeOf(track: TrackId): WriteMode {
  return writeModes.value.get(track) ?? 'read';
}

export function setMode(tracks: readonly TrackId[], mode: WriteMode): void {
  const next = new Map(writeModes.peek());
  for (const track of tracks) {
    if (mode === 'read') next.delete(track);
    else next.set(track, mode);
  }
  writeModes.value = next;
}

/** Whether a track has something that automation can move. */
export function automates(track: Pick<Track, 'kind'>): boolean {
  return track.kind !== 'folder';
}

/** Whether hands that move on a track write now. */
export function writes(studio: Studio, track: TrackId): boolean {
  return writeModes.peek().has(track) && studio.transport.peek().state === 'playing';
}
