import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icon';
import type { IconName } from './icons';
import { keysOfCommand } from './keys';
import { type Anchor, place, showLayer } from './layer';

/** A line of a menu: something to do, a menu of its own, a heading, or a rule between groups. */
export type MenuItem =
  | {
      readonly label: string;
      readonly run?: () => void;
      readonly icon?: IconName;
      /** A colour shown before the label. */
      readonly swatch?: string;
      /** Keys as text; from the command if that is given. */
      readonly keys?: string;
      readonly command?: string;
      /** Given, it is a choice that stands or not. */
      readonly checked?: boolean;
      readonly disabled?: boolean;
      readonly danger?: boolean;
      readonly hint?: string;
      readonly items?: readonly MenuItem[];
    }
  | { readonly heading: string }
  | 'rule';

type Line = Exclude<MenuItem, 'rule' | { heading: string }>;

export interface MenuOptions {
  /** The menu's name. */
  readonly label: string;
  /** A list to choose one from, as a select has, instead of things to do. */
  readonly listbox?: boolean;
  readonly onClose?: () => void;
  readonly minWidth?: number;
}

let closeOpen: (() => void) | null = null;

/** Opens a menu at a point or below an element and gives it the focus, which goes back when it closes. */
export function openMenu(anchor: Anchor, items: readonly MenuItem[], options: MenuOptions): () => void {
  closeOpen?.();
  const before = document.activeElement;
  let open = true;
  const close = () => {
    if (!open) return;
    open = false;
    closeOpen = null;
    remove();
    removeEventListener('pointerdown', outside, true);
    removeEventListener('blur', close);
    removeEventListener('resize', close);
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    options.onClose?.();
  };
  const outside = (event: Event) => {
    if (event.target instanceof Element && event.target.closest('.ui-menu')) return;
    close();
  };
  closeOpen = close;
  const remove = showLayer(<MenuList items={items} anchor={anchor} side="below" options={options} onDone={close} onBack={close} />);
  addEventListener('pointerdown', outside, true);
  addEventListener('blur', close);
  addEventListener('resize', close);
  return close;
}

/** What an element needs to have a menu of its own: by the secondary button, by the menu key, by a long press. */
export function contextMenu(label: string, items: () => readonly MenuItem[]) {
  let timer = 0;
  const open = (x: number, y: number) => openMenu({ x, y }, items(), { label });
  return {
    onContextMenu: (event: MouseEvent) => {
      event.preventDefault();
      event.stopPropagation();
      clearTimeout(timer);
      const byKey = event.clientX === 0 && event.clientY === 0 && event.currentTarget instanceof Element;
      const box = byKey ? (event.currentTarget as Element).getBoundingClientRect() : null;
      open(box ? box.left + 8 : event.clientX, box ? box.top + 8 : event.clientY);
    },
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType !== 'touch') return;
      clearTimeout(timer);
      const { clientX, clientY } = event;
      timer = setTimeout(() => open(clientX, clientY), 500);
      const stop = () => clearTimeout(timer);
      addEventListener('pointerup', stop, { once: true });
      addEventListener('pointercancel', stop, { once: true });
    },
  };
}

