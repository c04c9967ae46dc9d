import { layerHost } from '../../ui';

/** What happens while something is dragged by a pointer. */
export interface Drag {
  /** The words that go along with the pointer. */
  readonly label: string;
  readonly onMove: (event: PointerEvent) => void;
  /** It was let go there. */
  readonly onDrop: (event: PointerEvent) => void;
  /** It ended, in whatever way. */
  readonly onEnd: () => void;
}

const FAR = 5;

/** Begins a drag once a mouse or pen has gone some pixels; a finger scrolls instead. Esc ends it without a drop. */
export function dragFrom(event: PointerEvent, drag: Drag): void {
  if (event.button !== 0 || event.pointerType === 'touch') return;
  const from = { x: event.clientX, y: event.clientY };
  let ghost: HTMLElement | null = null;
  const move = (next: PointerEvent) => {
    if (!ghost) {
      if (Math.hypot(next.clientX - from.x, next.clientY - from.y) < FAR) return;
      ghost = document.createElement('div');
      ghost.className = 'mix-ghost';
      ghost.textContent = drag.label;
      layerHost().append(ghost);
      document.documentElement.classList.add('mix-dragging');
    }
    ghost.style.transform = `translate(${next.clientX + 12}px, ${next.clientY + 10}px)`;
    ghost.classList.toggle('mix-ghost-copy', next.altKey);
    drag.onMove(next);
  };
  const end = () => {
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', up);
    removeEventListener('pointercancel', end);
    removeEventListener('keydown', key, true);
    document.documentElement.classList.remove('mix-dragging');
    ghost?.remove();
    if (ghost) drag.onEnd();
  };
  const up = (last: PointerEvent) => {
    const moved = ghost !== null;
    if (moved) {
      addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => removeEventListener('click', swallow, true), 0);
      drag.onDrop(last);
    }
    end();
  };
  const key = (pressed: KeyboardEvent) => {
    if (pressed.key !== 'Escape' || !ghost) return;
    pressed.preventDefault();
    pressed.stopPropagation();
    end();
  };
  addEventListener('pointermove', move);
  addEventListener('pointerup', up);
  addEventListener('pointercancel', end);
  addEventListener('keydown', key, true);
}

/** The press that ends a drag is no click. */
function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

/** Scrolls a scroller sideways while the pointer is near its edges. */
export function scrollNear(scroller: Element | null, x: number): void {
  const box = scroller?.getBoundingClientRect();
  if (!scroller || !box) return;
  if (x < box.left + 40) scroller.scrollLeft -= 14;
  else if (x > box.right - 40) scroller.scrollLeft += 14;
}
