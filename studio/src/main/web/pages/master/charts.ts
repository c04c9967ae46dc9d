import type { HeardAt, MeasuredSong, ReferenceCard, TargetCard } from '../../wire/protocol.generated';
import { clock, figure, hertzMark, hertzText } from './words';

/** Colours of a chart by what they mean. */
export type Paint = 'song' | 'reference' | 'target' | 'warn' | 'faint';

export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly log: boolean;
  readonly marks: readonly { readonly at: number; readonly text: string }[];
  /** Says a value in words. */
  readonly say: (value: number) => string;
}

/** What a chart shows, and the same as a table. */
export interface Chart {
  readonly x: Axis;
  readonly y: Axis;
  readonly ranges: readonly { readonly name: string; readonly paint: Paint; readonly points: readonly (readonly [number, number, number])[] }[];
  readonly curves: readonly { readonly name: string; readonly paint: Paint; readonly thin?: boolean; readonly points: readonly (readonly [number, number])[] }[];
  readonly bars: readonly { readonly from: number; readonly to: number; readonly value: number; readonly paint: Paint }[];
  readonly spans: readonly { readonly name: string; readonly from: number; readonly to: number }[];
  readonly levels: readonly { readonly name: string; readonly paint: Paint; readonly at: number }[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const EMPTY = { ranges: [], curves: [], bars: [], spans: [], levels: [] } as const;
const LOWEST = 20;
const HIGHEST = 20000;
const FREQUENCIES = [20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000];
/** Below this nothing is drawn. */
const SILENT = -100;
/** Seconds between two values of loudness. */
const STEP = 0.1;

function frequencies(): Axis {
  return { from: LOWEST, to: HIGHEST, log: true, marks: FREQUENCIES.map((at) => ({ at, text: hertzMark(at) })), say: hertzText };
}

function decibels(from: number, to: number, step: number, unit: string): Axis {
  const marks = [];
  for (let at = Math.ceil(from / step) * step; at <= to + 1e-9; at += step) marks.push({ at, text: figure(at, '', 0) });
  return { from, to, log: false, marks, say: (value) => figure(value, unit) };
}

/** Loudness over time with the sections of the song and what a target wants. */
export function loudnessChart(song: MeasuredSong, target: TargetCard | null): Chart {
  const seconds = Math.max(song.seconds, STEP);
  const every = [5, 10, 15, 30, 60, 120, 300, 600].find((step) => seconds / step <= 9) ?? 1200;
  const marks = Array.from({ length: Math.floor(seconds / every) + 1 }, (_, i) => ({ at: i * every, text: clock(i * every) }));
  const points = (series: readonly number[]) => series.map((value, i) => [(i + 1) * STEP, value] as const).filter(([, value]) => value > SILENT);
  const heard = [...song.shortTerm, ...song.momentary].filter((value) => value > -70);
  const top = Math.min(3, 3 * Math.ceil((Math.max(-30, target?.loudness ?? -Infinity, ...heard.length > 0 ? [largest(heard)] : []) + 3) / 3));
  const integrated = song.figures.integrated;
  return {
    ...EMPTY,
    x: { from: 0, to: seconds, log: false, marks, say: clock },
    y: decibels(top - 36, top, 6, 'LUFS'),
    curves: [
      { name: 'Short-term, 3 s', paint: 'song', points: points(song.shortTerm) },
      { name: 'Momentary, 400 ms', paint: 'faint', thin: true, points: points(song.momentary) },
    ],
    spans: song.parts.filter((part) => part.to - part.from < seconds * 0.98 || song.parts.length > 1),
    levels: [
      ...(integrated === null ? [] : [{ name: 'Integrated', paint: 'song' as const, at: integrated }]),
      ...(target ? [{ name: target.name, paint: 'target' as const, at: target.loudness }] : []),
    ],
    head: ['Part', 'From', 'To', 'Loudness', 'Loudest 3 s'],
    rows: song.parts.map((part) => [part.name, clock(part.from), clock(part.to), figure(part.lufs, 'LUFS'), figure(loudest(song.shortTerm, part.from, part.to), 'LUFS')]),
  };
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}

function loudest(series: readonly number[], from: number, to: number): number | null {
  const own = series.slice(Math.round(from / STEP), Math.round(to / STEP)).filter((value) => value > SILENT);
  return own.length === 0 ? null : largest(own);
}

/** What references have in a band: their mean, the least and the most. */
export function spread(references: readonly ReferenceCard[], values: (reference: ReferenceCard) => readonly number[], band: number): readonly [number, number, number] | null {
  const own = references.map((each) => values(each)[band] ?? SILENT).filter((value) => value > SILENT && value < -SILENT);
  if (own.length === 0) return null;
  return [own.reduce((sum, value) => sum + value, 0) / own.length, Math.min(...own), Math.max(...own)];
}

/** Third octaves of the song, with those of references at the same loudness. */
export function spectrumChart(song: MeasuredSong, references: readonly ReferenceCard[]): Chart {
  const loudness = song.figures.integrated ?? 0;
  const bands = song.bands.filter((band) => band.level > SILENT);
  const others = song.bands.flatMap((band, i) => {
    const found = spread(references, (each) => each.levels, i);
    return found ? [[band.hertz, ...found] as const] : [];
  });
  const top = 6 * Math.ceil((Math.max(-60, ...bands.map((band) => band.loud), ...others.map(([, , , high]) => high + loudness)) + 1) / 6);
  return {
    ...EMPTY,
    x: frequencies(),
    y: decibels(top - 54, top, 12, 'dB'),
    ranges: [
      ...(others.length > 0 ? [{ name: references.length === 1 ? 'Reference' : 'References, least to most', paint: 'reference' as const, points: others.map(([hertz, , low, high]) => [hertz, low + loudness, high + loudness] as const) }] : []),
      { name: '10 to 90 % of the time', paint: 'song', points: bands.map((band) => [band.hertz, Math.max(SILENT, band.soft), band.loud] as const) },
    ],
    curves: [
      { name: 'Song', paint: 'song', points: bands.map((band) => [band.hertz, band.level] as const) },
      ...(others.length > 0 ? [{ name: references.length === 1 ? 'Reference' : 'Mean of references', paint: 'reference' as const, points: others.map(([hertz, mean]) => [hertz, mean + loudness] as const) }] : []),
    ],
    head: ['Band', 'Song', '10 %', '90 %', 'References', 'Song beside them'],
    rows: song.bands.map((band, i) => {
      const found = spread(references, (each) => each.levels, i);
      return [hertzText(band.hertz), figure(band.level, 'dB'), figure(band.soft, 'dB'), figure(band.loud, 'dB'), found ? figure(found[0] + loudness, 'dB') : '–', found ? figure(band.level - found[0] - loudness, 'dB') : '–'];
    }),
  };
}

/** How wide each band is: side over mid. */
export function widthChart(song: MeasuredSong, references: readonly ReferenceCard[]): Chart {
  const bands = song.bands.filter((band) => band.level > SILENT && band.width > -60 && band.width < 30);
  const others = song.bands.flatMap((band, i) => {
    const found = spread(references, (each) => each.widths, i);
    return found ? [[band.hertz, ...found] as const] : [];
  });
  return {
    ...EMPTY,
    x: frequencies(),
    y: decibels(-48, 6, 12, 'dB'),
    ranges: others.length > 0 ? [{ name: 'References', paint: 'reference', points: others.map(([hertz, , low, high]) => [hertz, low, high] as const) }] : [],
    curves: [{ name: 'Side over mid', paint: 'song', points: bands.map((band) => [band.hertz, band.width] as const) }],
    levels: [{ name: 'As wide as it is deep', paint: 'faint', at: 0 }],
    head: ['Band', 'Side over mid', 'Correlation', 'References'],
    rows: song.bands.map((band, i) => {
      const found = spread(references, (each) => each.widths, i);
      return [hertzText(band.hertz), band.width > -100 && band.width < 100 ? figure(band.width, 'dB') : '–', figure(band.correlation, '', 2), found ? figure(found[0], 'dB') : '–'];
    }),
  };
}

/** Whether left and right go together, by band. */
export function correlationChart(song: MeasuredSong): Chart {
  const bands = song.bands.flatMap((band) => (band.correlation === null || band.level <= SILENT ? [] : [[band.hertz, band.correlation] as const]));
  return {
    ...EMPTY,
    x: frequencies(),
    y: { from: -1, to: 1, log: false, marks: [-1, -0.5, 0, 0.5, 1].map((at) => ({ at, text: figure(at, '', at % 1 === 0 ? 0 : 1) })), say: (value) => figure(value, '', 2) },
    bars: bands.map(([hertz, value]) => ({ from: hertz * 10 ** -0.045, to: hertz * 10 ** 0.045, value, paint: value < 0 ? 'warn' : 'song' })),
    head: ['Band', 'Correlation'],
    rows: song.bands.map((band) => [hertzText(band.hertz), figure(band.correlation, '', 2)]),
  };
}

/** How much of the time the song is how loud, by loudness of 400 ms in steps of a decibel. */
export function dynamicsChart(song: MeasuredSong): Chart {
  const heard = song.momentary.filter((value) => value > -60);
  const counts = new Map<number, number>();
  for (const value of heard) counts.set(Math.floor(value), (counts.get(Math.floor(value)) ?? 0) + 1);
  const top = heard.length > 0 ? Math.max(-6, Math.ceil(largest(heard))) : 0;
  const shares = [...counts].map(([at, count]) => ({ at, share: (100 * count) / Math.max(1, heard.length) })).sort((a, b) => b.at - a.at);
  const most = Math.max(5, 5 * Math.ceil(Math.max(0, ...shares.map(({ share }) => share)) / 5));
  const step = most <= 20 ? 5 : most <= 50 ? 10 : 25;
  const marks = Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => ({ at: i * step, text: `${i * step} %` }));
  return {
    ...EMPTY,
    x: { ...decibels(top - 36, top, 6, 'LUFS') },
    y: { from: 0, to: most, log: false, marks, say: (value) => figure(value, '%') },
    bars: shares.filter(({ at }) => at >= top - 36).map(({ at, share }) => ({ from: at + 0.08, to: at + 0.92, value: share, paint: 'song' })),
    head: ['Loudness', 'Of the time'],
    rows: shares.map(({ at, share }) => [`${figure(at, '', 0)} to ${figure(at + 1, 'LUFS', 0)}`, figure(share, '%')]),
  };
}

/** What happens to the song somewhere, in words. */
export function heardWords(heard: HeardAt): string {
  if (heard.limited >= 0.05) return `its limiter turns peaks down by ${figure(heard.limited, 'dB')}`;
  if (heard.heldBack >= 0.05) return `its peaks hold it back by ${figure(heard.heldBack, 'dB')}`;
  return Math.abs(heard.gain) < 0.05 ? 'as it is' : heard.gain < 0 ? 'turned down' : 'turned up';
}
