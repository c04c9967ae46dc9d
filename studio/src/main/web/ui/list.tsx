import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { density } from '../theme/theme';
import { MEASURES } from '../theme/tokens';
import { useSignal } from '../core/use';
import { Icon } from './icon';

export interface ListProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly render: (item: T, index: number) => ComponentChildren;
  /** What typing finds. */
  readonly textOf?: (item: T) => string;
  readonly selected?: ReadonlySet<string>;
  /** With Shift a range and with Ctrl or Cmd one more, when `multiple`. */
  readonly onSelect?: (keys: ReadonlySet<string>, item: T) => void;
  readonly multiple?: boolean;
  /** Enter or a double click. */
  readonly onOpen?: (item: T) => void;
  /** Keys that mean something to the rows themselves, before the list's own; whether this was one. */
  readonly onKey?: (item: T, event: KeyboardEvent) => boolean;
  readonly onDelete?: (keys: ReadonlySet<string>) => void;
  readonly onMenu?: (item: T, at: { readonly x: number; readonly y: number }) => void;
  /** Pixels; the density's row when left out. */
  readonly rowHeight?: number;
  readonly empty?: ComponentChildren;
  /** For trees. */
  readonly branch?: (item: T) => { readonly depth: number; readonly open: boolean | null };
  readonly onToggle?: (item: T, open: boolean) => void;
  /** For rows that can be dragged elsewhere. */
  readonly onDrag?: (item: T, event: DragEvent) => void;
  readonly class?: string;
}

const SPARE = 6;

