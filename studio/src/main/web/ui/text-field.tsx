import { useEffect, useRef, useState } from 'preact/hooks';
import { IconButton } from './button';
import { Icon } from './icon';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** Enter, Tab or a press elsewhere, when the text changed. */
  readonly onCommit: (value: string) => void;
  /** At every letter. */
  readonly onInput?: (value: string) => void;
  readonly onCancel?: () => void;
  readonly placeholder?: string;
  readonly title?: string;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  /** Several lines; Ctrl or Cmd with Enter keeps them. */
  readonly rows?: number;
  /** Why the text will not do; null when it will. */
  readonly problem?: string | null;
  readonly class?: string;
}

/** A line or several of text. Esc puts back what was there. */
export function TextField({ label, value, onCommit, onInput, onCancel, placeholder, title, disabled, autoFocus, rows, problem, class: more = '' }: TextFieldProps) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const kept = useRef(value);
  useEffect(() => {
    const input = field.current;
    kept.current = value;
    if (input && document.activeElement !== input) input.value = value;
  }, [value]);
  useEffect(() => {
    const input = field.current;
    if (!input) return;
    input.value = value;
    if (autoFocus) {
      input.focus();
      input.select();
    }
  }, []);
  const keep = () => {
    const text = field.current?.value ?? kept.current;
    if (text === kept.current) return;
    kept.current = text;
    onCommit(text);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (!rows || event.ctrlKey || event.metaKey)) {
      keep();
      if (onInput === undefined) field.current?.blur();
    } else if (event.key === 'Escape') {
      const input = field.current;
      const changed = input ? input.value !== value : false;
      if (input) input.value = value;
      kept.current = value;
      onInput?.(value);
      onCancel?.();
      if (!changed && !onCancel) return;
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const common = {
    ref: field, 'aria-label': label, 'aria-invalid': problem ? true : undefined, title: problem || (title ?? label), placeholder, disabled,
    spellcheck: false, autocomplete: 'off', onBlur: keep, onKeyDown: key,
    onInput: () => onInput?.(field.current?.value ?? ''),
  };
  return rows
    ? <textarea class={`ui-text ${more}`} rows={rows} {...common} />
    : <input type="text" class={`ui-text ${more}`} {...common} />;
}

export interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  /** Keys that the list beneath understands while the field has the focus. */
  readonly onKey?: (event: KeyboardEvent) => void;
  /** The ids of that list and of its line that Enter would take. */
  readonly list?: { readonly id: string; readonly active: string | null };
}

/** A field that finds as one types; Esc empties it. */
export function SearchField({ label, value, onInput, placeholder = 'Search', autoFocus, onKey, list }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, []);
  return (
    <div class="ui-search">
      <Icon name="search" size={14} />
      <input ref={field} type="text" role={list ? 'combobox' : 'searchbox'} aria-expanded={list ? true : undefined} aria-controls={list?.id} aria-activedescendant={list?.active ?? undefined} aria-label={label} title={label} placeholder={placeholder} value={value} spellcheck={false} autocomplete="off"
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          onKey?.(event);
          if (event.defaultPrevented || event.key !== 'Escape' || !value) return;
          onInput('');
          event.preventDefault();
          event.stopPropagation();
        }} />
      {value && <IconButton icon="close" label="Empty the search" onPress={() => (onInput(''), field.current?.focus())} />}
    </div>
  );
}

/** A text that becomes a field by double click, Enter or F2, as names of tracks do. */
export function EditableText({ label, value, onCommit, title, class: more = '' }: { readonly label: string; readonly value: string; readonly onCommit: (value: string) => void; readonly title?: string; readonly class?: string }) {
  const [editing, setEditing] = useState(false);
  const shown = useRef<HTMLSpanElement>(null);
  if (editing) {
    const end = () => setEditing(false);
    return (
      <span class={`ui-editable ${more}`} onBlurCapture={end}>
        <TextField label={label} value={value} autoFocus onCancel={end} onCommit={(text) => text.trim() && onCommit(text.trim())} />
      </span>
    );
  }
  return (
    <span ref={shown} class={`ui-editable ${more}`} role="button" tabIndex={0} aria-label={`${label}: ${value}`} title={title ?? `${label}: double click to change`}
      onDblClick={() => setEditing(true)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'F2') return;
        event.preventDefault();
        event.stopPropagation();
        setEditing(true);
      }}>
      {value}
    </span>
  );
}
