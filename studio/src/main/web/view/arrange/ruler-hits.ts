import type { TempoMap } from '../../song/time';
import type { Song } from '../../wire/song.generated';
import type { TimeAxis } from '../time-axis';
import { BARS, BRACE, laneHeight, type RulerLane } from './ruler-lanes';

/** Everything that a ruler shows. */
export interface RulerState {
  readonly song: Song;
  readonly tempo: TempoMap;
  /** Below the bars, from top to bottom. */
  readonly lanes: readonly RulerLane[];
  readonly loop: { readonly from: number; readonly to: number; readonly on: boolean } | null;
  /** The chosen time, shaded. */
  readonly time: { readonly from: number; readonly to: number } | null;
  /** Id of a section or marker, or the tick of a chord, tempo or meter, that is chosen. */
  readonly selected: { readonly lane: RulerLane; readonly key: string | number } | null;
  /** Ticks of the grid that edits keep to, 0 for none. */
  readonly snap: number;
}

/** What lies under the pointer. */
export type RulerHit =
  | { readonly kind: 'bars'; readonly tick: number }
  | { readonly kind: 'brace'; readonly tick: number; readonly part: 'empty' | 'body' | 'start' | 'end' }
  | { readonly kind: 'lane'; readonly tick: number; readonly lane: RulerLane }
  | {
      readonly kind: 'item';
      readonly tick: number;
      readonly lane: RulerLane;
      readonly key: string | number;
      readonly part: 'body' | 'start' | 'end';
    };

const EDGE = 6;
const FLAG = 12;
const NAME = 40;

/** What lies at a place of a ruler, in CSS pixels. */
export function rulerHit(state: Pick<RulerState, 'song' | 'lanes' | 'loop'>, axis: TimeAxis, x: number, y: number): RulerHit {
  const tick = Math.max(0, axis.tickAt(x));
  if (y < BRACE) return { kind: 'brace', tick, part: bracePart(state.loop, axis, x) };
  let top = BARS;
  if (y < top) return { kind: 'bars', tick };
  for (const lane of state.lanes) {
    top += laneHeight(lane);
    if (y < top) return item(state.song, lane, axis, x, tick) ?? { kind: 'lane', tick, lane };
  }
  return { kind: 'bars', tick };
}

function bracePart(loop: RulerState['loop'], axis: TimeAxis, x: number): 'empty' | 'body' | 'start' | 'end' {
  if (!loop || loop.to <= loop.from) return 'empty';
  const from = axis.xOf(loop.from);
  const to = axis.xOf(loop.to);
  const edge = Math.min(EDGE, (to - from) / 3);
  if (x < from - EDGE || x > to + EDGE) return 'empty';
  if (x < from + edge) return 'start';
  return x > to - edge ? 'end' : 'body';
}

function item(song: Song, lane: RulerLane, axis: TimeAxis, x: number, tick: number): RulerHit | null {
  if (lane === 'sections') {
    const section = song.sections.find((one) => axis.xOf(one.at) <= x && x < axis.xOf(one.at + one.length));
    if (!section) return null;
    const from = axis.xOf(section.at);
    const to = axis.xOf(section.at + section.length);
    const edge = Math.min(EDGE, (to - from) / 4);
    return { kind: 'item', tick, lane, key: section.id, part: x < from + edge ? 'start' : x >= to - edge ? 'end' : 'body' };
  }
  const wide = lane === 'chords' || lane === 'meter' ? NAME : FLAG;
  const places = placesOf(song, lane);
  for (let i = places.length - 1; i >= 0; i--) {
    const place = places[i];
    const away = place ? x - axis.xOf(place.at) : NaN;
    if (place && away >= -EDGE / 2 && away <= wide) return { kind: 'item', tick, lane, key: place.key, part: 'body' };
  }
  return null;
}

function placesOf(song: Song, lane: RulerLane): readonly { readonly at: number; readonly key: string | number }[] {
  const atTheirTick = (one: { readonly at: number }) => ({ at: one.at, key: one.at });
  switch (lane) {
    case 'markers':
      return song.markers.map((one) => ({ at: one.at, key: one.id }));
    case 'chords':
      return song.chords.map(atTheirTick);
    case 'tempo':
      return song.tempos.map(atTheirTick);
    case 'meter':
      return song.meters.map(atTheirTick);
    default:
      return [];
  }
}
