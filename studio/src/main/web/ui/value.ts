import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ReadonlySignal } from '../core/signal';
import { beforeNudge, forgetNudge, nudge, type Nudged } from './nudge';
import type { Range } from './range';

/** What a control of a value tells and is told; knobs, faders, sliders and number fields share it. */
export interface ValueProps {
  /** The name: "Cutoff", "Volume of Bass". */
  readonly label: string;
  readonly range: Range;
  readonly value: number;
  /** While it is held: what it would be. Nothing is kept yet. */
  readonly onPreview?: (value: number) => void;
  /** It was let go, typed or nudged: this is to be kept. A promise that rejects puts the old value back. */
  readonly onCommit: (value: number) => void | Promise<unknown>;
  /** Esc, or the pointer was lost: what was previewed is to be forgotten. */
  readonly onCancel?: () => void;
  /** What is shown while another control holds the value, or moves it along with its own; null while none does. */
  readonly follow?: ReadonlySignal<number | null>;
  /** Where the value is now when it moves by itself, as by automation: a hand begins there. Null where it does not. */
  readonly now?: () => number | null;
  readonly title?: string;
  readonly disabled?: boolean;
}

/** What a control shows anew when its value moves, without any component being made again. */
export type Show = (value: number, held: boolean) => void;

/** The value that stands while a person changes it, and how the change begins and ends. */
export class Gesture implements Nudged {
  props: ValueProps;
  /** What is shown: the value that is held, or the one that was given. */
  shown: number;
  private start: number | null = null;
  private waiting = 0;

  constructor(props: ValueProps, readonly show: Show) {
    this.props = props;
    this.shown = props.value;
  }

  /** New properties; what is held stays. */
  update(props: ValueProps): void {
    const moved = !Object.is(props.value, this.props.value);
    this.props = props;
    if (this.start !== null) return;
    if (moved || this.waiting === 0) {
      this.rest();
      this.shown = props.value;
    }
    this.show(this.shown, false);
  }

  /** Shows what another control holds, or what is there when it lets go. */
  follow(value: number | null): void {
    if (this.start === null) this.show(value ?? this.shown, false);
  }

  get held(): boolean {
    return this.start !== null;
  }

  begin(): void {
    if (this.start !== null) return;
    const now = this.props.now?.() ?? null;
    if (now !== null) this.shown = now;
    this.start = now ?? this.props.value;
  }

  /** Where a hand that takes hold of it now begins. */
  get at(): number {
    return (this.start === null ? this.props.now?.() : null) ?? this.shown;
  }

  /** Moves what is held. */
  move(value: number): void {
    this.begin();
    if (Object.is(value, this.shown)) return;
    this.shown = value;
    this.show(value, true);
    this.props.onPreview?.(value);
  }

  /** Lets go. */
  commit(): void {
    forgetNudge(this);
    void this.keep();
  }

  cancel(): void {
    forgetNudge(this);
    if (this.start === null) return;
    this.start = null;
    this.back();
    if (this.props.onCancel) this.props.onCancel();
    else this.props.onPreview?.(this.shown);
  }

  /** Moves by keys or a wheel: one commit for what comes in quick succession. */
  nudge(value: number): void {
    beforeNudge(this);
    this.move(value);
    nudge(this, !Object.is(this.start, this.shown));
  }

  /** Sets and keeps at once. */
  set(value: number): void {
    this.move(value);
    this.commit();
  }

  end(): void {
    this.commit();
    this.rest();
  }

  /** Keeps what is held; resolves when the song has it, or refused it. */
  keep(): Promise<unknown> {
    const start = this.start;
    this.start = null;
    if (start === null) return Promise.resolve();
    this.show(this.shown, false);
    if (Object.is(start, this.shown)) {
      this.props.onCancel?.();
      return Promise.resolve();
    }
    this.wait();
    const kept = this.props.onCommit(this.shown);
    return kept ? kept.catch(() => this.back()) : Promise.resolve();
  }

  private back(): void {
    this.rest();
    this.shown = this.props.value;
    this.show(this.shown, false);
  }

  /** What was kept stays shown until the song says it, or says nothing for a while. */
  private wait(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.waiting = 0;
      if (this.start === null) this.back();
    }, 1500);
  }

  private rest(): void {
    clearTimeout(this.waiting);
    this.waiting = 0;
  }
}

/** The gesture of a control for as long as it is on the page. */
export function useGesture(props: ValueProps, show: Show): Gesture {
  const own = useRef<Gesture | null>(null);
  const latest = useRef(show);
  latest.current = show;
  own.current ??= new Gesture(props, (value, held) => latest.current(value, held));
  const gesture = own.current;
  useLayoutEffect(() => gesture.update(props));
  useLayoutEffect(() => () => gesture.end(), []);
  const { follow } = props;
  useEffect(() => follow?.subscribe(() => gesture.follow(follow.peek())), [follow]);
  return gesture;
}

/** Keys that a slider has: arrows, page up and down, home and end; the result says whether it was one. */
export function sliderKey(gesture: Gesture, event: KeyboardEvent): boolean {
  const { range } = gesture.props;
  const by = KEYS[event.key];
  if (event.key === 'Escape' && gesture.held) gesture.cancel();
  else if (event.ctrlKey || event.metaKey || event.altKey) return false;
  else if (by !== undefined) gesture.nudge(range.nudge(gesture.at, by, event.shiftKey));
  else if (event.key === 'Home') gesture.nudge(range.fromTravel(0));
  else if (event.key === 'End') gesture.nudge(range.fromTravel(1));
  else if (event.key === 'Backspace' || event.key === 'Delete') gesture.set(range.initial);
  else return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

const KEYS: Readonly<Record<string, number | undefined>> = {
  ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10,
};

/** The notches of a wheel that make one step, whatever unit the browser counts in: positive is up. */
export function wheelSteps(event: WheelEvent): number {
  const along = event.deltaY || event.deltaX;
  const lines = event.deltaMode === 1 ? along / 3 : event.deltaMode === 2 ? along : along / 100;
  return -Math.sign(lines) * Math.max(1, Math.round(Math.abs(lines)));
}

/** A drag whose distance sets a travel of 0 to 1: `length` pixels for all of it, Shift for a tenth. */
export function beginDrag(gesture: Gesture, event: PointerEvent, length: number, axis: 'x' | 'y'): void {
  const element = event.currentTarget;
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) return;
  const { range } = gesture.props;
  let travel = range.toTravel(gesture.at);
  let last = axis === 'y' ? event.clientY : event.clientX;
  let moved = false;
  element.setPointerCapture(event.pointerId);
  const move = (next: PointerEvent) => {
    const at = axis === 'y' ? next.clientY : next.clientX;
    const by = ((axis === 'y' ? last - at : at - last) / length) * (next.shiftKey ? 0.1 : 1);
    last = at;
    if (by === 0) return;
    moved = true;
    travel = Math.min(1.2, Math.max(-0.2, travel + by));
    gesture.move(range.snap(range.fromTravel(Math.min(1, Math.max(0, travel))), next.shiftKey));
  };
  const done = (next: Event) => {
    element.removeEventListener('pointermove', move as EventListener);
    element.removeEventListener('pointerup', done);
    element.removeEventListener('pointercancel', done);
    element.removeEventListener('lostpointercapture', done);
    if (next.type === 'pointercancel') gesture.cancel();
    else if (moved) gesture.commit();
  };
  element.addEventListener('pointermove', move as EventListener);
  element.addEventListener('pointerup', done);
  element.addEventListener('pointercancel', done);
  element.addEventListener('lostpointercapture', done);
}
