import { useEffect, useRef, useState } from 'preact/hooks';
import { type MenuItem, openMenu } from './menu';
import { beginsNumber, TypedValue } from './typed';
import { beginDrag, sliderKey, useGesture, type ValueProps, wheelSteps } from './value';

export interface KnobProps extends ValueProps {
  /** Words above the dial; none when left out. */
  readonly caption?: string;
  /** Side of the dial in pixels; the density's when left out. */
  readonly size?: number;
  /** Where automation or a modulator holds the value now: read on every frame that `onFrame` calls. */
  readonly ghost?: () => number | null;
  /** Calls back for each frame while something moves, as a studio does. */
  readonly onFrame?: (draw: () => void) => () => void;
  /** Shows no value beneath. */
  readonly bare?: boolean;
  /** What its menu offers besides typing and resetting: automate, map, copy. */
  readonly menu?: () => readonly MenuItem[];
  /** A colour other than the accent's, as a custom property or a colour. */
  readonly color?: string;
}

const FROM = -135;
const TURN = 270;

/** A dial: dragged up and down, fine with Shift, reset by a double click, typed into, turned by wheel and keys. */
export function Knob(props: KnobProps) {
  const { label, range, caption, title, disabled, bare, size, color } = props;
  const arc = useRef<SVGPathElement>(null);
  const hand = useRef<SVGGElement>(null);
  const ring = useRef<SVGPathElement>(null);
  const dial = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLButtonElement>(null);
  const bubble = useRef<HTMLSpanElement>(null);
  const [typing, setTyping] = useState<string | null>(null);

  const gesture = useGesture(props, (value, held) => {
    const travel = range.toTravel(value);
    arc.current?.setAttribute('d', path(15.2, range.toTravel(range.origin), travel));
    hand.current?.setAttribute('transform', `rotate(${FROM + TURN * travel} 20 20)`);
    const text = range.format(value);
    if (words.current) words.current.textContent = text;
    if (bubble.current) bubble.current.textContent = text;
    dial.current?.setAttribute('aria-valuenow', String(Number.isFinite(value) ? value : range.fromTravel(0.001)));
    dial.current?.setAttribute('aria-valuetext', text);
    dial.current?.classList.toggle('ui-held', held);
  });

  useEffect(() => {
    const { ghost, onFrame } = props;
    if (!ghost || !onFrame) return;
    let last = -1;
    return onFrame(() => {
      const value = ghost();
      const travel = value === null ? -1 : range.toTravel(value);
      if (travel === last) return;
      last = travel;
      ring.current?.setAttribute('d', travel < 0 ? '' : path(18.7, range.toTravel(range.origin), travel));
    });
  }, [props.ghost, props.onFrame, range]);

  const menu = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (disabled) return;
    openMenu({ x: event.clientX, y: event.clientY }, [
      { label: 'Type a value…', run: () => setTyping('') },
      { label: `Reset to ${range.format(range.initial)}`, run: () => gesture.set(range.initial) },
      ...(props.menu?.() ?? []),
    ], { label });
  };

  return (
    <div class={`ui-knob ${disabled ? 'ui-disabled' : ''}`} onContextMenu={menu}>
      {caption !== undefined && <span class="ui-knob-caption" aria-hidden="true">{caption}</span>}
      <div ref={dial} class="ui-knob-dial" role="slider" tabIndex={disabled ? -1 : 0} aria-label={label} aria-disabled={disabled} aria-orientation="vertical"
        aria-valuemin={finite(range.min)} aria-valuemax={range.max} title={title ?? label}
        style={size || color ? { ...(size ? { width: `${size}px`, height: `${size}px` } : {}), ...(color ? { '--knob-color': color } : {}) } : undefined}
        onPointerDown={(event) => {
          if (event.button !== 0 || disabled) return;
          if (event.altKey) return gesture.set(range.initial);
          beginDrag(gesture, event, 200, 'y');
        }}
        onDblClick={() => !disabled && gesture.set(range.initial)}
        onWheel={(event) => {
          if (disabled || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          gesture.nudge(range.nudge(gesture.at, wheelSteps(event), event.shiftKey));
        }}
        onKeyDown={(event) => {
          if (disabled || sliderKey(gesture, event)) return;
          if (event.key !== 'Enter' && !beginsNumber(event)) return;
          event.preventDefault();
          event.stopPropagation();
          setTyping(event.key === 'Enter' ? '' : event.key);
        }}>
        <svg viewBox="0 0 40 40" aria-hidden="true">
          <path class="ui-knob-way" d={path(15.2, 0, 1)} />
          <path class="ui-knob-arc" ref={arc} />
          <path class="ui-knob-ghost" ref={ring} />
          <circle class="ui-knob-cap" cx="20" cy="20" r="11" />
          <g ref={hand}><path class="ui-knob-hand" d="M20 10.5V16" /></g>
        </svg>
        {bare && <span class="ui-bubble" ref={bubble} aria-hidden="true" />}
      </div>
      {!bare && (
        <button type="button" class="ui-knob-value" tabIndex={-1} ref={words} disabled={disabled} aria-label={`Type ${label}`} title="Type a value" onClick={() => setTyping('')} />
      )}
      {typing !== null && <TypedValue gesture={gesture} begin={typing} onEnd={() => (setTyping(null), dial.current?.focus())} />}
    </div>
  );
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : -72;
}

/** An arc about the middle of 40 by 40 between two travels. */
function path(radius: number, one: number, other: number): string {
  const from = Math.min(one, other);
  const to = Math.max(one, other);
  if (to - from < 0.001) return '';
  const point = (travel: number) => {
    const angle = ((FROM + TURN * travel - 90) * Math.PI) / 180;
    return `${(20 + radius * Math.cos(angle)).toFixed(2)} ${(20 + radius * Math.sin(angle)).toFixed(2)}`;
  };
  return `M${point(from)}A${radius} ${radius} 0 ${(to - from) * TURN > 180 ? 1 : 0} 1 ${point(to)}`;
}
