import { signal } from '../core/signal';
import { keysOfCommand } from './keys';
import { layerHost, place } from './layer';

/** What is under the pointer or has the focus, in words, for a status bar. */
export const hint = signal('');

const DELAY = 450;

/**
 * Shows the `title` of whatever the pointer rests on, or the focus reached by keys, with the keys of its `data-command`; a window
 * starts it once. Titles move to `data-tip` while they are shown, so that the browser shows none of its own.
 */
export function startTooltips(page: Document = document): () => void {
  let timer = 0;
  let shown: HTMLElement | null = null;
  let at: Element | null = null;
  let lately = 0;

  const hide = () => {
    clearTimeout(timer);
    if (shown) {
      shown.remove();
      shown = null;
      lately = Date.now();
    }
  };
  const words = (element: Element): { text: string; keys: string | null } | null => {
    const title = element.getAttribute('title');
    if (title) {
      element.removeAttribute('title');
      element.setAttribute('data-tip', title);
      if (!element.hasAttribute('aria-label') && !element.textContent?.trim()) element.setAttribute('aria-label', title);
    }
    const text = title || element.getAttribute('data-tip');
    const command = element.getAttribute('data-command');
    return text ? { text, keys: command ? keysOfCommand(command) : null } : null;
  };
  const show = (element: Element) => {
    const what = words(element);
    if (!what || !element.isConnected) return;
    hide();
    const box = page.createElement('div');
    box.className = 'ui-tooltip';
    box.append(what.text);
    if (what.keys) {
      const keys = page.createElement('kbd');
      keys.textContent = what.keys;
      box.append(keys);
    }
    layerHost().append(box);
    place(box, element);
    shown = box;
  };
  const reach = (target: EventTarget | null, wait: number) => {
    const element = target instanceof Element ? target.closest('[title], [data-tip]') : null;
    if (element === at) return;
    at = element;
    hide();
    const what = element ? words(element) : null;
    hint.value = what ? what.text + (what.keys ? `  ·  ${what.keys}` : '') : '';
    if (!element || element.getAttribute('aria-expanded') === 'true') return;
    timer = setTimeout(() => show(element), Date.now() - lately < 400 ? 60 : wait);
  };
  const over = (event: PointerEvent) => {
    if (event.pointerType !== 'touch' && event.buttons === 0) reach(event.target, DELAY);
  };
  const focus = (event: FocusEvent) => {
    if (event.target instanceof Element && event.target.matches(':focus-visible')) reach(event.target, DELAY * 2);
  };
  const press = () => {
    hide();
    clearTimeout(timer);
  };
  const leave = () => reach(null, 0);
  page.addEventListener('pointerover', over);
  page.addEventListener('focusin', focus);
  page.addEventListener('pointerdown', press, true);
  page.addEventListener('keydown', press, true);
  page.addEventListener('wheel', press, { capture: true, passive: true });
  page.documentElement.addEventListener('pointerleave', leave);
  return () => {
    press();
    page.removeEventListener('pointerover', over);
    page.removeEventListener('focusin', focus);
    page.removeEventListener('pointerdown', press, true);
    page.removeEventListener('keydown', press, true);
    page.removeEventListener('wheel', press, true);
    page.documentElement.removeEventListener('pointerleave', leave);
  };
}
