import { useContext, useEffect, useRef } from 'preact/hooks';
import { palette } from '../theme/theme';
import { type MeterField, type MeterLevel, Room, type Shown } from './meter-room';

/** Decibels a second by which the bar goes back; it comes at once. */
const BACK = 24;
/** Decibels of a full bar; half of it lies at a fifth of that, because most that is done is little. */
const MOST = 24;

/** How far a bar of so many decibels goes, 0 to 1. */
export function reductionTravel(decibels: number): number {
  return Math.min(1, Math.sqrt(Math.max(0, decibels) / MOST));
}

/** How a meter of gain reduction moves: at once there, steadily back. */
export class ReductionBar {
  /** Decibels that are shown. */
  shown = 0;

  /** Takes the decibels since the last frame; whether anything is seen to change. */
  take(decibels: number | null, elapsed: number): boolean {
    const before = this.shown;
    this.shown = Math.max(Math.abs(decibels ?? 0), this.shown - BACK * elapsed, 0);
    return Math.abs(this.shown - before) > 0.01;
  }
}

class Entry implements Shown {
  private readonly bar = new ReductionBar();
  private words = '';

  constructor(
    private readonly read: () => number | null,
    readonly element: HTMLElement,
  ) {}

  take(_level: (id: string) => MeterLevel, _now: number, elapsed: number): boolean {
    return this.bar.take(this.read(), elapsed);
  }

  say(): void {
    const now = this.bar.shown.toFixed(1);
    if (now === this.words) return;
    this.words = now;
    this.element.setAttribute('aria-valuenow', now);
    this.element.setAttribute('aria-valuetext', `${now} dB`);
  }

  paint(pen: CanvasRenderingContext2D, box: DOMRect): void {
    const wide = reductionTravel(this.bar.shown) * box.width;
    if (wide < 0.5) return;
    pen.fillStyle = palette.peek().mute;
    pen.fillRect(box.right - wide, box.top, wide, box.height);
  }
}

export interface ReductionProps {
  /** By how many decibels the sound is turned down now; null while it is not. Asked once a frame. */
  readonly read: () => number | null;
  readonly label: string;
}

/** A small meter of gain reduction that lies and grows from its right end; it must be within `Meters`, which draws it. */
export function Reduction({ read, label }: ReductionProps) {
  const field = useContext<MeterField | null>(Room);
  const place = useRef<HTMLSpanElement>(null);
  const reading = useRef(read);
  reading.current = read;
  useEffect(() => {
    const element = place.current;
    if (!field || !element) return;
    const entry = new Entry(() => reading.current(), element);
    field.entries.add(entry);
    field.stale = true;
    return () => {
      field.entries.delete(entry);
      field.stale = true;
    };
  }, [field]);
  return <span ref={place} class="ui-reduction" role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={MOST} aria-valuenow={0} title={label} />;
}
