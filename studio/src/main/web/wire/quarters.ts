/** Musical time as the song's text has it, in quarter notes, and as the page has it, in ticks. */

/** Ticks in a quarter note. */
export const QUARTER = 322_560;

/** The longest time that can be written, in ticks. */
const MOST_TICKS = 2 ** 53;

const DECIMALS = 4;

/** The one text of a count of ticks: `4`, `1.25`, `1/3`, `5+2/7`. */
export function quartersText(ticks: number): string {
  const rest = ticks % QUARTER;
  const whole = (ticks - rest) / QUARTER;
  if (rest === 0) return String(whole);
  if (isDecimal(ticks)) return `${whole}.${decimals(rest)}`;
  const common = greatestCommonDivisor(rest, QUARTER);
  const fraction = `${rest / common}/${QUARTER / common}`;
  return whole === 0 ? fraction : `${whole}+${fraction}`;
}

/** A count of ticks as JSON has it: a number when it is a short decimal, otherwise a text. */
export function quartersJson(ticks: number): number | string {
  const text = quartersText(ticks);
  return isDecimal(ticks) ? Number(text) : text;
}

/** The ticks of a time as JSON has it. */
export function ticksOf(json: unknown): number {
  if (typeof json === 'number') {
    const whole = Math.floor(json);
    return whole * QUARTER + (Math.round((json - whole) * 10 ** DECIMALS) * QUARTER) / 10 ** DECIMALS;
  }
  const ticks = typeof json === 'string' ? parseQuarters(json) : null;
  if (ticks === null) throw new Error(`${String(json)} is no time in quarter notes`);
  return ticks;
}

/** The ticks of what a person wrote, such as `4`, `0.75`, `1/3` or `5+2/7`; null when it is no time or falls between two ticks. */
export function parseQuarters(text: string): number | null {
  const match = /^(?:(\d{1,11})(?:\.(\d{1,10}))?|(?:(\d{1,11})\+)?(\d{1,11})\/(\d{1,9}))$/.exec(text);
  if (!match) return null;
  const decimal = match[1] !== undefined;
  const digits = match[2] ?? '0';
  const whole = Number(match[1] ?? match[3] ?? '0');
  const numerator = Number(decimal ? digits : (match[4] ?? '0'));
  const denominator = decimal ? 10 ** digits.length : Number(match[5] ?? '0');
  if (denominator === 0) return null;
  const common = greatestCommonDivisor(numerator, denominator);
  if (QUARTER % (denominator / common) !== 0) return null;
  if ((whole + numerator / denominator) * QUARTER > MOST_TICKS) return null;
  return whole * QUARTER + (numerator / common) * (QUARTER / (denominator / common));
}

function isDecimal(ticks: number): boolean {
  return ((ticks % QUARTER) * 10 ** DECIMALS) % QUARTER === 0;
}

function decimals(rest: number): string {
  const scaled = (rest * 10 ** DECIMALS) / QUARTER;
  return String(scaled).padStart(DECIMALS, '0').replace(/0+$/, '');
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
