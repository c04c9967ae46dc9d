/** Where a pointer is in a view, and the keys that are held. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly mod: boolean;
}

/** Something that is done by pressing, dragging and letting go: a picture while it lasts, one step at its end. */
export interface Gesture {
  move(place: Place): void;
  end(place: Place): void;
  cancel(): void;
}

/** What a view does with pointers. */
export interface Pressed {
  /** The gesture that a press begins; null for none. */
  press(place: Place, event: PointerEvent): Gesture | null;
  hover?(place: Place | null): void;
  twice?(place: Place): void;
}

/** Where an event is in an element. */
export function placeIn(element: HTMLElement, event: MouseEvent): Place {
  const box = element.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top, shift: event.shiftKey, alt: event.altKey, mod: event.ctrlKey || event.metaKey };
}

/** Lets the first button, a finger or a pen make gestures on an element, one at a time; Esc ends one without a trace. */
export function listen(element: HTMLElement, pressed: Pressed): () => void {
  let current: { readonly gesture: Gesture; readonly id: number } | null = null;
  let last = { at: 0, x: 0, y: 0 };

  const drop = (done: (gesture: Gesture) => void) => {
    const ending = current;
    current = null;
    removeEventListener('keydown', key, true);
    if (ending) done(ending.gesture);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    drop((gesture) => gesture.cancel());
  };
  const down = (event: PointerEvent) => {
    if (current) {
      drop((gesture) => gesture.cancel());
      return;
    }
    if (event.button !== 0) return;
    const place = placeIn(element, event);
    const twice = event.timeStamp - last.at < 350 && Math.hypot(place.x - last.x, place.y - last.y) < 5;
    last = { at: twice ? 0 : event.timeStamp, x: place.x, y: place.y };
    if (twice && pressed.twice) {
      pressed.twice(place);
      return;
    }
    const gesture = pressed.press(place, event);
    if (!gesture) return;
    current = { gesture, id: event.pointerId };
    element.setPointerCapture(event.pointerId);
    addEventListener('keydown', key, true);
  };
  const move = (event: PointerEvent) => {
    const place = placeIn(element, event);
    if (current) {
      if (current.id === event.pointerId) current.gesture.move(place);
    } else pressed.hover?.(place);
  };
  const up = (event: PointerEvent) => {
    if (current?.id === event.pointerId) drop((gesture) => gesture.end(placeIn(element, event)));
  };
  const lost = (event: PointerEvent) => {
    if (current?.id === event.pointerId) drop((gesture) => gesture.cancel());
  };
  const leave = () => {
    if (!current) pressed.hover?.(null);
  };
  element.addEventListener('pointerdown', down);
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', lost);
  element.addEventListener('pointerleave', leave);
  return () => {
    drop((gesture) => gesture.cancel());
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', lost);
    element.removeEventListener('pointerleave', leave);
  };
}
