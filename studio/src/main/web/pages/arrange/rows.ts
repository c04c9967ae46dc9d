import type { Row } from '../../view/arrange/scene';
import type { ShownAutomation } from '../../view/arrange/automation-curve';
import type { Song, Track, TrackKind } from '../../wire/song.generated';

/** Heights that rows may have, in CSS pixels. */
export const LEAST_HEIGHT = 32;
export const MOST_HEIGHT = 320;
const USUAL: Readonly<Record<TrackKind, number>> = { instrument: 64, audio: 64, group: 44, return: 44, master: 44, folder: 32, vca: 44 };
export const LANE_HEIGHT = 56;

/** A track as it stands in the list: how deep, and whether tracks stand below it. */
export interface ShownTrack {
  readonly track: Track;
  readonly depth: number;
  readonly parent: string | null;
  /** Whether it holds others. */
  readonly holds: boolean;
  readonly open: boolean;
}

/** The folder a track is in, or the group it goes to; null for what stands by itself. */
function parentOf(track: Track, tracks: ReadonlyMap<string, Track>): string | null {
  if (track.folder !== null && tracks.has(track.folder)) return track.folder;
  if (track.kind === 'return' || track.kind === 'master' || typeof track.output !== 'string') return null;
  return tracks.get(track.output)?.kind === 'group' ? track.output : null;
}

/** The tracks from top to bottom: those of a folder or group below it, returns and the master last; what is folded is left out. */
export function shownTracks(song: Pick<Song, 'tracks'>, folded: ReadonlySet<string>): ShownTrack[] {
  const byId = new Map(song.tracks.map((track) => [track.id, track]));
  const below = new Map<string | null, Track[]>();
  for (const track of song.tracks) {
    const parent = parentOf(track, byId);
    const list = below.get(parent);
    if (list) list.push(track);
    else below.set(parent, [track]);
  }
  const found: ShownTrack[] = [];
  const seen = new Set<string>();
  const walk = (track: Track, depth: number, parent: string | null): void => {
    if (seen.has(track.id)) return;
    seen.add(track.id);
    const inside = below.get(track.id) ?? [];
    const open = !folded.has(track.id);
    found.push({ track, depth, parent, holds: inside.length > 0, open });
    if (open) for (const each of inside) walk(each, depth + 1, track.id);
    else hide(inside, seen, below);
  };
  const roots = [...(below.get(null) ?? [])].sort((a, b) => rank(a) - rank(b));
  for (const root of roots) walk(root, 0, null);
  // What goes round in circles has no root; it is shown all the same.
  for (const track of song.tracks) walk(track, 0, null);
  return found;
}


function hide(tracks: readonly Track[], seen: Set<string>, below: ReadonlyMap<string | null, readonly Track[]>): void {
  for (const track of tracks) {
    if (seen.has(track.id)) continue;
    seen.add(track.id);
    hide(below.get(track.id) ?? [], seen, below);
  }
}

function rank(track: Track): number {
  return track.kind === 'master' ? 2 : track.kind === 'return' || track.kind === 'vca' ? 1 : 0;
}

/** Whether a track is within another, however deep. */
export function isWithin(song: Pick<Song, 'tracks'>, id: string, holder: string): boolean {
  const byId = new Map(song.tracks.map((track) => [track.id, track]));
  let at = byId.get(id);
  for (let steps = 0; at && steps < 64; steps++) {
    const parent = parentOf(at, byId);
    if (parent === holder) return true;
    at = parent === null ? undefined : byId.get(parent);
  }
  return false;
}

/** The id of the row of a lane of automation. */
export function laneRow(track: string, target: string): string {
  return `${track}|${target}`;
}

/** The track of a row. */
export function trackOfRow(row: string): string {
  return row.split('|', 1)[0] ?? row;
}

/** The height of a row that nobody changed, or what it was changed to. */
export function heightOf(id: string, usual: number, heights: ReadonlyMap<string, number>): number {
  return Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, Math.round(heights.get(id) ?? usual)));
}

/** The height of a track's row. */
export function trackHeight(track: Track, heights: ReadonlyMap<string, number>): number {
  return heightOf(track.id, USUAL[track.kind], heights);
}

/** The rows of the arrangement: each track with its lanes of automation below. */
export function rowsOf(shown: readonly ShownTrack[], heights: ReadonlyMap<string, number>, lanesOf: (track: Track) => readonly ShownAutomation[]): Row[] {
  const rows: Row[] = [];
  for (const { track } of shown) {
    rows.push({ id: track.id, track: track.id, kind: 'clips', height: trackHeight(track, heights), automation: null });
    for (const automation of lanesOf(track)) {
      const id = laneRow(track.id, automation.lane.target);
      rows.push({ id, track: track.id, kind: 'automation', height: heightOf(id, LANE_HEIGHT, heights), automation });
    }
  }
  return rows;
}
