/** What a value may be, how far along its travel each value lies, and how it is written. */
export interface Range {
  readonly min: number;
  readonly max: number;
  /** What a double click goes back to. */
  readonly initial: number;
  /** 0 to 1 along the control. */
  toTravel(value: number): number;
  fromTravel(travel: number): number;
  /** The value near one that a drag finds which people would rather have: a whole step, or a tenth of one when fine. */
  snap(value: number, fine: boolean): number;
  /** The value one arrow key, or one notch of a wheel, further; fine is a tenth of that. */
  nudge(value: number, steps: number, fine: boolean): number;
  /** With its unit, as a screen reader says it too. */
  format(value: number): string;
  /** What a person typed; null when it says no value. */
  parse(text: string): number | null;
  /** The value that arcs and bars begin at: the least, or the middle of what goes both ways. */
  readonly origin: number;
}

export interface RangeOptions {
  readonly min: number;
  readonly max: number;
  readonly initial?: number;
  readonly unit?: string;
  /** How far one arrow key goes; the hundredth part of the range if it is left out. */
  readonly step?: number;
  readonly digits?: number;
  readonly origin?: number;
  /** Only multiples of `step` from `min`. */
  readonly whole?: boolean;
  readonly format?: (value: number) => string;
  readonly parse?: (text: string) => number | null;
}

/** A range whose values lie evenly along the control. */
export function linear(options: RangeOptions): Range {
  const { min, max } = options;
  const span = max - min || 1;
  return build(options, (value) => (value - min) / span, (travel) => min + travel * span, (value, steps) => value + steps);
}

/** A range whose doublings lie evenly along the control, as of frequencies and times; `min` is above 0. */
export function logarithmic(options: RangeOptions): Range {
  const { min, max } = options;
  const span = Math.log(max / min) || 1;
  return build(
    options,
    (value) => Math.log(Math.max(min, value) / min) / span,
    (travel) => min * Math.exp(travel * span),
    options.step === undefined ? (value, steps) => value * Math.exp((span / 100) * (steps / step(options))) : (value, steps) => value + steps,
    (value, fine) => Number(value.toPrecision(fine ? 4 : 3)),
  );
}

/** A range with places along the control given as [value, travel], straight between them; above and below lie its ends. */
function piecewise(options: RangeOptions, places: readonly (readonly [number, number])[]): Range {
  return build(
    options,
    (value) => between(places, value, 0, 1),
    (travel) => between(places, travel, 1, 0),
    (value, steps) => (Number.isFinite(value) ? value : places[1]?.[0] ?? options.min) + steps,
  );
}

/** The law of faders in decibels: 0 dB at three quarters of the travel, -inf at its foot. */
export function faderRange(max = 6): Range {
  const floor = -72;
  const places: readonly (readonly [number, number])[] = [
    [floor, 0], [-60, 0.05], [-48, 0.12], [-36, 0.215], [-24, 0.35], [-18, 0.44], [-12, 0.54], [-6, 0.645], [0, 0.75], [max, 1],
  ];
  const inner = piecewise({ min: floor, max, initial: 0, step: 0.5, digits: 1, unit: 'dB', origin: floor }, places);
  return {
    ...inner,
    min: -Infinity,
    origin: -Infinity,
    toTravel: (value) => (value <= floor ? 0 : inner.toTravel(value)),
    fromTravel: (travel) => (travel <= 0.0005 ? -Infinity : inner.fromTravel(travel)),
    snap: (value, fine) => (Number.isFinite(value) ? tidy(value, fine ? 0.01 : 0.1) : value),
    nudge: (value, steps, fine) => {
      const next = (Number.isFinite(value) ? value : floor) + steps * (fine ? 0.1 : 0.5);
      return next <= floor ? -Infinity : Math.min(max, next);
    },
    format: decibels,
    parse: (text) => {
      const plain = text.trim().toLowerCase();
      if (/^[-−]\s*(inf|∞|oo)/.test(plain)) return -Infinity;
      const value = number(plain);
      return value === null ? null : value <= floor ? -Infinity : Math.min(max, value);
    },
  };
}

