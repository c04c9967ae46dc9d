/** A figure with its unit, no more digits than it deserves; what does not exist is a dash. */
export function figure(value: number | null, unit: string, digits = 1): string {
  if (value === null || !Number.isFinite(value)) return '–';
  return `${minus(value.toFixed(digits))}${unit === '' ? '' : ` ${unit}`}`;
}

/** The same with its sign. */
export function signedFigure(value: number | null, unit: string, digits = 1): string {
  const text = figure(value, unit, digits);
  return value !== null && Number(value.toFixed(digits)) > 0 ? `+${text}` : text;
}

function minus(text: string): string {
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text.replace('-', '−');
}

/** A frequency on an axis. */
export function hertzMark(value: number): string {
  return value < 1000 ? String(Math.round(value)) : `${Number((value / 1000).toFixed(1))}k`;
}

/** A frequency in words. */
export function hertzText(value: number): string {
  return value < 1000 ? `${Number(value.toFixed(value < 100 ? 1 : 0))} Hz` : `${Number((value / 1000).toFixed(2))} kHz`;
}

/** Seconds as a clock shows them. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
