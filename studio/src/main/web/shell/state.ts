import { signal, type Signal } from '../core/signal';

/** The page that is shown. */
export const page = signal('arrange');

/** The edges of the window that have a dock. */
export type Side = 'left' | 'right' | 'bottom';

/** A dock: whether it is open, how large, and which of its parts is shown. */
export interface DockState {
  readonly open: Signal<boolean>;
  readonly size: Signal<number>;
  readonly part: Signal<string>;
}

function dock(open: boolean, size: number): DockState {
  return { open: signal(open), size: signal(size), part: signal('') };
}

/** Windows that are large enough for more than the page itself. */
const WIDE = 1500;
const TALL = 950;
const roomy = (side: 'innerWidth' | 'innerHeight', least: number) => typeof globalThis[side] !== 'number' || globalThis[side] >= least;

/** The docks of the window, for whoever opens and fills them: as many open at first as leave room for the page. */
export const docks: Readonly<Record<Side, DockState>> = {
  left: dock(true, 240),
  right: dock(roomy('innerWidth', WIDE), 260),
  bottom: dock(roomy('innerHeight', TALL), 280),
};

/** Shows a part of a dock, opening it. */
export function showPart(side: Side, id: string): void {
  docks[side].part.value = id;
  docks[side].open.value = true;
}

/** Shows a part, or closes its dock when it is the one that is shown. */
export function togglePart(side: Side, id: string): void {
  const { open, part } = docks[side];
  if (open.peek() && part.peek() === id) open.value = false;
  else showPart(side, id);
}

/** Shows a page, if there is one of that id. */
export function showPage(id: string): void {
  page.value = id;
}

const phone = typeof matchMedia === 'function' ? matchMedia('(max-width: 640px)') : null;

/** Whether the window is as narrow as a phone. */
export const narrow = signal(phone?.matches ?? false);
phone?.addEventListener('change', () => {
  narrow.value = phone.matches;
});
