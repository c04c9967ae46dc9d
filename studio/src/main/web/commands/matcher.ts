import type { Studio } from '../studio';
import { letGo } from '../ui/nudge';
import type { Command, Context } from './command';
import { bindings } from './key-map';
import { modes } from './modes';
import { combosOf } from './keys';
import { typingKey } from './typing';

/** The command that a key event means in these contexts, the innermost first; null when it means none that can be done. */
export function match(event: KeyboardEvent, contexts: readonly Context[], studio: Studio, inText = false): Command | null {
  const combos = combosOf(event);
  const all = bindings.peek();
  for (const context of contexts) {
    const own = all.get(context);
    if (!own) continue;
    for (const combo of combos) {
      const command = own.get(combo);
      if (!command || (inText && !command.inText) || (event.repeat && !command.repeats)) continue;
      if (command.enabled?.(studio) ?? true) return command;
    }
  }
  return null;
}

/** The contexts around an element: editors and dialogs by their `data-context`, then the page, then everywhere; what stands on comes first. A dialog stands alone. */
export function contextsAt(element: Element | null, page: string): Context[] {
  const found: Context[] = [];
  for (let at = element?.closest('[data-context]'); at; at = at.parentElement?.closest('[data-context]')) {
    const context = at.getAttribute('data-context');
    if (context === 'dialog') return ['dialog'];
    if (context?.startsWith('editor.') || context?.startsWith('page.')) found.push(context as Context);
  }
  found.unshift(...modes.peek());
  const own: Context = `page.${page}`;
  if (!found.includes(own)) found.push(own);
  found.push('global');
  return found;
}

/** Whether keys belong to the text that an element holds. */
function takesText(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'range', 'color', 'file'].includes(element.type);
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement || (element instanceof HTMLElement && element.isContentEditable);
}

/** Listens to keys for as long as the studio is open; what a control has understood already is left alone. */
export function startKeys(studio: Studio, page: () => string): () => void {
  const down = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const at = document.activeElement;
    const open = document.querySelector('dialog[open]');
    const inText = takesText(at);
    if (!inText && !open && typingKey(event, true, studio)) {
      event.preventDefault();
      return;
    }
    const pressed = (event.key === ' ' || event.key === 'Enter') && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (pressed && at?.matches('button:focus-visible, a:focus-visible, [role=button]:focus-visible')) return;
    const contexts: readonly Context[] = open ? ['dialog'] : contextsAt(at, page());
    const command = match(event, contexts, studio, inText);
    if (!command) return;
    event.preventDefault();
    perform(command, studio);
  };
  const up = (event: KeyboardEvent) => {
    typingKey(event, false, studio);
    const clicked = event.key === ' ' && document.activeElement?.matches('button:not(:focus-visible)');
    if (clicked) event.preventDefault();
  };
  document.addEventListener('keydown', down);
  document.addEventListener('keyup', up);
  return () => {
    document.removeEventListener('keydown', down);
    document.removeEventListener('keyup', up);
  };
}

/** Does a command by its id, if it can be done. */
export function perform(command: Command | null, studio: Studio): boolean {
  if (!command) return false;
  // What was moved a moment ago is kept first; the song tells of it later, so whether it can be done is asked before.
  const can = command.enabled?.(studio) ?? true;
  if (!command.nudges) letGo();
  if (!can) return false;
  void command.run(studio);
  return true;
}
