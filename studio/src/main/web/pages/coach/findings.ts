import { apply } from '../../song/mirror';
import { meterMap } from '../../song/time';
import { decodeNamed } from '../../wire/codec';
import type { Area, Figure, FindingCard, Offer, Severity } from '../../wire/protocol.generated';
import type { Edit, Song, Transaction } from '../../wire/song.generated';

/** What is shown of all findings. */
export interface Filter {
  readonly area: Area | 'all';
  readonly least: Severity;
  /** Ids that are put aside until later. */
  readonly aside: ReadonlySet<string>;
}

const ORDER: Readonly<Record<Severity, number>> = { slight: 0, clear: 1, grave: 2 };

export const AREAS: readonly { readonly value: Area; readonly label: string }[] = [
  { value: 'sound', label: 'Sound' },
  { value: 'mix', label: 'Mix' },
  { value: 'arrangement', label: 'Arrangement' },
  { value: 'master', label: 'Master' },
];

/** The findings that pass a filter, in their order. */
export function shown(findings: readonly FindingCard[], filter: Filter): readonly FindingCard[] {
  return findings.filter((one) => (filter.area === 'all' || one.area === filter.area) && ORDER[one.severity] >= ORDER[filter.least] && !filter.aside.has(one.id));
}

/** The tracks that a finding is about, by the names they have now. */
export function trackNames(song: Song, finding: FindingCard): readonly string[] {
  return finding.tracks.map((id) => song.tracks.find((track) => track.id === id)?.name ?? id);
}

/** Where a finding is: its section, or its bars; empty when it is about all of the song. */
export function placeText(song: Song, finding: FindingCard): string {
  const map = meterMap(song);
  const first = map.barBeat(finding.from).bar;
  const last = Math.max(first, map.barBeat(Math.max(finding.from, finding.to - 1)).bar);
  const bars = first === last ? `bar ${first}` : `bars ${first} to ${last}`;
  if (finding.section !== null) return `${finding.section}, ${bars}`;
  return finding.from === 0 ? '' : bars;
}

/** A frequency as people say it. */
export function hertz(value: number): string {
  return value < 1000 ? `${Math.round(value)} Hz` : `${Number((value / 1000).toFixed(value < 10000 ? 1 : 0))} kHz`;
}

/** The frequencies that a finding is about; empty for all. */
export function bandText(finding: FindingCard): string {
  return finding.band ? `${hertz(finding.band.fromHertz)} to ${hertz(finding.band.toHertz)}` : '';
}

/** A figure with its unit; silence has none. */
export function figureText(value: number | null, unit: string): string {
  if (value === null) return 'none';
  const digits = Math.abs(value) >= 100 || (Number.isInteger(value) && !/^(dB|LU)/.test(unit)) ? 0 : 1;
  const text = value.toFixed(digits).replace('-', '−').replace(/^−(0(?:\.0)?)$/, '$1');
  return unit === '' ? text : `${text} ${unit}`;
}

/** From where on a figure counts. */
export function limitText(figure: Figure): string {
  return figure.limit === null ? '' : `counts from ${figureText(figure.limit, figure.unit)}`;
}

/** How sure the coach is, in words and in hundredths. */
export function sureText(confidence: number): string {
  const word = confidence >= 0.85 ? 'Sure' : confidence >= 0.65 ? 'Likely' : 'Uncertain';
  return `${word}, ${Math.round(confidence * 100)} %`;
}

/** What an offer would do to the song. */
export function changeOf(offer: Offer): Transaction {
  return decodeNamed<Transaction>('Transaction', offer.change);
}

/** How a song stands to a change: it can be made, it was made, or the song is another one there. */
export type Standing = 'fits' | 'done' | 'changed';

/** Whether a change can be made now; a change whose inverse fits was made. */
export function standing(song: Song, edits: readonly Edit[]): Standing {
  if (possible(song, [...edits].reverse().map(turned))) return 'done';
  return possible(song, edits) ? 'fits' : 'changed';
}

function possible(song: Song, edits: readonly Edit[]): boolean {
  try {
    apply(song, { edits });
    return true;
  } catch {
    return false;
  }
}

/** The edit that takes an edit back. */
function turned(edit: Edit): Edit {
  if (edit.edit === 'move-device') return { ...edit, oldTrack: edit.newTrack, oldIndex: edit.newIndex, newTrack: edit.oldTrack, newIndex: edit.oldIndex };
  return { ...edit, old: edit.new, new: edit.old } as Edit;
}
