import type { DeviceTable } from '../../wire/protocol.generated';
import type { Output, Song, Track, TrackId } from '../../wire/song.generated';

/** What tracks are called, and their colours. */
export type Names = ReadonlyMap<TrackId, { readonly name: string; readonly color: string }>;

/** Whether sound that goes from one track to another would come back to where it was. */
export function feedsBack(song: Pick<Song, 'tracks'>, from: TrackId, to: TrackId): boolean {
  const next = new Map<TrackId, TrackId[]>();
  const add = (one: TrackId, other: TrackId) => next.set(one, [...(next.get(one) ?? []), other]);
  for (const track of song.tracks) {
    if (typeof track.output === 'string') add(track.id, track.output);
    for (const send of track.sends) add(track.id, send.to);
    for (const device of track.devices) {
      for (const other of Object.values(device.outputs)) add(track.id, other);
      if (device.sideChain) add(device.sideChain.source, track.id);
    }
  }
  const seen = new Set<TrackId>();
  const waiting = [to];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === from) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    waiting.push(...(next.get(at) ?? []));
  }
  return false;
}

/** Where a track's sound goes, in words. */
export function outputName(output: Output, names: ReadonlyMap<TrackId, { readonly name: string }>): string {
  if (output === null) return 'No output';
  if (typeof output === 'string') return names.get(output)?.name ?? output;
  return `Output ${output.direct}`;
}

/** Why a strip cannot be heard, as far as the song tells; null when it can. */
export function problemOf(song: Pick<Song, 'tracks'>, track: Track, tables: ReadonlyMap<string, DeviceTable> | null): string | null {
  if (track.kind === 'master' || track.kind === 'folder' || track.kind === 'vca') return null;
  if (!leadsSomewhere(song, track)) return track.output === null ? 'Has no output: nobody hears it' : 'Its way ends nowhere: nobody hears it';
  if (!tables) return null;
  const unknown = track.devices.find((device) => !tables.has(device.type));
  if (unknown) return `Device “${unknown.type}” is not known here`;
  if (track.kind !== 'instrument' || track.clips.length === 0) return null;
  const instrument = track.devices.find((device) => tables.get(device.type)?.category === 'instrument');
  if (!instrument) return 'Has no instrument: its notes are silent';
  return instrument.enabled ? null : 'Its instrument is off: its notes are silent';
}

function leadsSomewhere(song: Pick<Song, 'tracks'>, track: Track): boolean {
  const seen = new Set<TrackId>();
  const heard = (at: Track | undefined): boolean => {
    if (!at || seen.has(at.id)) return false;
    if (at.kind === 'master') return true;
    seen.add(at.id);
    if (at.output !== null && typeof at.output !== 'string') return true;
    const ways = [at.output, ...at.sends.filter((send) => send.enabled).map((send) => send.to), ...at.devices.flatMap((device) => Object.values(device.outputs))];
    return ways.some((id) => id !== null && heard(song.tracks.find((each) => each.id === id))) || listened(song, at.id);
  };
  return heard(track);
}

function listened(song: Pick<Song, 'tracks'>, id: TrackId): boolean {
  return song.tracks.some((track) => track.devices.some((device) => device.sideChain?.source === id));
}
