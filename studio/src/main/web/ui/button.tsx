import type { ComponentChildren, JSX, Ref } from 'preact';
import { Icon } from './icon';
import type { IconName } from './icons';

/** What every button takes. */
interface Pressed {
  /** The tooltip; the name when there is no other. */
  readonly title?: string;
  /** The id of the command it does: the tooltip shows its keys. */
  readonly command?: string;
  readonly disabled?: boolean;
  readonly onPress?: (event: JSX.TargetedMouseEvent<HTMLButtonElement>) => void;
  readonly class?: string;
  readonly innerRef?: Ref<HTMLButtonElement>;
}

export interface ButtonProps extends Pressed {
  readonly children: ComponentChildren;
  readonly icon?: IconName;
  /** How much it asks to be pressed. */
  readonly kind?: 'normal' | 'primary' | 'quiet' | 'danger';
  readonly expanded?: boolean;
  readonly popup?: 'menu' | 'dialog' | 'listbox';
}

/** A button with words. */
export function Button({ children, icon, kind = 'normal', title, command, disabled, onPress, expanded, popup, innerRef, class: more = '' }: ButtonProps) {
  return (
    <button type="button" class={`ui-button ui-button-${kind} ${more}`} title={title} data-command={command}
      disabled={disabled} onClick={onPress} aria-expanded={expanded} aria-haspopup={popup} ref={innerRef}>
      {icon && <Icon name={icon} />}
      <span class="ui-button-text">{children}</span>
    </button>
  );
}

export interface IconButtonProps extends Pressed {
  readonly icon: IconName;
  /** The name, which is also the tooltip unless there is a `title`. */
  readonly label: string;
  /** Whether it stands pressed; leave out what cannot. */
  readonly pressed?: boolean;
  /** The colour it has when pressed. */
  readonly tone?: 'accent' | 'play' | 'record' | 'solo' | 'mute' | 'warn';
  readonly size?: 16 | 20;
  readonly expanded?: boolean;
  readonly popup?: 'menu' | 'dialog' | 'listbox';
}

/** A square button with an icon. */
export function IconButton({ icon, label, pressed, tone = 'accent', size = 16, title, command, disabled, onPress, expanded, popup, innerRef, class: more = '' }: IconButtonProps) {
  return (
    <button type="button" class={`ui-icon-button ui-tone-${tone} ${more}`} aria-label={label} title={title ?? label}
      data-command={command} aria-pressed={pressed} disabled={disabled} onClick={onPress}
      aria-expanded={expanded} aria-haspopup={popup} ref={innerRef}>
      <Icon name={icon} size={size} />
    </button>
  );
}

export interface StateButtonProps extends Pressed {
  /** What it shows: M, S, R, A, a word. */
  readonly letter: string;
  /** The name in full: "Mute Bass". */
  readonly label: string;
  readonly on: boolean;
  readonly tone: 'accent' | 'play' | 'record' | 'solo' | 'mute' | 'warn';
  readonly onChange: (on: boolean, event: JSX.TargetedMouseEvent<HTMLButtonElement>) => void;
}

/** A small lettered switch, as mute, solo and arm have; its shape changes with its state, not its colour alone. */
export function StateButton({ letter, label, on, tone, onChange, title, command, disabled, class: more = '' }: StateButtonProps) {
  return (
    <button type="button" class={`ui-state ui-tone-${tone} ${more}`} aria-label={label} title={title ?? label} data-command={command}
      aria-pressed={on} disabled={disabled} onClick={(event) => onChange(!on, event)}>
      {letter}
    </button>
  );
}