interface ListProps {
  readonly items: readonly MenuItem[];
  readonly anchor: Anchor;
  readonly side: 'below' | 'right';
  readonly options: MenuOptions;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

function MenuList({ items, anchor, side, options, onDone, onBack }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  const [inner, setInner] = useState<{ line: Line; at: Element } | null>(null);
  const typed = useRef({ text: '', at: 0 });
  const hover = useRef(0);
  const box = options.listbox === true;

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    if (options.minWidth) element.style.minWidth = `${options.minWidth}px`;
    place(element, anchor, side);
    const chosen = element.querySelector<HTMLElement>('[aria-checked=true], [aria-selected=true]');
    (box && chosen ? chosen : lines(element)[0] ?? element).focus({ preventScroll: true });
    chosen?.scrollIntoView({ block: 'nearest' });
    return () => clearTimeout(hover.current);
  }, []);

  const run = (line: Line, at: Element) => {
    if (line.disabled) return;
    if (line.items) return setInner({ line, at });
    onDone();
    line.run?.();
  };
  const key = (event: KeyboardEvent) => {
    const element = list.current;
    if (!element) return;
    event.stopPropagation();
    const all = lines(element);
    const at = all.findIndex((e) => e === document.activeElement);
    const to = (index: number) => all[(index + all.length) % all.length]?.focus();
    if (event.key === 'ArrowDown') to(at + 1);
    else if (event.key === 'ArrowUp') to(at < 0 ? -1 : at - 1);
    else if (event.key === 'Home') to(0);
    else if (event.key === 'End') to(-1);
    else if (event.key === 'Escape' || event.key === 'Tab') onBack();
    else if (event.key === 'ArrowLeft' && side === 'right') onBack();
    else if (event.key === 'ArrowRight') {
      const now = all[at];
      if (now?.getAttribute('aria-haspopup')) now.click();
    } else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey) {
      const now = Date.now();
      typed.current = { text: (now - typed.current.at < 700 ? typed.current.text : '') + event.key.toLowerCase(), at: now };
      const text = typed.current.text;
      const from = text.length === 1 ? at + 1 : Math.max(0, at);
      const order = [...all.slice(from), ...all.slice(0, from)];
      order.find((e) => e.textContent?.trim().toLowerCase().startsWith(text))?.focus();
    } else return;
    event.preventDefault();
  };
  const over = (line: Line, at: HTMLElement) => {
    at.focus({ preventScroll: true });
    clearTimeout(hover.current);
    hover.current = setTimeout(() => setInner(line.items && !line.disabled ? { line, at } : null), 120);
  };
  const marks = items.some((item) => typeof item === 'object' && 'label' in item && (item.checked !== undefined || item.icon || item.swatch));

  return (
    <>
      <div ref={list} class="ui-menu" role={box ? 'listbox' : 'menu'} aria-label={options.label} tabIndex={-1} onKeyDown={key} onContextMenu={(event) => event.preventDefault()}>
        {items.map((item, i) => {
          if (item === 'rule') return <div class="ui-menu-rule" role="separator" key={i} />;
          if ('heading' in item) return <div class="ui-menu-heading" role="presentation" key={i}>{item.heading}</div>;
          const keys = item.keys ?? (item.command ? keysOfCommand(item.command) : null);
          const choice = item.checked !== undefined;
          return (
            <div key={i} class={`ui-menu-line ${item.danger ? 'ui-menu-danger' : ''}`} tabIndex={-1}
              role={box ? 'option' : choice ? 'menuitemcheckbox' : 'menuitem'} aria-checked={choice && !box ? item.checked : undefined} aria-selected={box ? item.checked === true : undefined}
              aria-disabled={item.disabled} aria-haspopup={item.items ? 'menu' : undefined} aria-expanded={item.items ? inner?.line === item : undefined}
              aria-keyshortcuts={undefined} title={item.hint}
              onPointerEnter={(event) => over(item, event.currentTarget)}
              onClick={(event) => run(item, event.currentTarget)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return;
                event.preventDefault();
                event.stopPropagation();
                run(item, event.currentTarget);
              }}>
              {marks && (
                <span class="ui-menu-mark">
                  {item.swatch ? <span class="ui-swatch" style={{ '--swatch': item.swatch }} /> : item.checked ? <Icon name="check" /> : item.icon ? <Icon name={item.icon} /> : null}
                </span>
              )}
              <span class="ui-menu-label">{item.label}</span>
              {keys && <span class="ui-menu-keys">{keys}</span>}
              {item.items && <Icon name="chevron-right" size={12} />}
            </div>
          );
        })}
        {items.length === 0 && <div class="ui-menu-heading">Nothing here</div>}
      </div>
      {inner?.line.items && (
        <MenuList key={inner.line.label} items={inner.line.items} anchor={inner.at} side="right" options={{ label: inner.line.label }} onDone={onDone}
          onBack={() => {
            setInner(null);
            if (inner.at instanceof HTMLElement) inner.at.focus();
          }} />
      )}
    </>
  );
}

function lines(list: Element): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('.ui-menu-line:not([aria-disabled=true])')];
}
