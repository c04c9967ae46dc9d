import { type ComponentChild, render } from 'preact';

/** Where things that lie above the page go: into the open dialog, since all else is out of reach then, or the page's body. */
export function layerHost(): HTMLElement {
  const dialogs = document.querySelectorAll<HTMLDialogElement>('dialog[open]');
  return dialogs[dialogs.length - 1] ?? document.body;
}

/** Puts a component above the page; the result takes it away. */
export function showLayer(content: ComponentChild, host: HTMLElement = layerHost()): () => void {
  const room = host.ownerDocument.createElement('div');
  room.className = 'ui-layer';
  host.appendChild(room);
  render(content, room);
  return () => {
    render(null, room);
    room.remove();
  };
}

/** A point of the window, or the edges of an element that something opens beside. */
export type Anchor = { readonly x: number; readonly y: number } | Element;

/** Moves an element to stand at an anchor, below it if there is room, and whole within the window. */
export function place(element: HTMLElement, anchor: Anchor, side: 'below' | 'right' = 'below'): void {
  const box = element.getBoundingClientRect();
  const edge = anchor instanceof Element ? anchor.getBoundingClientRect() : new DOMRect(anchor.x, anchor.y, 0, 0);
  const wide = window.innerWidth - 4;
  const high = window.innerHeight - 4;
  let left = side === 'right' ? edge.right - 2 : edge.left;
  let top = side === 'right' ? edge.top - 5 : edge.bottom + (anchor instanceof Element ? 4 : 1);
  if (left + box.width > wide) left = side === 'right' ? edge.left - box.width + 2 : Math.min(edge.right, wide) - box.width;
  if (top + box.height > high) top = side === 'right' ? high - box.height : edge.top - box.height - 4;
  element.style.left = `${Math.max(4, Math.min(left, wide - box.width))}px`;
  element.style.top = `${Math.max(4, Math.min(top, high - box.height))}px`;
}
