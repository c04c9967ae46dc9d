import type { Edit, SendMix, Snapshot, SnapshotId, Song, Track, TrackMix } from '../wire/song.generated';
import { setFader, setMuted, setPan, setSend } from './edits';

/*
 * Snapshots of the mixer: taken, brought back, and the way from one to another, as the program has them. What automation moves goes
 * on following its lanes; solos are no part of a mix.
 */

/** Decibels that stand for silence on the way between two levels. */
const FAINT = -96;

/** The mix as it is. */
export function taken(song: Pick<Song, 'tracks'>, id: SnapshotId, name: string): Snapshot {
  const tracks = song.tracks.filter((track) => track.kind !== 'folder').map(
    (track): TrackMix => ({
      track: track.id,
      fader: track.fader,
      pan: track.pan,
      muted: track.muted,
      sends: track.sends.map(({ to, level, pan, enabled }) => ({ to, level, pan, enabled })),
    }),
  );
  return { id, name, tracks };
}

/** The edits that bring a mix back; none when it is there. Tracks and sends that it does not know stay as they are. */
export function recall(song: Pick<Song, 'tracks'>, snapshot: Snapshot): Edit[] {
  return editsTo(song, snapshot.tracks);
}

/**
 * The edits that mix as far from one snapshot to another as asked, 0 to 1: levels go in decibels, pans in a straight line, switches
 * turn halfway. Tracks and sends that only one of the two knows stay as they are.
 */
export function morph(song: Pick<Song, 'tracks'>, from: Snapshot, to: Snapshot, x: number): Edit[] {
  const ends = new Map(to.tracks.map((mix) => [mix.track, mix]));
  return editsTo(song, from.tracks.flatMap((mix) => {
    const end = ends.get(mix.track);
    return end ? [between(mix, end, x)] : [];
  }));
}

/** A snapshot at a place of the list of a song, in the room of the one that stands there under its id. */
export function putSnapshot(song: Pick<Song, 'snapshots'>, id: SnapshotId, now: Snapshot | null): Edit {
  const found = song.snapshots.findIndex((each) => each.id === id);
  return { edit: 'put-snapshot', index: found < 0 ? song.snapshots.length : found, old: song.snapshots[found] ?? null, new: now };
}

function between(a: TrackMix, b: TrackMix, x: number): TrackMix {
  const sends = a.sends.flatMap((send): SendMix[] => {
    const other = b.sends.find((each) => each.to === send.to);
    if (!other) return [];
    return [{ to: send.to, level: level(send.level, other.level, x), pan: straight(send.pan, other.pan, x), enabled: x < 0.5 ? send.enabled : other.enabled }];
  });
  return { track: a.track, fader: level(a.fader, b.fader, x), pan: straight(a.pan, b.pan, x), muted: x < 0.5 ? a.muted : b.muted, sends };
}

function level(a: number, b: number, x: number): number {
  return x === 0 || a === b ? a : x === 1 ? b : straight(Math.max(FAINT, a), Math.max(FAINT, b), x);
}

function straight(a: number, b: number, x: number): number {
  return x === 1 ? b : a + (b - a) * x;
}

function editsTo(song: Pick<Song, 'tracks'>, mixes: readonly TrackMix[]): Edit[] {
  const tracks = new Map(song.tracks.map((track) => [track.id, track]));
  return mixes.flatMap((mix) => {
    const track = tracks.get(mix.track);
    return track && track.kind !== 'folder' ? trackTo(track, mix) : [];
  });
}

function trackTo(track: Track, mix: TrackMix): Edit[] {
  const edits: Edit[] = [];
  if (track.fader !== mix.fader) edits.push(setFader(track, mix.fader));
  if (track.pan !== mix.pan && track.kind !== 'vca') edits.push(setPan(track, mix.pan));
  if (track.muted !== mix.muted) edits.push(setMuted(track, mix.muted));
  track.sends.forEach((send) => {
    const wanted = mix.sends.find((each) => each.to === send.to);
    if (!wanted || (wanted.level === send.level && wanted.pan === send.pan && wanted.enabled === send.enabled)) return;
    edits.push(setSend(track, send.to, { level: wanted.level, pan: wanted.pan, enabled: wanted.enabled }));
  });
  return edits;
}
