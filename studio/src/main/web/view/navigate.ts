import { Pinch, wheelWish } from './wheel';
import type { TimeAxis } from './time-axis';

/** What can be moved about in. */
export interface Navigable {
  readonly axis: TimeAxis;
  readonly height: number;
  scrollTop: number;
}

/** Pointer buttons: the middle one pans. */
const MIDDLE = 1;

/**
 * Lets wheel, touch pad, two fingers and the middle button move about in a view; the result ends that.
 *
 * @param heights told by what factor rows should grow, and at which height the pointer is
 */
export function navigate(
  element: HTMLElement,
  view: Navigable,
  heights: (factor: number, y: number) => void = () => undefined,
): () => void {
  const pinch = new Pinch();
  let panning: { readonly id: number; x: number; y: number } | null = null;

  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const box = element.getBoundingClientRect();
    const wish = wheelWish(event, view.height);
    if (wish.kind === 'zoom') view.axis.zoomAt(event.clientX - box.left, wish.factor);
    else if (wish.kind === 'height') heights(wish.factor, event.clientY - box.top);
    else scroll(view, wish.dx, wish.dy);
  };
  const down = (event: PointerEvent) => {
    if (event.pointerType === 'touch') pinch.down(event.pointerId, event.clientX, event.clientY);
    if (event.button !== MIDDLE) return;
    event.preventDefault();
    panning = { id: event.pointerId, x: event.clientX, y: event.clientY };
    element.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    if (panning?.id === event.pointerId) {
      scroll(view, panning.x - event.clientX, panning.y - event.clientY);
      panning.x = event.clientX;
      panning.y = event.clientY;
      return;
    }
    if (event.pointerType !== 'touch') return;
    const moved = pinch.move(event.pointerId, event.clientX, event.clientY);
    if (!moved) return;
    view.axis.zoomAt(moved.x - element.getBoundingClientRect().left, moved.factor);
    scroll(view, -moved.dx, -moved.dy);
  };
  const up = (event: PointerEvent) => {
    pinch.up(event.pointerId);
    if (panning?.id === event.pointerId) panning = null;
  };
  element.addEventListener('wheel', wheel, { passive: false });
  element.addEventListener('pointerdown', down);
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', up);
  return () => {
    element.removeEventListener('wheel', wheel);
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', up);
  };
}

function scroll(view: Navigable, dx: number, dy: number): void {
  if (dx !== 0) view.axis.scrollBy(dx);
  if (dy !== 0) view.scrollTop += dy;
}
