import { useRef, useState } from 'preact/hooks';
import { type MenuItem, openMenu } from './menu';
import { beginsNumber, TypedValue } from './typed';
import { beginDrag, sliderKey, useGesture, type ValueProps, wheelSteps } from './value';

export interface FaderProps extends ValueProps {
  /** A strip's fader stands; sliders of panels lie. */
  readonly upright?: boolean;
  /** Values that have a mark beside the way, with their words. */
  readonly marks?: readonly (readonly [value: number, words: string])[];
  readonly menu?: () => readonly MenuItem[];
}

/** A fader or, lying, a slider: the cap is dragged, Shift fine, Alt-click or double click resets, Enter types. */
export function Fader(props: FaderProps) {
  const { label, range, upright = true, marks, title, disabled } = props;
  const body = useRef<HTMLDivElement>(null);
  const bubble = useRef<HTMLSpanElement>(null);
  const [typing, setTyping] = useState<string | null>(null);

  const gesture = useGesture(props, (value, held) => {
    const element = body.current;
    if (!element) return;
    const text = range.format(value);
    element.style.setProperty('--travel', String(range.toTravel(value)));
    element.style.setProperty('--origin', String(range.toTravel(range.origin)));
    element.classList.toggle('ui-held', held);
    element.setAttribute('aria-valuenow', String(Number.isFinite(value) ? value : -72));
    element.setAttribute('aria-valuetext', text);
    if (bubble.current) bubble.current.textContent = text;
  });

  const press = (event: PointerEvent) => {
    const element = body.current;
    if (event.button !== 0 || disabled || !element) return;
    if (event.altKey) return gesture.set(range.initial);
    const box = element.getBoundingClientRect();
    const cap = upright ? CAP : CAP_LYING;
    const room = Math.max(1, (upright ? box.height : box.width) - cap);
    if (!(event.target instanceof Element && event.target.closest('.ui-fader-cap')) && !upright) {
      gesture.move(range.fromTravel((event.clientX - box.left - cap / 2) / room));
    }
    beginDrag(gesture, event, room, upright ? 'y' : 'x');
    if (gesture.held && body.current) body.current.addEventListener('pointerup', () => gesture.commit(), { once: true });
  };

  return (
    <div class={`ui-fader ${upright ? 'ui-upright' : 'ui-lying'} ${disabled ? 'ui-disabled' : ''}`}>
      <div ref={body} class="ui-fader-way" role="slider" tabIndex={disabled ? -1 : 0} aria-label={label} aria-disabled={disabled}
        aria-orientation={upright ? 'vertical' : 'horizontal'} aria-valuemin={Number.isFinite(range.min) ? range.min : -72} aria-valuemax={range.max} title={title ?? label}
        onPointerDown={press}
        onDblClick={() => !disabled && gesture.set(range.initial)}
        onContextMenu={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (disabled) return;
          openMenu({ x: event.clientX, y: event.clientY }, [
            { label: 'Type a value…', run: () => setTyping('') },
            { label: `Reset to ${range.format(range.initial)}`, run: () => gesture.set(range.initial) },
            ...(props.menu?.() ?? []),
          ], { label });
        }}
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
        <span class="ui-fader-groove"><span class="ui-fader-fill" /></span>
        {marks?.map(([value, words]) => (
          <span class="ui-fader-mark" key={value} aria-hidden="true" style={{ '--at': String(range.toTravel(value)) }}>{words}</span>
        ))}
        <span class="ui-fader-cap"><span class="ui-bubble" ref={bubble} aria-hidden="true" /></span>
      </div>
      {typing !== null && <TypedValue gesture={gesture} begin={typing} onEnd={() => (setTyping(null), body.current?.focus())} />}
    </div>
  );
}

const CAP = 28;
const CAP_LYING = 12;

/** A fader that lies, for panels. */
export function Slider(props: Omit<FaderProps, 'upright'>) {
  return <Fader {...props} upright={false} />;
}
