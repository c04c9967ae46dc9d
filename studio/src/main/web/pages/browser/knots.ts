import { signal } from '../../core/signal';
import { wordsFound } from '../../core/words';
import type { Knot } from '../../ui';
import type { AudioSource, Song } from '../../wire/song.generated';
import { type Branch, type DiskFile, filesFound } from './disk';
import type { ChosenFolder } from './folders';

/** A row of the tree of files. */
export type Row =
  | { readonly kind: 'song'; readonly count: number }
  | { readonly kind: 'recording'; readonly source: AudioSource }
  | { readonly kind: 'folder'; readonly folder: ChosenFolder }
  | { readonly kind: 'branch'; readonly branch: Branch }
  | { readonly kind: 'file'; readonly file: DiskFile; readonly folder: ChosenFolder };

/** The rows that are open, by their ids. */
export const openKnots = signal<ReadonlySet<string>>(new Set(['song']));

const order = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function recording(source: AudioSource): Knot<Row> {
  return { id: `recording ${source.id}`, value: { kind: 'recording', source } };
}

function file(folder: ChosenFolder, one: DiskFile): Knot<Row> {
  return { id: `${folder.id}/${one.path}`, value: { kind: 'file', file: one, folder } };
}

function below(folder: ChosenFolder, branch: Branch): readonly Knot<Row>[] {
  return [
    ...branch.branches.map((each): Knot<Row> => ({ id: `${folder.id}/${each.path}/`, value: { kind: 'branch', branch: each }, below: below(folder, each) })),
    ...branch.files.map((each) => file(folder, each)),
  ];
}

/** The recordings of a song, by name. */
export function recordingsOf(sources: Song['sources']): readonly AudioSource[] {
  return Object.values(sources).sort((a, b) => order.compare(a.name, b.name));
}

/** The recordings of the song and the chosen folders as a tree; with words, the files alone that hold them all. */
export function knotsOf(sources: Song['sources'], folders: readonly ChosenFolder[], words: string): readonly Knot<Row>[] {
  const recordings = recordingsOf(sources);
  if (words.trim() !== '') {
    return [
      ...recordings.filter((source) => wordsFound(words, source.name)).map(recording),
      ...folders.flatMap((folder) => filesFound(folder.tree, words).map((each) => file(folder, each))),
    ];
  }
  return [
    { id: 'song', value: { kind: 'song', count: recordings.length }, below: recordings.map(recording) },
    ...folders.map((folder): Knot<Row> => ({ id: folder.id, value: { kind: 'folder', folder }, below: below(folder, folder.tree) })),
  ];
}

/** What a row is called; the ending of a file stands beside it. */
export function nameOf(row: Row): string {
  switch (row.kind) {
    case 'song':
      return 'This song';
    case 'recording':
      return row.source.name;
    case 'folder':
      return row.folder.name;
    case 'branch':
      return row.branch.name;
    case 'file':
      return row.file.name.replace(/\.[^.]+$/, '');
  }
}

/** `1:05.2`, or `0.35 s` of what is short. */
export function lengthText(source: Pick<AudioSource, 'frames' | 'rate'>): string {
  const seconds = source.frames / source.rate;
  if (seconds < 10) return `${seconds.toFixed(2)} s`;
  const tenths = Math.round(seconds * 10);
  return `${Math.floor(tenths / 600)}:${((tenths % 600) / 10).toFixed(1).padStart(4, '0')}`;
}

/** `44.1 kHz`. */
export function rateText(rate: number): string {
  return `${Math.round(rate / 10) / 100} kHz`;
}

/** What stands small beside a name. */
export function noteOf(row: Row): string {
  switch (row.kind) {
    case 'song':
      return row.count === 0 ? 'no recordings' : '';
    case 'recording':
      return `${lengthText(row.source)}, ${rateText(row.source.rate)}`;
    case 'folder':
      return { asleep: 'open again', reading: 'reading…', gone: 'try again', ready: `${row.folder.tree.count}${row.folder.more ? ' and more' : ''}` }[row.folder.state];
    case 'branch':
      return String(row.branch.count);
    case 'file':
      return row.file.medium === 'midi' ? 'MIDI' : (/\.([^.]+)$/.exec(row.file.name)?.[1] ?? '').toUpperCase();
  }
}
