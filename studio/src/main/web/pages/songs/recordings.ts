import { addTrack, putClip } from '../../song/edits';
import { FreshIds, newTrack } from '../../song/fresh';
import { tempoMap } from '../../song/time';
import type { Studio } from '../../studio';
import { TRACK_COLORS } from '../../theme/tokens';
import type { AudioClip, AudioSource, Edit, Song } from '../../wire/song.generated';

/** How long a recording lasts in a song that plays it from a tick on, in ticks. */
export function lengthAt(song: Song, source: AudioSource, at: number): number {
  const tempo = tempoMap(song);
  const frames = Math.ceil((source.frames * song.rate) / source.rate);
  return Math.max(1, tempo.tickAt(tempo.frameAt(at, song.rate) + frames, song.rate) - at);
}

/** The edits that put a recording of the song, all of it, at a place: on an audio track, or on a new one. */
export function placing(song: Song, source: AudioSource, at: number, track: string | null): readonly Edit[] {
  const ids = new FreshIds(song);
  const silent = { length: 0, shape: 'linear' } as const;
  const clip: AudioClip = {
    kind: 'audio', id: ids.next('clip', source.name), name: source.name, at, length: lengthAt(song, source, at), muted: false, source: source.id, offsetFrames: 0, loopFrames: null,
    gain: 0, fadeIn: silent, fadeOut: silent, reversed: false, envelopeFrames: [], color: '',
  };
  if (track !== null) return [putClip(track, null, clip)];
  const color = TRACK_COLORS[(song.tracks.length * 5) % TRACK_COLORS.length];
  const made = { ...newTrack(ids.next('track', source.name), 'audio', source.name, color), clips: [clip] };
  const master = song.tracks.findIndex((each) => each.kind === 'master');
  return [addTrack(made, master < 0 ? song.tracks.length : master)];
}

/** Puts a recording of the song at a place. */
export async function placeRecording(studio: Studio, id: string, at: number, track: string | null): Promise<void> {
  const song = studio.song.peek();
  const source = song.sources[id];
  if (source) await studio.perform(`Place ${source.name}`, placing(song, source, Math.max(0, Math.round(at)), track)).catch(() => undefined);
}
