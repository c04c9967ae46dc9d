import { computed, signal } from '../../core/signal';
import { type Grid, noteTicks } from '../../song/snap';
import type { Follow } from '../../view/time-axis';
import { TimeAxis } from '../../view/time-axis';
import { QUARTER } from '../../wire/quarters';
import type { ExpressionKind, Note } from '../../wire/song.generated';
import type { Fold } from './key-rows';
import type { Quantise } from './quantise';
import { scaleOf, type Tonality } from './scales';

/** What a press on the notes does. */
export type Tool = 'pointer' | 'draw' | 'split' | 'erase';

/** What the lane below the notes shows. */
export type Lane =
  | { readonly kind: 'velocity' }
  | { readonly kind: 'controller'; readonly number: number }
  | { readonly kind: 'bend' }
  | { readonly kind: 'pressure' }
  | { readonly kind: 'expression'; readonly of: ExpressionKind };

export const tool = signal<Tool>('pointer');
export const grid = signal<Grid>({ step: '1/16', feel: 'straight', on: true });
export const follow = signal<Follow>('page');
export const fold = signal<Fold>('all');
/** Root and scale that were chosen here; null for those of the song. */
export const ownTonality = signal<Tonality | null>(null);
export const highlight = signal(true);
export const coloring = signal<'velocity' | 'track'>('velocity');
export const lane = signal<Lane>({ kind: 'velocity' });
export const laneHeight = signal(88);
/** Tracks whose notes show through. */
export const ghosts = signal<ReadonlySet<string>>(new Set());
export const chord = signal('note');
export const inversion = signal(0);
export const showList = signal(false);
/** The chosen notes; they are the objects of the song's mirror. */
export const selection = signal<ReadonlySet<Note>>(new Set());
/** What new notes get. */
export const newLength = signal(QUARTER / 4);
export const newVelocity = signal(100);
export const quantise = signal<Quantise>({ grid: noteTicks('1/16'), strength: 1, swing: 0, starts: true, ends: false });
export const humanise = signal({ time: 0.1, velocity: 8 });
export const strum = signal({ step: QUARTER / 32, down: false });

/** What of the pattern's time is shown; kept while other pages are. */
export const axis = new TimeAxis();
/** Height of a key's row in CSS pixels. */
export const rowHeight = signal(16);
/** CSS pixels of rows above the upper edge; negative until the notes have been shown. */
export const scrollTop = signal(-1);

/** Ticks of a cell of the grid for what is drawn; a sixteenth where the grid follows the zoom. */
export const cell = computed(() => {
  const { step, feel } = grid.value;
  return step === 'bar' ? 4 * QUARTER : step === 'adaptive' ? QUARTER / 4 : noteTicks(step, feel);
});

/** C major, where nobody says anything else. */
export const PLAIN: Tonality = { root: 0, scale: scaleOf('major') };
