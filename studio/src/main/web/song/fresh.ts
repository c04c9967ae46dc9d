import type { Device, Note, Pattern, Song, Track, TrackId, TrackKind } from '../wire/song.generated';
import { noteOrder } from './order';

/** Parts of a song that have ids. */
export type PartKind = 'track' | 'device' | 'clip' | 'pattern' | 'source' | 'section' | 'marker' | 'person';

const LONGEST = 40;

/** Gives ids that no part of the same kind has: the name as letters, and a number when it is taken. */
export class FreshIds {
  private readonly taken = new Map<PartKind, Set<string>>();

  constructor(private readonly song: Song) {}

  /** An id for a part; each call gives another. */
  next(kind: PartKind, name: string): string {
    let taken = this.taken.get(kind);
    if (!taken) {
      taken = new Set(idsOf(this.song, kind));
      this.taken.set(kind, taken);
    }
    const stem = slug(name) || kind;
    let id = stem;
    for (let number = 2; taken.has(id); number++) id = `${stem.replace(/-\d+$/, '')}-${number}`;
    taken.add(id);
    return id;
  }
}

/** An id for one new part of a song. */
export function freshId(song: Song, kind: PartKind, name: string): string {
  return new FreshIds(song).next(kind, name);
}

/** An empty track with its fader at 0 dB that goes to the master where its kind has an output. */
export function newTrack(id: TrackId, kind: TrackKind, name: string, color = '#808080'): Track {
  return {
    id,
    kind,
    name,
    color,
    folder: null,
    output: kind === 'master' || kind === 'folder' || kind === 'vca' ? null : 'master',
    vca: null,
    fader: 0,
    pan: 0,
    panLaw: 'balance',
    muted: false,
    soloed: false,
    soloSafe: false,
    devices: [],
    sends: [],
    clips: [],
    automation: [],
  };
}

/** An enabled device with every parameter at its initial value. */
export function newDevice(id: string, type: string): Device {
  return { id, type, enabled: true, parameters: {}, assets: {}, sideChain: null, modulations: [], outputs: {} };
}

/** A pattern of notes in any order. */
export function newPattern(id: string, name: string, notes: readonly Note[] = []): Pattern {
  return { id, name, notes: [...notes].sort(noteOrder), controls: [], rows: [] };
}

/** Letters, digits and single hyphens, at most forty. */
function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
}

function idsOf(song: Song, kind: PartKind): string[] {
  switch (kind) {
    case 'track':
      return song.tracks.map((track) => track.id);
    case 'device':
      return song.tracks.flatMap((track) => track.devices.map((device) => device.id));
    case 'clip':
      return song.tracks.flatMap((track) => track.clips.map((clip) => clip.id));
    case 'pattern':
      return Object.keys(song.patterns);
    case 'source':
      return Object.keys(song.sources);
    case 'section':
      return song.sections.map((section) => section.id);
    case 'marker':
      return song.markers.map((marker) => marker.id);
    case 'person':
      return song.people.map((person) => person.id);
  }
}
