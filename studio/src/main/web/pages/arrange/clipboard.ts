import { focusedTrack } from '../../commands';
import { signal } from '../../core/signal';
import { addPattern, putClip } from '../../song/edits';
import { FreshIds } from '../../song/fresh';
import type { Studio } from '../../studio';
import { announce } from '../../ui';
import type { Edit, Pattern, Song, Track } from '../../wire/song.generated';
import { chosenClips, remove } from './actions';
import { type Held, plays } from './gesture-math';
import { chooseMade, expected } from './made';
import { overlap, timeRange } from './state';
import { type CopiedTime, copiedTime, pasteTime, removeChosen, tracksOf } from './time-actions';

interface Kept {
  readonly held: readonly Held[];
  /** Patterns as they were; a cut clip may have taken its own along. */
  readonly patterns: Readonly<Record<string, Pattern>>;
  readonly from: number;
}

const kept = signal<Kept | null>(null);
/** What was copied last was time with all that is in it; it stands in place of `kept`. */
const keptTime = signal<CopiedTime | null>(null);

/** Whether something was cut or copied. */
export function canPaste(): boolean {
  return kept.value !== null || keptTime.value !== null;
}

/** Remembers the chosen time with all that is in it, or the chosen clips. */
export async function copy(studio: Studio): Promise<void> {
  const time = timeRange.peek();
  if (time) {
    keptTime.value = await copiedTime(studio, time);
    announce('Copied the chosen time');
    return;
  }
  const held = chosenClips(studio);
  if (held.length === 0) return;
  keptTime.value = null;
  kept.value = { held, patterns: studio.song.peek().patterns, from: Math.min(...held.map(({ clip }) => clip.at)) };
  announce(`Copied ${held.length} ${held.length === 1 ? 'clip' : 'clips'}`);
}

/** Remembers the chosen time or clips and removes what is there. */
export async function cut(studio: Studio): Promise<unknown> {
  const time = timeRange.peek() !== null;
  await copy(studio);
  if (!time) return remove(studio);
  return keptTime.peek() === null ? undefined : removeChosen(studio);
}

/** Puts what was cut or copied in where the song stands, or at a tick; the first clip goes on the focused track if that can play it. */
export function paste(studio: Studio, at = Math.round(studio.position()), track = focusedTrack.peek()): Promise<void> {
  const piece = keptTime.peek();
  if (piece) return pasteTime(studio, piece, at, ownTrack(studio, piece, track));
  const now = kept.peek();
  if (!now) return Promise.resolve();
  const song = studio.song.peek();
  const by = at - now.from;
  const offset = offsetTo(song, now.held, track);
  const there = now.held.every(({ clip, track: on }) => song.tracks.find((one) => one.id === on.id)?.clips.some((one) => one.id === clip.id && one.at === clip.at && one.length === clip.length));
  return chooseMade(studio, async () => {
    if (there) await studio.operate({ type: 'copy-clips', clips: now.held.map(({ clip }) => clip.id), by, trackOffset: offset, overlap: overlap.peek(), own: false });
    else await studio.perform(`Paste ${now.held.length === 1 ? 'clip' : `${now.held.length} clips`}`, pasteEdits(song, now, by, offset));
  }, expected(song, now.held, by, offset));
}

/** The track that time of one track goes to instead: another of its kind; null for its own. */
function ownTrack(studio: Studio, { time }: CopiedTime, track: string | null): string | null {
  const [own, ...others] = tracksOf(time);
  const { tracks } = studio.song.peek();
  const kind = (id: string | null | undefined) => tracks.find((one) => one.id === id)?.kind;
  return own !== undefined && others.length === 0 && track !== own && kind(track) === kind(own) ? track : null;
}

/** How many tracks further down everything goes so that the first comes to lie on a track. */
export function offsetTo(song: Pick<Song, 'tracks'>, held: readonly Held[], track: string | null): number {
  const index = (id: string) => song.tracks.findIndex((one) => one.id === id);
  const first = held.reduce<Held | null>((best, one) => (best === null || index(one.track.id) < index(best.track.id) ? one : best), null);
  const to = track === null ? -1 : index(track);
  if (!first || to < 0) return 0;
  const offset = to - index(first.track.id);
  const fit = held.every(({ track: on, clip }) => plays(song.tracks[index(on.id) + offset], clip));
  return fit ? offset : 0;
}

/** The edits that put clips in that the song has no more, with their patterns where these went too. */
export function pasteEdits(song: Song, now: Kept, by: number, offset: number): Edit[] {
  const ids = new FreshIds(song);
  const made = new Map<string, string>();
  const edits: Edit[] = [];
  for (const { track, clip } of now.held) {
    const index = song.tracks.findIndex((one) => one.id === track.id);
    const target: Track | undefined = song.tracks[index + offset] ?? song.tracks.find((one) => plays(one, clip));
    if (!target || !plays(target, clip)) continue;
    const id = ids.next('clip', clip.id);
    const at = Math.max(0, clip.at + by);
    if (clip.kind === 'audio') {
      if (song.sources[clip.source]) edits.push(putClip(target.id, null, { ...clip, id, at }));
      continue;
    }
    let pattern = song.patterns[clip.pattern] ? clip.pattern : made.get(clip.pattern);
    const old = now.patterns[clip.pattern];
    if (pattern === undefined && old) {
      pattern = ids.next('pattern', old.id);
      made.set(clip.pattern, pattern);
      edits.push(addPattern({ ...old, id: pattern }));
    }
    if (pattern !== undefined) edits.push(putClip(target.id, null, { ...clip, id, at, pattern }));
  }
  return edits;
}
