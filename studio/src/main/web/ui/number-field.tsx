import { useRef, useState } from 'preact/hooks';
import { beginsNumber, TypedValue } from './typed';
import { beginDrag, sliderKey, useGesture, type ValueProps, wheelSteps } from './value';

export interface NumberFieldProps extends ValueProps {
  /** Pixels of drag for the whole travel; more for wide ranges. */
  readonly length?: number;
  readonly align?: 'left' | 'right' | 'center';
  /** No field around it, for displays. */
  readonly plain?: boolean;
  readonly class?: string;
}

/** A number with its unit: dragged up and down, clicked or begun to type into, nudged by keys and wheel. */
export function NumberField(props: NumberFieldProps) {
  const { label, range, title, disabled, length = 300, align = 'left', plain, class: more = '' } = props;
  const body = useRef<HTMLDivElement>(null);
  const [typing, setTyping] = useState<string | null>(null);
  const pressed = useRef(false);
  const gesture = useGesture(props, (value, held) => {
    const element = body.current;
    if (!element) return;
    const text = range.format(value);
    const words = element.firstElementChild;
    if (words && words.textContent !== text) words.textContent = text;
    element.setAttribute('aria-valuenow', String(Number.isFinite(value) ? value : -72));
    element.setAttribute('aria-valuetext', text);
    element.classList.toggle('ui-held', held);
  });
  return (
    <div class={`ui-number ui-align-${align} ${plain ? 'ui-plain' : ''} ${disabled ? 'ui-disabled' : ''} ${more}`}>
      <div ref={body} class="ui-number-value" role="spinbutton" tabIndex={disabled ? -1 : 0} aria-label={label} aria-disabled={disabled}
        aria-valuemin={Number.isFinite(range.min) ? range.min : -72} aria-valuemax={range.max} title={title ?? label}
        onPointerDown={(event) => {
          if (event.button !== 0 || disabled) return;
          pressed.current = true;
          beginDrag(gesture, event, length, 'y');
        }}
        onPointerMove={() => gesture.held && (pressed.current = false)}
        onClick={() => {
          if (pressed.current && !disabled) setTyping('');
          pressed.current = false;
        }}
        onWheel={(event) => {
          if (disabled || event.ctrlKey || event.metaKey || document.activeElement !== event.currentTarget) return;
          event.preventDefault();
          gesture.nudge(range.nudge(gesture.shown, wheelSteps(event), event.shiftKey));
        }}
        onKeyDown={(event) => {
          if (disabled || sliderKey(gesture, event)) return;
          if (event.key !== 'Enter' && !beginsNumber(event)) return;
          event.preventDefault();
          event.stopPropagation();
          setTyping(event.key === 'Enter' ? '' : event.key);
        }}>
        <span />
      </div>
      {typing !== null && <TypedValue gesture={gesture} begin={typing} onEnd={() => (setTyping(null), body.current?.focus())} />}
    </div>
  );
}
