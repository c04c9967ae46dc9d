import { useRef, useState } from 'preact/hooks';
import { Icon } from './icon';
import { openMenu } from './menu';

export interface SelectOption<T> {
  readonly value: T;
  readonly label: string;
  /** Options of one group stand under its name. */
  readonly group?: string;
  readonly disabled?: boolean;
  readonly hint?: string;
}

export interface SelectProps<T> {
  readonly label: string;
  readonly options: readonly SelectOption<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly title?: string;
  readonly command?: string;
  readonly disabled?: boolean;
  /** Words for a value that is none of the options. */
  readonly otherwise?: string;
  /** Words before the value, for toolbars. */
  readonly caption?: string;
  readonly class?: string;
}

/** One of many: shows the choice and opens a list; up and down change it, typing finds. */
export function Select<T>({ label, options, value, onChange, title, command, disabled, otherwise = '', caption, class: more = '' }: SelectProps<T>) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const chosen = options.find((option) => Object.is(option.value, value));
  const show = () => {
    const at = button.current;
    if (!at || disabled) return;
    setOpen(true);
    let group: string | undefined;
    const items = options.flatMap((option) => {
      const line = { label: option.label, checked: option === chosen, disabled: option.disabled ?? false, ...(option.hint ? { hint: option.hint } : {}), run: () => onChange(option.value) };
      const head = option.group !== undefined && option.group !== group ? [{ heading: option.group }] : [];
      group = option.group;
      return [...head, line];
    });
    openMenu(at, items, { label, listbox: true, minWidth: at.offsetWidth, onClose: () => setOpen(false) });
  };
  const step = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.altKey) return show();
    const ready = options.filter((option) => !option.disabled);
    const at = chosen ? ready.indexOf(chosen) : -1;
    const next = ready[Math.min(ready.length - 1, Math.max(0, at + by))];
    if (next && next !== chosen) onChange(next.value);
  };
  const words = chosen?.label ?? otherwise;
  return (
    <button type="button" ref={button} class={`ui-select ${more}`} role="combobox" aria-haspopup="listbox" aria-expanded={open} aria-label={`${label}: ${words}`}
      title={title ?? label} data-command={command} disabled={disabled} onClick={show} onKeyDown={step}>
      {caption && <span class="ui-select-caption">{caption}</span>}
      <span class="ui-select-value">{words}</span>
      <Icon name="chevron-down" size={12} />
    </button>
  );
}
