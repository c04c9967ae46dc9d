import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

export interface SplitterProps {
  /** What it makes wider or higher: "Browser". */
  readonly label: string;
  /** `x` moves to left and right. */
  readonly axis: 'x' | 'y';
  readonly size: number;
  readonly min: number;
  readonly max: number;
  /** The part lies after the splitter, so that moving back makes it larger. */
  readonly after?: boolean;
  readonly onChange: (size: number) => void;
}

/** The edge between two parts: dragged, or moved by arrows; a double click makes the part as small as may be, or large again. */
export function Splitter({ label, axis, size, min, max, after, onChange }: SplitterProps) {
  const before = useRef(size);
  const clip = (value: number) => Math.round(Math.min(max, Math.max(min, value)));
  const sign = after ? -1 : 1;
  return (
    <div class={`ui-splitter ui-splitter-${axis}`} role="separator" tabIndex={0} aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'} aria-label={`Size of ${label}`}
      aria-valuenow={size} aria-valuemin={min} aria-valuemax={max} title={`Drag to size ${label}`}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        const element = event.currentTarget;
        element.setPointerCapture(event.pointerId);
        const from = axis === 'x' ? event.clientX : event.clientY;
        const start = size;
        const move = (next: PointerEvent) => onChange(clip(start + sign * ((axis === 'x' ? next.clientX : next.clientY) - from)));
        const done = () => {
          element.removeEventListener('pointermove', move);
          element.removeEventListener('lostpointercapture', done);
        };
        element.addEventListener('pointermove', move);
        element.addEventListener('lostpointercapture', done);
      }}
      onDblClick={() => {
        if (size > min) before.current = size;
        onChange(size > min ? min : clip(before.current));
      }}
      onKeyDown={(event) => {
        const forward = axis === 'x' ? 'ArrowRight' : 'ArrowDown';
        const backward = axis === 'x' ? 'ArrowLeft' : 'ArrowUp';
        const by = event.key === forward ? 16 : event.key === backward ? -16 : 0;
        if (by !== 0) onChange(clip(size + sign * by));
        else if (event.key === 'Home') onChange(min);
        else if (event.key === 'End') onChange(max);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }} />
  );
}

export interface DockProps {
  readonly label: string;
  readonly side: 'left' | 'right' | 'bottom';
  readonly size: number;
  readonly min?: number;
  readonly max?: number;
  readonly onSize: (size: number) => void;
  readonly children: ComponentChildren;
}

/** A part at an edge of the window, as large as people make it. */
export function Dock({ label, side, size, min = 120, max = 640, onSize, children }: DockProps) {
  const split = <Splitter label={label} axis={side === 'bottom' ? 'y' : 'x'} size={size} min={min} max={max} after={side !== 'left'} onChange={onSize} />;
  return (
    <section class={`ui-dock ui-dock-${side}`} aria-label={label} style={side === 'bottom' ? { height: `${size}px` } : { width: `${size}px` }}>
      {side !== 'left' && split}
      <div class="ui-dock-body">{children}</div>
      {side === 'left' && split}
    </section>
  );
}
