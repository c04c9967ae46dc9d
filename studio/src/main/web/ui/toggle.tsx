import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon } from './icon';
import type { IconName } from './icons';

export interface ToggleProps {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly title?: string;
  readonly disabled?: boolean;
  /** Hides the words beside it; they stay its name. */
  readonly bare?: boolean;
}

/** A switch that is on or off, with its words. */
export function Toggle({ label, on, onChange, title, disabled, bare }: ToggleProps) {
  return (
    <button type="button" role="switch" class="ui-toggle" aria-checked={on} aria-label={label} title={title ?? label}
      disabled={disabled} onClick={() => onChange(!on)}>
      <span class="ui-toggle-track"><span class="ui-toggle-thumb" /></span>
      {!bare && <span aria-hidden="true">{label}</span>}
    </button>
  );
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly icon?: IconName;
  readonly title?: string;
  readonly disabled?: boolean;
}

export interface SegmentsProps<T extends string> {
  /** The name of the whole. */
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** Shows the words beside icons too. */
  readonly words?: boolean;
}

/** One of a few choices side by side, as tools have: a radio group that arrows move in. */
export function Segments<T extends string>({ label, choices, value, onChange, words }: SegmentsProps<T>) {
  const room = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent, index: number) => {
    const by = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const open = choices.map((choice, i) => ({ choice, i })).filter(({ choice }) => !choice.disabled);
    const at = open.findIndex(({ i }) => i === index);
    const next = open[(at + by + open.length) % open.length];
    if (!next) return;
    onChange(next.choice.value);
    room.current?.querySelectorAll<HTMLElement>('[role=radio]')[next.i]?.focus();
  };
  const focusable = choices.some((choice) => choice.value === value) ? value : choices[0]?.value;
  return (
    <div class="ui-segments" role="radiogroup" aria-label={label} ref={room}>
      {choices.map((choice, i) => (
        <button type="button" role="radio" key={choice.value} aria-checked={choice.value === value} aria-label={choice.label}
          title={choice.title ?? choice.label} disabled={choice.disabled} tabIndex={choice.value === focusable ? 0 : -1}
          onClick={() => onChange(choice.value)} onKeyDown={(event) => move(event, i)}>
          {choice.icon && <Icon name={choice.icon} />}
          {(words || !choice.icon) && <span>{choice.label}</span>}
        </button>
      ))}
    </div>
  );
}

/** A row of controls; left and right arrows go along it as Tab does. */
export function Toolbar({ label, children, class: more = '' }: { readonly label: string; readonly children: ComponentChildren; readonly class?: string }) {
  const go = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0 || event.defaultPrevented || !(event.currentTarget instanceof HTMLElement)) return;
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not([disabled]), input, [role=slider]')].filter((e) => e.tabIndex >= 0 || e === document.activeElement);
    const at = all.findIndex((e) => e === document.activeElement);
    const next = all[at + by];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  };
  return <div class={`ui-toolbar ${more}`} role="toolbar" aria-label={label} onKeyDown={go}>{children}</div>;
}