/** A pan of -1 to 1, written as `C`, `37 L` and `100 R`. */
export function panRange(): Range {
  return linear({
    min: -1, max: 1, initial: 0, step: 0.01, origin: 0,
    format: (value) => (Math.abs(value) < 0.005 ? 'C' : `${Math.round(Math.abs(value) * 100)} ${value < 0 ? 'L' : 'R'}`),
    parse: (text) => {
      const plain = text.trim().toUpperCase();
      if (plain === 'C' || plain === 'CENTRE' || plain === 'CENTER') return 0;
      const value = number(plain.replace(/[LR]/g, ''));
      if (value === null) return null;
      const part = value / 100;
      return Math.max(-1, Math.min(1, plain.includes('L') ? -Math.abs(part) : part));
    },
  });
}

/** A level in decibels as it is shown everywhere: "-6.0 dB" with a true minus, "-∞ dB" for silence. */
export function decibels(value: number): string {
  if (value === -Infinity) return '−∞ dB';
  return `${signed(value, 1)} dB`;
}

/** A number with a true minus, never "-0.0". */
export function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** The number in a typed text: commas and true minus too, `k` for a thousand; null when there is none. */
export function number(text: string): number | null {
  const found = /^\s*([-+−]?)\s*(\d*[.,]?\d+|\d+[.,]?)\s*(k?)/i.exec(text);
  if (!found) return null;
  const value = Number((found[2] ?? '').replace(',', '.'));
  if (!Number.isFinite(value)) return null;
  const sized = found[3] ? value * 1000 : value;
  return found[1] === '-' || found[1] === '−' ? -sized : sized;
}

/** The nearest multiple, without the dust of binary fractions. */
function tidy(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toFixed(10));
}

function step(options: RangeOptions): number {
  return options.step ?? (options.max - options.min) / 100;
}

function build(
  options: RangeOptions,
  along: (value: number) => number,
  at: (travel: number) => number,
  further: (value: number, steps: number) => number,
  free: (value: number, fine: boolean) => number = (value) => value,
): Range {
  const { min, max, unit = '', whole = false } = options;
  const one = step(options);
  const digits = options.digits ?? (whole && Number.isInteger(one) ? 0 : max - min >= 100 ? 1 : 2);
  const settle = (value: number) => {
    const clear = Math.min(max, Math.max(min, value));
    return whole ? Math.min(max, min + Math.round((clear - min) / one) * one) : clear;
  };
  const clip = (travel: number) => Math.min(1, Math.max(0, travel));
  return {
    min,
    max,
    initial: options.initial ?? min,
    origin: options.origin ?? min,
    toTravel: (value) => clip(along(value)),
    fromTravel: (travel) => settle(at(clip(travel))),
    snap: (value, fine) => settle(options.step === undefined ? free(value, fine) : tidy(value, fine ? options.step / 10 : options.step)),
    nudge: (value, steps, fine) => settle(further(value, steps * one * (fine && !whole ? 0.1 : 1))),
    format: options.format ?? ((value) => (unit ? `${signed(value, digits)} ${unit}` : signed(value, digits))),
    parse: (text) => {
      const value = options.parse ? options.parse(text) : number(text);
      return value === null ? null : settle(value);
    },
  };
}

function between(places: readonly (readonly [number, number])[], x: number, from: 0 | 1, to: 0 | 1): number {
  const first = places[0];
  if (!first || x <= first[from]) return first?.[to] ?? 0;
  for (let i = 1; i < places.length; i++) {
    const left = places[i - 1];
    const right = places[i];
    if (left && right && x <= right[from]) {
      return left[to] + ((x - left[from]) / (right[from] - left[from])) * (right[to] - left[to]);
    }
  }
  return places[places.length - 1]?.[to] ?? 0;
}