/** A list, or a tree, that draws only the rows in sight. Arrows, Home, End, page keys, typing, Enter and Delete work in it. */
export function List<T>(props: ListProps<T>) {
  const { label, items, keyOf, render, selected, onSelect, multiple, onOpen, onDelete, onMenu, branch, onToggle, textOf, onDrag } = props;
  const room = useRef<HTMLDivElement>(null);
  const row = props.rowHeight ?? MEASURES[useSignal(density)].row;
  const [view, setView] = useState({ top: 0, height: 600 });
  const [active, setActive] = useState(0);
  const anchor = useRef(0);
  const typed = useRef({ text: '', at: 0 });
  const id = useRef(`list${(made += 1)}`).current;

  useLayoutEffect(() => {
    const element = room.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setView((old) => ({ ...old, height: element.clientHeight })));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    if (active >= items.length) setActive(Math.max(0, items.length - 1));
  }, [items.length]);

  const first = Math.max(0, Math.floor(view.top / row) - SPARE);
  const last = Math.min(items.length, Math.ceil((view.top + view.height) / row) + SPARE);

  const reveal = (index: number) => {
    const element = room.current;
    if (!element) return;
    if (index * row < element.scrollTop) element.scrollTop = index * row;
    else if ((index + 1) * row > element.scrollTop + element.clientHeight) element.scrollTop = (index + 1) * row - element.clientHeight;
  };
  const choose = (index: number, event: { readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean }) => {
    const item = items[index];
    if (item === undefined) return;
    setActive(index);
    reveal(index);
    if (!onSelect) return;
    const key = keyOf(item);
    if (multiple && event.shiftKey) {
      const from = Math.min(anchor.current, index);
      onSelect(new Set(items.slice(from, Math.max(anchor.current, index) + 1).map(keyOf)), item);
      return;
    }
    anchor.current = index;
    if (multiple && (event.ctrlKey || event.metaKey)) {
      const all = new Set(selected ?? []);
      if (!all.delete(key)) all.add(key);
      onSelect(all, item);
    } else onSelect(new Set([key]), item);
  };
  const key = (event: KeyboardEvent) => {
    const item = items[active];
    const page = Math.max(1, Math.floor(view.height / row) - 1);
    const to = (index: number) => choose(Math.min(items.length - 1, Math.max(0, index)), event);
    const tree = item !== undefined && branch ? branch(item) : null;
    if (event.altKey) return;
    if (item !== undefined && props.onKey?.(item, event)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.key === 'ArrowDown') to(active + 1);
    else if (event.key === 'ArrowUp') to(active - 1);
    else if (event.key === 'PageDown') to(active + page);
    else if (event.key === 'PageUp') to(active - page);
    else if (event.key === 'Home') to(0);
    else if (event.key === 'End') to(items.length - 1);
    else if (event.key === 'ArrowRight' && item !== undefined && tree && tree.open !== null) {
      if (tree.open) to(active + 1);
      else onToggle?.(item, true);
    } else if (event.key === 'ArrowLeft' && item !== undefined && tree) {
      if (tree.open) onToggle?.(item, false);
      else for (let i = active - 1; i >= 0; i--) {
        const above = items[i];
        if (above !== undefined && (branch?.(above).depth ?? 0) < tree.depth) {
          to(i);
          break;
        }
      }
    } else if (event.key === 'Enter' && !event.shiftKey && item !== undefined && onOpen) onOpen(item);
    else if (event.key === ' ' && multiple && (event.ctrlKey || event.metaKey) && item !== undefined) choose(active, event);
    else if ((event.key === 'Delete' || event.key === 'Backspace') && onDelete && selected?.size) onDelete(selected);
    else if (multiple && event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey) && item !== undefined) onSelect?.(new Set(items.map(keyOf)), item);
    else if ((event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) && item !== undefined && onMenu && room.current) {
      const box = room.current.getBoundingClientRect();
      onMenu(item, { x: box.left + 24, y: box.top + (active + 1) * row - room.current.scrollTop });
    } else if (event.key.length === 1 && textOf && !event.ctrlKey && !event.metaKey) {
      const now = Date.now();
      typed.current = { text: (now - typed.current.at < 700 ? typed.current.text : '') + event.key.toLowerCase(), at: now };
      const from = typed.current.text.length === 1 ? active + 1 : active;
      const found = items.findIndex((_, i) => {
        const other = items[(from + i) % items.length];
        return other !== undefined && textOf(other).toLowerCase().startsWith(typed.current.text);
      });
      if (found >= 0) to((from + found) % items.length);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  if (items.length === 0 && props.empty !== undefined) return <div class={`ui-list ${props.class ?? ''}`}>{props.empty}</div>;
  return (
    <div ref={room} class={`ui-list ${props.class ?? ''}`} role={branch ? 'tree' : 'listbox'} aria-label={label} aria-multiselectable={multiple} tabIndex={0}
      aria-activedescendant={items.length ? `${id}-${active}` : undefined} onKeyDown={key}
      onScroll={(event) => setView({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}>
      <div class="ui-list-all" role="presentation" style={{ height: `${items.length * row}px` }}>
        {items.slice(first, last).map((item, i) => {
          const index = first + i;
          const own = keyOf(item);
          const tree = branch?.(item);
          return (
            <div key={own} id={`${id}-${index}`} class={`ui-row ${index === active ? 'ui-row-active' : ''}`} role={tree ? 'treeitem' : 'option'}
              aria-selected={selected?.has(own) ?? false} aria-posinset={index + 1} aria-setsize={items.length} aria-level={tree ? tree.depth + 1 : undefined}
              aria-expanded={tree && tree.open !== null ? tree.open : undefined} draggable={onDrag !== undefined}
              style={{ top: `${index * row}px`, height: `${row}px`, '--depth': String(tree?.depth ?? 0) }}
              onDragStart={(event) => onDrag?.(item, event)}
              onClick={(event) => choose(index, event)}
              onDblClick={() => onOpen?.(item)}
              onContextMenu={(event) => {
                if (!onMenu) return;
                event.preventDefault();
                if (!selected?.has(own)) choose(index, event);
                onMenu(item, { x: event.clientX, y: event.clientY });
              }}>
              {tree && (
                <span class="ui-row-fold" onClick={(event) => {
                  if (tree.open === null) return;
                  event.stopPropagation();
                  onToggle?.(item, !tree.open);
                }}>
                  {tree.open !== null && <Icon name={tree.open ? 'caret-down' : 'caret-right'} size={12} />}
                </span>
              )}
              {render(item, index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

let made = 0;

/** A knot of a tree. */
export interface Knot<T> {
  readonly id: string;
  readonly value: T;
  /** Left out for leaves. */
  readonly below?: readonly Knot<T>[];
}

export type TreeProps<T> = Omit<ListProps<Knot<T>>, 'items' | 'keyOf' | 'branch' | 'onToggle' | 'render' | 'textOf'> & {
  readonly knots: readonly Knot<T>[];
  readonly open: ReadonlySet<string>;
  readonly onOpenChange: (open: ReadonlySet<string>) => void;
  readonly render: (value: T) => ComponentChildren;
  readonly textOf?: (value: T) => string;
};

/** A tree; which knots are open is the caller's to keep. */
export function Tree<T>({ knots, open, onOpenChange, render, textOf, ...rest }: TreeProps<T>) {
  const flat: { readonly knot: Knot<T>; readonly depth: number }[] = [];
  const walk = (some: readonly Knot<T>[], depth: number): void => {
    for (const knot of some) {
      flat.push({ knot, depth });
      if (knot.below && open.has(knot.id)) walk(knot.below, depth + 1);
    }
  };
  walk(knots, 0);
  const depths = new Map(flat.map(({ knot, depth }) => [knot.id, depth]));
  return (
    <List<Knot<T>> {...rest} items={flat.map(({ knot }) => knot)} keyOf={(knot) => knot.id} render={(knot) => render(knot.value)}
      {...(textOf ? { textOf: (knot: Knot<T>) => textOf(knot.value) } : {})}
      branch={(knot) => ({ depth: depths.get(knot.id) ?? 0, open: knot.below ? open.has(knot.id) : null })}
      onToggle={(knot, wide) => {
        const next = new Set(open);
        if (wide) next.add(knot.id);
        else next.delete(knot.id);
        onOpenChange(next);
      }} />
  );
}
