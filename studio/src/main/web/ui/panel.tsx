import type { ComponentChildren } from 'preact';
import { TRACK_COLORS } from '../theme/tokens';
import { Icon } from './icon';
import type { IconName } from './icons';

/** A titled part of a page with room for controls in its head. */
export function Panel({ title, icon, actions, children, class: more = '' }: { readonly title: string; readonly icon?: IconName; readonly actions?: ComponentChildren; readonly children: ComponentChildren; readonly class?: string }) {
  return (
    <section class={`ui-panel ${more}`} aria-label={title}>
      <header>
        {icon && <Icon name={icon} />}
        <h3>{title}</h3>
        {actions && <div class="ui-panel-actions">{actions}</div>}
      </header>
      <div class="ui-panel-body">{children}</div>
    </section>
  );
}

/** A name beside its control, in forms and inspectors. */
export function Field({ label, children, hint }: { readonly label: string; readonly children: ComponentChildren; readonly hint?: string }) {
  return (
    <div class="ui-field">
      <span title={hint}>{label}</span>
      {children}
    </div>
  );
}

/** What stands where nothing is yet: what belongs here and what to do about it. */
export function Empty({ icon, title, text, children }: { readonly icon: IconName; readonly title: string; readonly text?: string; readonly children?: ComponentChildren }) {
  return (
    <div class="ui-empty">
      <Icon name={icon} size={32} />
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children && <div class="ui-empty-actions">{children}</div>}
    </div>
  );
}

/** How far something is, 0 to 1; null while nobody knows. */
export function Progress({ label, value }: { readonly label: string; readonly value: number | null }) {
  const done = value === null ? null : Math.min(1, Math.max(0, value));
  return (
    <div class={`ui-progress ${done === null ? 'ui-unknown' : ''}`} role="progressbar" aria-label={label} title={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={done === null ? undefined : Math.round(done * 100)}>
      <span style={{ '--done': String(done ?? 0.3) }} />
    </div>
  );
}

/** A key or several, as caps: `Ctrl+Shift+K`. */
export function Keys({ keys }: { readonly keys: string }) {
  return <span class="ui-keys">{keys.split(/\+(?=.)/).map((key, i) => <kbd key={i}>{key}</kbd>)}</span>;
}

/** A small word about state: a count, "new", "offline". */
export function Badge({ children, tone = 'quiet' }: { readonly children: ComponentChildren; readonly tone?: 'quiet' | 'accent' | 'play' | 'warn' | 'record' }) {
  return <span class={`ui-badge ui-badge-${tone}`}>{children}</span>;
}

/** The colours that a track may have. */
export function Swatches({ label, value, onChange }: { readonly label: string; readonly value: string; readonly onChange: (color: string) => void }) {
  return (
    <div class="ui-swatches" role="radiogroup" aria-label={label}>
      {TRACK_COLORS.map((color, i) => (
        <button type="button" key={color} role="radio" aria-checked={color === value.toLowerCase()} aria-label={COLOR_NAMES[i] ?? color} title={COLOR_NAMES[i] ?? color} class="ui-swatch" style={{ '--swatch': color }} onClick={() => onChange(color)} />
      ))}
    </div>
  );
}

/** The names of the 14 colours, in their order. */
export const COLOR_NAMES: readonly string[] = ['Red', 'Orange', 'Amber', 'Ochre', 'Olive', 'Green', 'Jade', 'Teal', 'Cyan', 'Sky', 'Blue', 'Violet', 'Orchid', 'Pink'];
