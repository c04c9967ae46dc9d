import { signal } from './core/signal';

/*
 * What people look at, for every page and dock: ids of parts of the song, null for none. The song may have lost a part since.
 */

/** The track that was chosen last. */
export const focusTrack = signal<string | null>(null);

/** The clip that editors show. */
export const focusClip = signal<string | null>(null);

/** The pattern that editors of notes and steps show. */
export const focusPattern = signal<string | null>(null);

/** The device that is open. */
export const focusDevice = signal<string | null>(null);
