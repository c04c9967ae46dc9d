import { choiceName } from '../../catalogue';
import { linear, logarithmic, number, type Range, type RangeOptions, signed } from '../../ui';
import type { Entry as ParameterEntry } from '../../wire/protocol.generated';

const made = new WeakMap<ParameterEntry, Range>();

/** The range of a parameter: its travel as the device's table says, its words with the unit. */
export function rangeOf(parameter: ParameterEntry): Range {
  let range = made.get(parameter);
  if (!range) {
    range = build(parameter);
    made.set(parameter, range);
  }
  return range;
}

/** A value as people read it. */
export function words(parameter: ParameterEntry, value: number): string {
  if (parameter.unit === 'switch' || parameter.unit === 'choice') return choiceName(parameter.choices[Math.round(value)] ?? String(value));
  const { unit, symbol } = parameter;
  if (unit === 'hertz' && Math.abs(value) >= 1000) return `${short(value / 1000)} kHz`;
  if (unit === 'seconds' && Math.abs(value) < 1) return `${short(value * 1000)} ms`;
  if (unit === 'milliseconds' && Math.abs(value) >= 1000) return `${short(value / 1000)} s`;
  if (unit === 'decibels') return `${signed(value, 1)} dB`;
  if (unit === 'ratio') return `${short(value)}:1`;
  return symbol === '' ? short(value) : `${short(value)} ${symbol}`;
}

/** A typed value in the parameter's own unit; null when it is none. */
export function typed(parameter: ParameterEntry, text: string): number | null {
  const value = number(text);
  if (value === null) return null;
  const plain = text.toLowerCase();
  if (parameter.unit === 'seconds' && /\d\s*ms\b/.test(plain)) return value / 1000;
  if (parameter.unit === 'milliseconds' && /\d\s*s\b/.test(plain)) return value * 1000;
  return value;
}

/** Three figures without idle zeros. */
function short(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  const text = signed(value, digits);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function build(parameter: ParameterEntry): Range {
  const { min, max, initial, scale } = parameter;
  const options: RangeOptions = {
    min, max, initial, origin: origin(parameter), format: (value) => words(parameter, value), parse: (text) => typed(parameter, text),
  };
  if (parameter.unit === 'switch' || parameter.unit === 'choice') return linear({ ...options, step: 1, whole: true });
  if (scale === 'logarithmic') return logarithmic(options);
  if (scale === 'square') return square(options);
  return linear({ ...options, ...steps(parameter) });
}

/** Bipolar values have their arc from the middle. */
function origin({ min, max }: ParameterEntry): number {
  return min < 0 && max > 0 && max >= -min / 3 ? 0 : min;
}

function steps({ unit, min, max, initial, kind }: ParameterEntry): Partial<RangeOptions> {
  const whole = [min, max, initial].every(Number.isInteger);
  if (unit === 'decibels') return { step: 0.1 };
  if (unit === 'percent' || unit === 'cents') return { step: 1 };
  if (unit === 'semitones' || (unit === 'plain' && kind !== 'smooth' && whole)) return { step: 1, whole: unit === 'plain' };
  const fair = 10 ** Math.floor(Math.log10((max - min) / 100));
  return { step: fair };
}

/** The square of the travel: fine near the least value. */
function square(options: RangeOptions): Range {
  const base = linear(options);
  const { min, max } = options;
  const toTravel = (value: number) => Math.sqrt(Math.min(1, Math.max(0, (value - min) / (max - min))));
  const fromTravel = (travel: number) => min + (max - min) * Math.min(1, Math.max(0, travel)) ** 2;
  return {
    ...base,
    toTravel,
    fromTravel,
    snap: (value, fine) => Math.min(max, Math.max(min, Number(value.toPrecision(fine ? 4 : 3)))),
    nudge: (value, by, fine) => Number(fromTravel(toTravel(value) + by * (fine ? 0.001 : 0.01)).toPrecision(4)),
  };
}
