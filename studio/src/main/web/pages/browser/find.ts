import type { LibrarySound } from '../../wire/protocol.generated';

/** A sound of the library, as the browser lists it. */
export interface Sound {
  readonly reference: string;
  readonly name: string;
  readonly kind: string;
  readonly bpm: number | null;
}

/** The sounds that can be clips: not sets of instruments. */
export function soundsOf(library: readonly LibrarySound[]): readonly Sound[] {
  return library
    .filter((entry) => entry.kind !== 'instruments')
    .map(({ reference, name, kind, bpm }) => ({ reference, name, kind, bpm }));
}
