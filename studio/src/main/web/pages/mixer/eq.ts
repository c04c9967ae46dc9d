import type { DeviceTable } from '../../wire/protocol.generated';
import type { Device } from '../../wire/song.generated';

const FROM = 20;
const TO = 20000;
const BANDS = 8;

/** A band of the equaliser: its kind as the table names it, hertz, decibels and Q. */
export interface Band {
  readonly kind: string;
  readonly frequency: number;
  readonly gain: number;
  readonly q: number;
}

/** The bands of an equaliser that are on. */
export function bandsOf(device: Device, table: DeviceTable): Band[] {
  const entries = new Map(table.parameters.map((entry) => [entry.id, entry]));
  const value = (id: string) => device.parameters[id] ?? entries.get(id)?.initial ?? 0;
  const bands: Band[] = [];
  for (let band = 1; band <= BANDS; band++) {
    if (value(`band-${band}-on`) < 0.5) continue;
    const kind = entries.get(`band-${band}-type`)?.choices[Math.round(value(`band-${band}-type`))] ?? 'bell';
    bands.push({ kind, frequency: value(`band-${band}-frequency`), gain: value(`band-${band}-gain`), q: value(`band-${band}-q`) });
  }
  return bands;
}

/** What bands do to a frequency, in decibels, as the analogue circuit that they follow would. */
export function response(bands: readonly Band[], hertz: number): number {
  return bands.reduce((sum, band) => sum + 10 * Math.log10(Math.max(1e-30, power(band, hertz))), 0);
}

/** A line through the response from 20 Hz to 20 kHz in a box; `reach` decibels lie between its middle and its edge. */
export function curvePath(bands: readonly Band[], width: number, height: number, reach: number, points = 56): string {
  let path = '';
  for (let i = 0; i < points; i++) {
    const along = i / (points - 1);
    const level = response(bands, FROM * (TO / FROM) ** along);
    const y = height / 2 - (Math.max(-reach, Math.min(reach, level)) / reach) * (height / 2 - 1);
    path += `${i === 0 ? 'M' : 'L'}${(along * width).toFixed(1)} ${y.toFixed(1)}`;
  }
  return path;
}

function power({ kind, frequency, gain, q }: Band, hertz: number): number {
  const u = (hertz / frequency) ** 2;
  const v = (1 - u) ** 2;
  const pair = (sharpness: number) => v + u / (sharpness * sharpness);
  const a = 10 ** (Math.abs(gain) / 40);
  const turned = (value: number) => (gain < 0 ? 1 / value : value);
  const shelf = a * a * (((1 - a * u) ** 2 + (a * u) / (q * q)) / ((a - u) ** 2 + (a * u) / (q * q)));
  const cut = /^(low|high) cut (\d+)$/.exec(kind);
  if (cut) {
    const poles = Math.round(Number(cut[2]) / 6);
    return cut[1] === 'low' ? cutPower(1 / u, poles, q) : cutPower(u, poles, q);
  }
  switch (kind) {
    case 'bell':
      return turned(pair(q / a) / pair(q * a));
    case 'high shelf':
      return turned(shelf);
    case 'low shelf':
      return turned((a * a * a * a) / shelf);
    case 'tilt':
      return turned(shelf / (a * a));
    case 'notch':
      return v / pair(q);
    case 'band-pass':
      return u / (q * q) / pair(q);
    default:
      return 1;
  }
}

/** A high cut at the square of frequency over corner: pairs of Butterworth poles, the sharpest by Q, and a single one when they are odd. */
function cutPower(u: number, poles: number, q: number): number {
  const pairs = Math.floor(poles / 2);
  let result = poles % 2 === 1 ? 1 / (1 + u) : 1;
  for (let i = 0; i < pairs; i++) {
    const angle = (poles % 2 === 1 ? i + 1 : i + 0.5) / poles;
    const flat = 0.5 / Math.cos(Math.PI * angle);
    const own = i < pairs - 1 ? flat : poles === 2 ? q : flat * q * Math.SQRT2;
    result /= (1 - u) ** 2 + u / (own * own);
  }
  return result;
}
