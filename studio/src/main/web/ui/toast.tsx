import { useLayoutEffect, useRef } from 'preact/hooks';
import { signal } from '../core/signal';
import { useSignal } from '../core/use';
import { Button, IconButton } from './button';
import { Icon } from './icon';

export interface Toast {
  readonly text: string;
  /** A second line: how to mend it. */
  readonly more?: string;
  readonly kind?: 'info' | 'done' | 'warn' | 'error';
  readonly action?: { readonly label: string; readonly run: () => void };
  /** Milliseconds; errors stay until they are closed when it is left out. */
  readonly life?: number;
}

interface Shown extends Toast {
  readonly id: number;
}

const toasts = signal<readonly Shown[]>([]);
const spoken = signal('');
let count = 0;

/** Tells something in passing, without asking for anything; the result takes it away. */
export function toast(what: Toast): () => void {
  const id = ++count;
  const close = () => {
    toasts.value = toasts.peek().filter((other) => other.id !== id);
  };
  toasts.value = [...toasts.peek().filter((other) => other.text !== what.text).slice(-3), { ...what, id }];
  announce(what.more ? `${what.text} ${what.more}` : what.text);
  const life = what.life ?? (what.kind === 'error' ? 12000 : 4500);
  setTimeout(close, life);
  return close;
}

/** Says something to screen readers. */
export function announce(text: string): void {
  spoken.value = spoken.peek() === text ? `${text} ` : text;
}

const ICON = { info: 'info', done: 'check', warn: 'warning', error: 'warning' } as const;

/** Where toasts appear and announcements are spoken; a window has one. */
export function Toasts() {
  const all = useSignal(toasts);
  const words = useSignal(spoken);
  const room = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = room.current;
    if (!element || typeof element.showPopover !== 'function') return;
    if (element.matches(':popover-open')) element.hidePopover();
    if (all.length > 0) element.showPopover();
  }, [all]);
  return (
    <>
      <div ref={room} class="ui-toasts" popover="manual" role="region" aria-label="Messages">
        {all.map((one) => {
          const kind = one.kind ?? 'info';
          const close = () => {
            toasts.value = toasts.peek().filter((other) => other.id !== one.id);
          };
          return (
            <div class={`ui-toast ui-toast-${kind}`} key={one.id}>
              <Icon name={ICON[kind]} />
              <div class="ui-toast-text">
                <span>{one.text}</span>
                {one.more && <small>{one.more}</small>}
              </div>
              {one.action && <Button kind="quiet" title={one.action.label} onPress={() => (one.action?.run(), close())}>{one.action.label}</Button>}
              <IconButton icon="close" label="Close the message" onPress={close} />
            </div>
          );
        })}
      </div>
      <div class="hidden-text" role="status" aria-live="polite">{words}</div>
    </>
  );
}
