import { type IconName, ICONS } from './icons';

/** One of the studio's icons; it says nothing to screen readers, the control around it has the name. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {ICONS[name].split('|').map((part) =>
        part.startsWith('f:') ? <path class="icon-full" d={part.slice(2)} /> : <path d={part} />,
      )}
    </svg>
  );
}
