import type { Stage } from '../stage';
import type { Gesture, Place, Press } from './gesture';

/** A press becomes a drag after so many pixels. */
const THRESHOLD = 3;
/** So near to an edge, in CSS pixels, a drag scrolls; and so fast. */
const EDGE = 28;
const SPEED = 14;

/** The place of a pointer event in an element. */
export function placeOf(event: MouseEvent, element: Element): Place {
  const box = element.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top, shift: event.shiftKey, alt: event.altKey, mod: event.ctrlKey || event.metaKey };
}

/** How far a drag at a place wants to scroll along one side. */
export function edgeSpeed(at: number, length: number): number {
  if (at < EDGE) return -SPEED * Math.min(1, (EDGE - at) / EDGE);
  return at > length - EDGE ? SPEED * Math.min(1, (at - length + EDGE) / EDGE) : 0;
}

/**
 * Lets presses on an element become gestures, one at a time; the result ends that. Esc, a lost pointer and a second finger cancel. At the
 * edges a drag scrolls, with `scrolls`.
 */
export function listenToDrags(stage: Stage, element: HTMLElement, press: (place: Place, event: PointerEvent) => Press | null, scrolls: 'both' | 'x' | 'no'): () => void {
  let held: { readonly press: Press; readonly id: number; readonly from: Place; last: Place; gesture: Gesture | null } | null = null;
  let turn = 0;

  const finish = () => {
    if (held && element.hasPointerCapture(held.id)) element.releasePointerCapture(held.id);
    held = null;
    stage.onTick = null;
    element.style.cursor = '';
    removeEventListener('keydown', key, true);
    removeEventListener('keyup', key, true);
  };
  const cancel = () => {
    const gesture = held?.gesture;
    finish();
    if (!gesture) return;
    gesture.cancel?.();
    stage.clear();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && event.type === 'keydown') {
      event.preventDefault();
      event.stopPropagation();
      cancel();
    } else if (held?.gesture && ['Alt', 'Shift', 'Control', 'Meta'].includes(event.key)) {
      event.preventDefault();
      held.last = { ...held.last, shift: event.shiftKey, alt: event.altKey, mod: event.ctrlKey || event.metaKey };
      held.gesture.move(held.last);
    }
  };
  const begin = () => {
    if (!held?.press.gesture || held.gesture) return;
    held.gesture = held.press.gesture();
    element.style.cursor = held.gesture.cursor ?? '';
    stage.view.show({ hover: null });
    addEventListener('keyup', key, true);
    if (scrolls !== 'no') stage.onTick = scroll;
  };
  const scroll = () => {
    if (!held?.gesture) return;
    const { x, y } = held.last;
    const dx = edgeSpeed(x, element.clientWidth);
    const dy = scrolls === 'both' ? edgeSpeed(y, element.clientHeight) : 0;
    if (dx === 0 && dy === 0) return;
    if (dx !== 0) stage.view.axis.scrollBy(dx);
    if (dy !== 0) stage.scroll(stage.view.scrollTop + dy);
    held.gesture.move(held.last);
  };
  const down = (event: PointerEvent) => {
    if (held) {
      if (event.pointerType === 'touch') cancel();
      return;
    }
    if (event.button !== 0) return;
    const place = placeOf(event, element);
    const made = press(place, event);
    if (!made) return;
    held = { press: made, id: event.pointerId, from: place, last: place, gesture: null };
    element.setPointerCapture(event.pointerId);
    addEventListener('keydown', key, true);
    if (made.atOnce) {
      begin();
      held.gesture?.move(place);
    }
  };
  const move = (event: PointerEvent) => {
    if (!held || held.id !== event.pointerId) return;
    const place = placeOf(event, element);
    held.last = place;
    if (!held.gesture && Math.hypot(place.x - held.from.x, place.y - held.from.y) < THRESHOLD) return;
    begin();
    held.gesture?.move(place);
  };
  const up = (event: PointerEvent) => {
    if (!held || held.id !== event.pointerId) return;
    const { gesture, press: made } = held;
    const place = placeOf(event, element);
    finish();
    if (!gesture) {
      made.click?.(place);
      return;
    }
    const own = ++turn;
    stage.readout(null);
    void Promise.resolve(gesture.end(place)).finally(() => {
      if (own === turn && held === null) stage.clear();
    });
  };
  const lost = (event: PointerEvent) => {
    if (held?.id === event.pointerId) cancel();
  };
  element.addEventListener('pointerdown', down);
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', lost);
  return () => {
    cancel();
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', lost);
  };
}
