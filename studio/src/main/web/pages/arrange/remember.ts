import { focusedTrack } from '../../commands';
import { effect } from '../../core/signal';
import { type Grid, gridFeels, gridNotes, type GridStep, USUAL_GRID } from '../../song/snap';
import type { Studio } from '../../studio';
import type { RulerLane } from '../../view/ruler';
import { type Overlap } from '../../wire/protocol.generated';
import { automationLanes, axis, follow, folded, grid, headerWidth, heights, overlap, rulerLanes, scrollTop, selectedTracks } from './state';
import type { Target } from '../../wire/song.generated';

/** What is kept of a song's view from one visit of the page to the next. */
interface Kept {
  readonly origin: number;
  readonly scale: number;
  readonly top: number;
  readonly heights: readonly (readonly [string, number])[];
  readonly folded: readonly string[];
  readonly automation: readonly (readonly [string, readonly Target[]])[];
  readonly header: number;
  readonly lanes: readonly RulerLane[];
  readonly grid: Grid;
  readonly overlap: Overlap;
  readonly follow: 'page' | 'centre' | 'off';
  readonly track: string | null;
}

const OVERLAPS: readonly Overlap[] = ['crossfade', 'trim', 'push', 'layer'];
const LANES: readonly RulerLane[] = ['clock', 'sections', 'markers', 'chords', 'tempo', 'meter'];
const STEPS: readonly GridStep[] = ['bar', 'adaptive', ...gridNotes];
const LATER = 300;

/** The view as it is. */
export function viewNow(): Kept {
  return {
    origin: axis.origin, scale: axis.scale, top: scrollTop.value, heights: [...heights.value], folded: [...folded.value], automation: [...automationLanes.value], header: headerWidth.value,
    lanes: rulerLanes.value, grid: grid.value, overlap: overlap.value, follow: follow.value, track: focusedTrack.value,
  };
}

/** Takes a view that was kept; what makes no sense is left as it is. */
export function takeView(text: string | null): boolean {
  let kept: Partial<Kept>;
  try {
    const read: unknown = JSON.parse(text ?? '');
    if (typeof read !== 'object' || read === null) return false;
    kept = read;
  } catch {
    return false;
  }
  const pairs = <T>(list: unknown, fits: (value: unknown) => value is T): [string, T][] =>
    Array.isArray(list) ? list.filter((pair): pair is [string, T] => Array.isArray(pair) && typeof pair[0] === 'string' && fits(pair[1])) : [];
  const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
  const isTexts = (value: unknown): value is Target[] => Array.isArray(value) && value.every((each) => typeof each === 'string');
  heights.value = new Map(pairs(kept.heights, isNumber));
  automationLanes.value = new Map(pairs(kept.automation, isTexts));
  if (isTexts(kept.folded)) folded.value = new Set(kept.folded);
  if (isNumber(kept.header)) headerWidth.value = Math.min(420, Math.max(168, kept.header));
  if (Array.isArray(kept.lanes)) rulerLanes.value = LANES.filter((lane) => kept.lanes?.includes(lane));
  if (kept.grid && STEPS.includes(kept.grid.step) && gridFeels.includes(kept.grid.feel)) grid.value = { ...USUAL_GRID, step: kept.grid.step, feel: kept.grid.feel, on: kept.grid.on !== false };
  if (kept.overlap && OVERLAPS.includes(kept.overlap)) overlap.value = kept.overlap;
  if (kept.follow === 'page' || kept.follow === 'centre' || kept.follow === 'off') follow.value = kept.follow;
  if (typeof kept.track === 'string') {
    focusedTrack.value = kept.track;
    selectedTracks.value = new Set([kept.track]);
  }
  if (isNumber(kept.origin) && isNumber(kept.scale)) axis.restore(kept.origin, kept.scale);
  if (isNumber(kept.top)) scrollTop.value = kept.top;
  return true;
}

let shown: string | null = null;

/**
 * Shows each song as it was left in this browser, and keeps how it is shown.
 *
 * @param scroll shows rows from a height on, once there are rows
 */
export function rememberView(studio: Studio, scroll: (top: number) => void): () => void {
  let timer = 0;
  const key = () => `songline view ${studio.folder.peek()}`;
  const keep = () => {
    clearTimeout(timer);
    timer = 0;
    try {
      localStorage.setItem(key(), JSON.stringify(viewNow()));
    } catch {
      // A browser that keeps nothing shows the song as usual.
    }
  };
  const soon = () => {
    if (timer === 0) timer = setTimeout(keep, LATER);
  };
  const ends = [
    effect(() => {
      const folder = studio.folder.value;
      if (folder === shown) return;
      shown = folder;
      let text: string | null = null;
      try {
        text = localStorage.getItem(key());
      } catch {
        return;
      }
      if (takeView(text)) scroll(scrollTop.peek());
    }),
    effect(() => {
      viewNow();
      void axis.version.value;
      soon();
    }),
  ];
  addEventListener('pagehide', keep);
  return () => {
    for (const end of ends) end();
    if (timer !== 0) keep();
    removeEventListener('pagehide', keep);
  };
}
