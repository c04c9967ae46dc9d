import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Gesture } from './value';

/** A field over a control in which its value is typed; it ends with Enter, Tab, Esc or a press elsewhere. */
export function TypedValue({ gesture, begin, onEnd }: { readonly gesture: Gesture; readonly begin: string; readonly onEnd: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const ended = useRef(false);
  const [wrong, setWrong] = useState(false);
  const { range, label } = gesture.props;
  useLayoutEffect(() => {
    const input = field.current;
    if (!input) return;
    input.value = begin || range.format(gesture.shown);
    input.focus();
    if (begin) input.setSelectionRange(begin.length, begin.length);
    else input.select();
  }, []);
  const end = (keep: boolean) => {
    if (ended.current) return;
    const value = range.parse(field.current?.value ?? '');
    if (keep && value === null) {
      setWrong(true);
      return;
    }
    ended.current = true;
    if (keep && value !== null) gesture.set(value);
    onEnd();
  };
  return (
    <input ref={field} class={`ui-typed ${wrong ? 'ui-wrong' : ''}`} aria-label={`${label}, typed`} aria-invalid={wrong} title="Enter keeps the value, Esc leaves it"
      onBlur={() => {
        if (range.parse(field.current?.value ?? '') === null) ended.current = true, onEnd();
        else end(true);
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') end(true);
        else if (event.key === 'Escape') end(false);
        else return;
        event.preventDefault();
      }} />
  );
}

/** Whether a key begins a typed number. */
export function beginsNumber(event: KeyboardEvent): boolean {
  return /^[0-9.,−-]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
}
