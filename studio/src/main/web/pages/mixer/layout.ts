import type { Song, Track, TrackId, TrackKind } from '../../wire/song.generated';

/** A piece of a coloured tie over a strip: what it belongs to, and whether the tie begins or ends there. */
export interface Tie {
  readonly to: TrackId;
  readonly name: string;
  readonly kind: TrackKind;
  readonly color: string;
  readonly first: boolean;
  readonly last: boolean;
}

/** A strip and its ties, one for each level of folders, groups and VCAs of the song, the outermost first; null where it has none. */
export interface Place {
  readonly track: Track;
  readonly ties: readonly (Tie | null)[];
}

/** The strips in the order they stand in: what makes sound, what gathers it, what comes back, and at last the mix. */
export interface Layout {
  readonly sources: readonly Place[];
  readonly buses: readonly Place[];
  readonly returns: readonly Place[];
  readonly master: Track | null;
}

/** Lays out the strips of a song; `shown` tells which of them. Ties join strips that stand side by side. */
export function layOut(song: Pick<Song, 'tracks'>, shown: (track: Track) => boolean = () => true): Layout {
  const byId = new Map(song.tracks.map((track) => [track.id, track]));
  const chains = new Map(song.tracks.map((track) => [track.id, chainsOf(track, byId)]));
  const deepest = (of: keyof Chains) => Math.max(0, ...[...chains.values()].map((chain) => chain[of].length));
  const folders = deepest('folders');
  const groups = deepest('groups');
  const vcas = deepest('vcas');
  const place = (tracks: readonly Track[]): Place[] => {
    const lanes = tracks.map((track) => {
      const chain = chains.get(track.id) ?? { folders: [], groups: [], vcas: [] };
      return [...filled(chain.folders, folders), ...filled(chain.groups, groups), ...filled(chain.vcas, vcas)];
    });
    return tracks.map((track, at) => ({
      track,
      ties: (lanes[at] ?? []).map((one, lane): Tie | null =>
        one && {
          to: one.id,
          name: one.name,
          kind: one.kind,
          color: one.color,
          first: lanes[at - 1]?.[lane] !== one,
          last: lanes[at + 1]?.[lane] !== one,
        },
      ),
    }));
  };
  const seen = song.tracks.filter(shown);
  return {
    sources: place(seen.filter((track) => track.kind === 'instrument' || track.kind === 'audio')),
    buses: place(seen.filter((track) => isBus(track))),
    returns: place(seen.filter((track) => track.kind === 'return')),
    master: song.tracks.find((track) => track.kind === 'master') ?? null,
  };
}

/** Every strip in the order it stands in, the master last. */
export function inOrder(layout: Layout): Track[] {
  const strips = [...layout.sources, ...layout.buses, ...layout.returns].map((place) => place.track);
  return layout.master ? [...strips, layout.master] : strips;
}

/** The section of the mixer that a track stands in. */
export function sectionOf(track: Track): 'sources' | 'buses' | 'returns' | 'master' {
  if (track.kind === 'master') return 'master';
  if (track.kind === 'return') return 'returns';
  return isBus(track) ? 'buses' : 'sources';
}

function isBus(track: Track): boolean {
  return track.kind !== 'instrument' && track.kind !== 'audio' && track.kind !== 'return' && track.kind !== 'master';
}

/** The folders, groups and VCAs that hold a track, the outermost first; each of these is among its own. */
interface Chains {
  readonly folders: readonly Track[];
  readonly groups: readonly Track[];
  readonly vcas: readonly Track[];
}

function chainsOf(track: Track, byId: ReadonlyMap<TrackId, Track>): Chains {
  return {
    folders: chain(track, (each) => (each.folder === null ? undefined : byId.get(each.folder)), track.kind === 'folder'),
    groups: chain(track, (each) => groupOf(each, byId), track.kind === 'group'),
    vcas: chain(track, (each) => (each.vca === null ? undefined : byId.get(each.vca)), track.kind === 'vca'),
  };
}

function groupOf(track: Track, byId: ReadonlyMap<TrackId, Track>): Track | undefined {
  const to = typeof track.output === 'string' ? byId.get(track.output) : undefined;
  return to?.kind === 'group' ? to : undefined;
}

function chain(track: Track, next: (track: Track) => Track | undefined, own: boolean): Track[] {
  const found: Track[] = own ? [track] : [];
  for (let at = next(track); at && !found.includes(at); at = next(at)) found.unshift(at);
  return found;
}

function filled(chain: readonly Track[], length: number): (Track | null)[] {
  return Array.from({ length }, (_, lane) => chain[lane] ?? null);
}
