/** How values of one type go from the song's text to the page and back. */
export type Way = 'plain' | 'decibels' | 'ticks' | 'pitch' | ListWay | TableWay | ByIdWay | NamedWay;

export interface ListWay {
  readonly list: Way;
}

export interface TableWay {
  readonly table: Way;
}

/** A list in the text, a table by id in the page. */
export interface ByIdWay {
  readonly byId: string;
}

/** A type of the table. */
export interface NamedWay {
  readonly is: string;
}

/** What it means when a key is left out of the text; usual values are in the form of the text. */
export type Absence =
  | { readonly none: true }
  | { readonly usual: unknown }
  | { readonly by: string; readonly usual: Readonly<Record<string, unknown>> };

/** A key in the text, in the page, its way, and whether it may be left out. */
export type Key = readonly [text: string, page: string, way: Way, absence?: Absence];

/** A type with a name: an object with keys, or kinds of objects known by a key that only one has, or by what a tag says. */
export type Named =
  | { readonly keys: readonly Key[] }
  | { readonly tag: string; readonly marks: readonly Mark[] }
  | { readonly tag: string; readonly cases: Readonly<Record<string, string>> };

export interface Mark {
  readonly word: string;
  readonly key: string;
  readonly is: string;
}

/** All types by name. */
export type Table = Readonly<Record<string, Named>>;
