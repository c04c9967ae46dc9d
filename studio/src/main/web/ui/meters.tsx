import type { ComponentChildren } from 'preact';
import { useContext, useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { palette } from '../theme/theme';
import { Bar, FLOOR, height, MARKS } from './ballistics';
import { MeterField, type MeterLevel, Room, type Shown } from './meter-room';
import { signed } from './range';

export interface MetersProps {
  /** The level of one meter by its id; asked once a frame. */
  readonly read: (id: string) => MeterLevel;
  /** Calls back for each frame while something moves, as a studio does; the result ends that. */
  readonly onFrame: (draw: (now: number) => void) => () => void;
  readonly children: ComponentChildren;
  readonly class?: string;
}

class Entry implements Shown {
  readonly bars: readonly [Bar, Bar] = [new Bar(), new Bar()];
  words = '';

  constructor(
    readonly id: string,
    readonly element: HTMLElement,
    readonly number: () => HTMLElement | null,
    readonly lying: boolean,
    readonly scale: boolean,
  ) {}

  take(read: (id: string) => MeterLevel, now: number, elapsed: number): boolean {
    const level = read(this.id);
    const left = this.bars[0].take(level.peakLeft, level.rmsLeft, now, elapsed);
    const right = this.bars[1].take(level.peakRight, level.rmsRight, now, elapsed);
    return left || right;
  }

  say(): void {
    say(this);
  }

  paint(pen: CanvasRenderingContext2D, box: DOMRect): void {
    paint(pen, this, box);
  }
}

/**
 * One canvas for all meters within: it lies over the whole room, takes no presses, and draws each frame what `read` says. The
 * room may hold a scroller, which has `data-meters-seen`: nothing is drawn beyond its edges. The canvas is never larger than the room.
 */
export function Meters({ read, onFrame, children, class: more = '' }: MetersProps) {
  const field = useRef<MeterField>(new MeterField()).current;
  const room = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const reading = useRef(read);
  reading.current = read;
  useLayoutEffect(() => {
    const surface = canvas.current;
    const around = room.current;
    const pen = surface?.getContext('2d');
    if (!surface || !around || !pen) return;
    let ratio = 1;
    const size = () => {
      ratio = Math.min(2, devicePixelRatio || 1);
      surface.width = Math.max(1, Math.round(around.clientWidth * ratio));
      surface.height = Math.max(1, Math.round(around.clientHeight * ratio));
      field.stale = true;
    };
    size();
    const moved = () => {
      field.stale = true;
    };
    const watch = new ResizeObserver(size);
    watch.observe(around);
    around.addEventListener('scroll', moved, { capture: true, passive: true });
    const unpaint = palette.subscribe(moved);
    let last = 0;
    let told = 0;
    let boxes: { readonly entry: Shown; readonly box: DOMRect; readonly seen: DOMRect }[] = [];
    let origin = around.getBoundingClientRect();
    const draw = (stamp: number) => {
      const now = stamp / 1000;
      const elapsed = last === 0 ? 0.016 : Math.min(0.25, Math.max(0, now - last));
      last = now;
      let changed = field.stale;
      for (const entry of field.entries) {
        changed = entry.take(reading.current, now, elapsed) || changed;
      }
      if (now - told > 0.1) {
        told = now;
        for (const entry of field.entries) entry.say();
      }
      if (!changed) return;
      if (field.stale) {
        field.stale = false;
        origin = around.getBoundingClientRect();
        boxes = [];
        for (const entry of field.entries) {
          boxes.push({ entry, box: entry.element.getBoundingClientRect(), seen: seenOf(entry.element, origin) });
        }
      }
      pen.setTransform(ratio, 0, 0, ratio, -origin.left * ratio, -origin.top * ratio);
      pen.clearRect(origin.left, origin.top, origin.width, origin.height);
      for (const { entry, box, seen } of boxes) {
        if (box.right < seen.left || box.left > seen.right || box.bottom < seen.top || box.top > seen.bottom || box.width === 0) continue;
        const whole = box.left >= seen.left && box.right <= seen.right && box.top >= seen.top && box.bottom <= seen.bottom;
        if (!whole) {
          pen.save();
          pen.beginPath();
          pen.rect(seen.left, seen.top, seen.width, seen.height);
          pen.clip();
        }
        entry.paint(pen, box);
        if (!whole) pen.restore();
      }
    };
    const end = onFrame(draw);
    return () => {
      end();
      unpaint();
      watch.disconnect();
      around.removeEventListener('scroll', moved, true);
    };
  }, [onFrame]);
  useLayoutEffect(() => {
    field.stale = true;
  });
  return (
    <Room.Provider value={field}>
      <div ref={room} class={`ui-meters ${more}`}>
        {children}
        <canvas ref={canvas} class="ui-meters-canvas" aria-hidden="true" />
      </div>
    </Room.Provider>
  );
}

/** What is seen of the rooms around a meter that have edges. */
function seenOf(element: HTMLElement, room: DOMRect): DOMRect {
  let seen = room;
  for (let at = element.closest('[data-meters-seen]'); at; at = at.parentElement?.closest('[data-meters-seen]') ?? null) {
    const box = at.getBoundingClientRect();
    const left = Math.max(seen.left, box.left);
    const top = Math.max(seen.top, box.top);
    seen = new DOMRect(left, top, Math.max(0, Math.min(seen.right, box.right) - left), Math.max(0, Math.min(seen.bottom, box.bottom) - top));
  }
  return seen;
}

export interface MeterProps {
  /** What `read` is asked for. */
  readonly id: string;
  readonly label: string;
  /** Lies from left to right. */
  readonly lying?: boolean;
  /** Shows the highest peak as a number above; a press on it, or on the meter, clears it and the clip lamp. */
  readonly number?: boolean;
  /** Marks and their numbers between bars and edge: takes 20 pixels of the width. */
  readonly scale?: boolean;
}

/** One meter; it must lie within `Meters`, which draws it. */
export function Meter({ id, label, lying = false, number = false, scale = false }: MeterProps) {
  const field = useContext(Room);
  const place = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLSpanElement>(null);
  const own = useRef<Entry | null>(null);
  useEffect(() => {
    const element = place.current;
    if (!field || !element) return;
    const entry = new Entry(id, element, () => words.current, lying, scale);
    own.current = entry;
    field.entries.add(entry);
    field.stale = true;
    return () => {
      field.entries.delete(entry);
      field.stale = true;
    };
  }, [field, id, lying, scale]);
  const clear = () => {
    for (const bar of own.current?.bars ?? []) bar.clear();
    if (own.current) say(own.current);
    if (field) field.stale = true;
  };
  return (
    <div class={`ui-meter ${lying ? 'ui-lying' : 'ui-upright'}`}>
      {number && <button type="button" class="ui-meter-number" tabIndex={-1} onClick={clear} title={`Highest peak of ${label}; a press clears it`} aria-label={`Clear the highest peak of ${label}`}><span ref={words}>−∞</span></button>}
      <div ref={place} class="ui-meter-bars" role="meter" aria-label={label} aria-valuemin={-60} aria-valuemax={6} aria-valuenow={-60} title={label} onClick={clear} />
    </div>
  );
}

function say(entry: Entry): void {
  const highest = Math.max(entry.bars[0].highest, entry.bars[1].highest);
  const text = highest <= FLOOR ? '−∞' : signed(highest, 1);
  if (text === entry.words) return;
  entry.words = text;
  const node = entry.number();
  const over = entry.bars[0].clipped || entry.bars[1].clipped;
  if (node) {
    node.textContent = text;
    node.parentElement?.classList.toggle('ui-over', over);
  }
  entry.element.setAttribute('aria-valuenow', String(Math.max(-60, Math.min(6, Math.round(highest * 10) / 10))));
  entry.element.setAttribute('aria-valuetext', highest <= FLOOR ? 'silent' : `peak ${text} dB${over ? ', clipped' : ''}`);
}

/** Marks of a scale that would be nearer to each other are left out. */
const MARK_HEIGHT = 10;

function paint(pen: CanvasRenderingContext2D, entry: Entry, box: DOMRect): void {
  const colors = palette.peek();
  const long = entry.lying ? box.width : box.height;
  const scale = entry.scale && !entry.lying ? 20 : 0;
  const across = (entry.lying ? box.height : box.width) - scale;
  const lamp = 4;
  const way = long - lamp - 1;
  const thick = Math.max(1, Math.floor((across - 1) / 2));
  const fill = (bar: number, from: number, to: number, color: string, thin = 0) => {
    pen.fillStyle = color;
    const side = (entry.lying ? box.top : box.left) + bar * (thick + 1) + thin;
    const wide = thick - 2 * thin;
    if (entry.lying) pen.fillRect(box.left + from, side, to - from, wide);
    else pen.fillRect(side, box.bottom - to, wide, to - from);
  };
  const steps: readonly (readonly [number, number, string])[] = [[-60, -18, colors.meterLow], [-18, -6, colors.meterMid], [-6, 6, colors.meterHigh]];
  entry.bars.forEach((bar, i) => {
    fill(i, 0, way, colors.groove);
    fill(i, way + 1, long, bar.clipped ? colors.meterHigh : colors.groove);
    for (const [from, to, color] of steps) {
      const low = height(from) * way;
      const top = Math.min(height(bar.peak), height(to)) * way;
      if (top <= low) continue;
      pen.globalAlpha = 0.55;
      fill(i, low, top, color);
      pen.globalAlpha = 1;
      const body = Math.min(height(bar.body), height(to)) * way;
      if (body > low) fill(i, low, body, color);
    }
    const held = height(bar.hold) * way;
    if (held > 1) fill(i, held - 1.5, held, bar.hold > -6 ? colors.meterHigh : bar.hold > -18 ? colors.meterMid : colors.meterLow);
  });
  if (scale === 0) return;
  pen.font = '9px "Songline Sans", system-ui, sans-serif';
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  pen.fillStyle = colors.text2;
  let free = box.bottom;
  for (const mark of MARKS) {
    const y = box.bottom - height(mark) * way;
    const middle = Math.max(box.top + 5, y);
    if (middle > free) continue;
    free = middle - MARK_HEIGHT;
    pen.fillText(String(Math.abs(mark)), box.right - 1, middle);
    pen.fillRect(box.left + across + 1, Math.round(y) - 0.5, 3, 1);
  }
}
