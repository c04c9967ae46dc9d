import type { Curve } from '../../../wire/protocol.generated';
import type { DeviceHand } from '../hand';
import { rangeOf } from '../ranges';
import type { Handle, Hero } from './hero';
import { hertzLines, hertzOfShare, type Pen, shareOfHertz } from './pen';

/** The bands of the equaliser. */
const BANDS = [1, 2, 3, 4, 5, 6, 7, 8];
/** The types of a band whose gain is its own; of the others a drag up and down sets the Q. */
const WITH_GAIN = new Set([0, 1, 2, 8]);

const heightOf = (decibels: number, most: number) => (decibels + most) / (2 * most);

/** The greatest decibels that the equaliser's graph shows. */
function most(hand: DeviceHand): number {
  return BANDS.some((n) => hand.value(`band-${n}-on`) >= 0.5 && Math.abs(hand.value(`band-${n}-gain`)) > 16) ? 24 : 18;
}

function decibelLines(pen: Pen, top: number, bottom: number, step: number): void {
  for (let db = bottom; db <= top; db += step) pen.across((db - bottom) / (top - bottom), db > 0 ? `+${db}` : String(db).replace('-', '−'), db === 0);
}

/** The two sides of a response. */
function response(pen: Pen, curve: Curve | null, height: (decibels: number) => number, base: number | null): void {
  if (!curve) return;
  const line = (side: readonly number[]) => curve.x.map((hertz, i) => [shareOfHertz(hertz), height(side[i] ?? 0)] as const);
  if (curve.right.some((value, i) => Math.abs(value - (curve.left[i] ?? 0)) > 0.05)) pen.curve(line(curve.right), pen.colors.warn, null, 1.25);
  pen.curve(line(curve.left), pen.colors.accent, base, 2);
}

/** The spectrum before and after, behind the curve. */
const spectrum: NonNullable<Hero['live']> = { behind: (pen, _, sound) => sound.spectrum(pen) };

/** The equaliser: what it does to every frequency, with its bands to drag. */
export const equalizer: Hero = {
  label: 'Frequency response',
  live: spectrum,
  wanted: () => ({ of: 'response' }),
  draw(pen, hand, curve) {
    const top = most(hand);
    hertzLines(pen);
    decibelLines(pen, top, -top, 6);
    response(pen, curve, (decibels) => heightOf(decibels, top), 0.5);
  },
  handles(pen, hand) {
    const top = most(hand);
    return BANDS.map((n): Handle => {
      const id = (end: string) => `band-${n}-${end}`;
      const on = hand.value(id('on')) >= 0.5;
      const withGain = WITH_GAIN.has(hand.value(id('type')));
      const q = hand.parameter(id('q'));
      const range = q ? rangeOf(q) : null;
      return {
        id: id(''), label: String(n), on, chosen: hand.members.value['band-1'] === `band-${n}`,
        x: pen.x(shareOfHertz(hand.value(id('frequency')))),
        y: pen.y(heightOf(withGain && on ? Math.max(-top, Math.min(top, hand.value(id('gain')))) : 0, top)),
        press: () => (hand.members.value = { ...hand.members.peek(), 'band-1': `band-${n}` }),
        move: (x, y) => ({
          [id('on')]: 1,
          [id('frequency')]: Number(hertzOfShare(pen.shareX(x)).toPrecision(3)),
          ...(withGain ? { [id('gain')]: Math.round((pen.shareY(Math.min(pen.bottom, Math.max(pen.top, y))) * 2 - 1) * top * 10) / 10 } : {}),
        }),
        wheel: (steps) => ({ [id('q')]: range?.nudge(hand.value(id('q')), steps * 3, false) ?? 0.7071 }),
        reset: () => ({ [id('on')]: on ? 0 : 1 }),
      };
    });
  },
  add(pen, hand, x, y) {
    const free = [...BANDS].sort((a, b) => near(a) - near(b)).find((n) => hand.value(`band-${n}-on`) < 0.5 && hand.value(`band-${n}-type`) === 0);
    function near(n: number): number {
      return Math.abs(pen.x(shareOfHertz(hand.value(`band-${n}-frequency`))) - x);
    }
    if (free === undefined) return null;
    hand.members.value = { ...hand.members.peek(), 'band-1': `band-${free}` };
    return { [`band-${free}-on`]: 1, [`band-${free}-frequency`]: Number(hertzOfShare(pen.shareX(x)).toPrecision(3)), [`band-${free}-gain`]: Math.round((pen.shareY(y) * 2 - 1) * most(hand) * 10) / 10 };
  },
};

/** A device whose answer over frequency is its picture; with a point for cutoff and resonance if it has them. */
export function responseOf(label: string, top: number, bottom: number, cutoff: string | null = null, resonance: string | null = null): Hero {
  const height = (decibels: number) => (decibels - bottom) / (top - bottom);
  return {
    label,
    live: spectrum,
    wanted: () => ({ of: 'response' }),
    draw(pen, _, curve) {
      hertzLines(pen);
      decibelLines(pen, top, bottom, 12);
      response(pen, curve, height, 0);
    },
    handles(pen, hand) {
      const ring = resonance === null ? undefined : hand.parameter(resonance);
      if (cutoff === null || resonance === null || !ring) return [];
      const range = rangeOf(ring);
      return [{
        id: cutoff, label: '', on: true, chosen: false, x: pen.x(shareOfHertz(hand.value(cutoff))), y: pen.y(0.15 + 0.75 * range.toTravel(hand.value(resonance))),
        move: (x, y) => ({ [cutoff]: Number(hertzOfShare(pen.shareX(x)).toPrecision(3)), [resonance]: range.snap(range.fromTravel((pen.shareY(y) - 0.15) / 0.75), false) }),
        wheel: (steps) => ({ [resonance]: range.nudge(hand.value(resonance), steps, false) }),
      }];
    },
  };
}

/** Bands of a compressor: where they meet, and the threshold of each. */
export const bands: Hero = {
  label: 'Bands and thresholds',
  live: {
    behind: (pen, _, sound) => sound.spectrum(pen),
    over: (pen, hand, sound) => sound.bands(pen, [0, ...splits(hand).map((id) => shareOfHertz(hand.value(id))), 1]),
  },
  draw(pen, hand) {
    hertzLines(pen);
    for (let db = -60; db <= 0; db += 12) pen.across((db + 60) / 60, String(db).replace('-', '−'));
    const edges = [0, ...splits(hand).map((id) => shareOfHertz(hand.value(id))), 1];
    for (let band = 1; band < edges.length; band++) {
      const from = edges[band - 1] ?? 0;
      const to = edges[band] ?? 1;
      const level = (hand.value(`band-${band}-threshold`) + 60) / 60;
      const on = hand.value(`band-${band}-active`) >= 0.5 && hand.value(`band-${band}-mute`) < 0.5;
      pen.curve([[from, level], [to, level]], on ? pen.colors.accent : pen.colors.edge, 1);
      if (band > 1) pen.upright(from, '', true);
    }
  },
  handles(pen, hand) {
    const ids = splits(hand);
    const edges = [0, ...ids.map((id) => shareOfHertz(hand.value(id))), 1];
    const crossings = ids.map((id): Handle => ({
      id, label: '', on: true, chosen: false, x: pen.x(shareOfHertz(hand.value(id))), y: pen.bottom - 6,
      move: (x) => ({ [id]: Number(hertzOfShare(pen.shareX(x)).toPrecision(3)) }),
      reset: () => ({ [id]: hand.parameter(id)?.initial ?? 1000 }),
    }));
    const thresholds = edges.slice(1).map((to, i): Handle => {
      const id = `band-${i + 1}-threshold`;
      return {
        id, label: String(i + 1), on: hand.value(`band-${i + 1}-active`) >= 0.5, chosen: hand.members.value['band-1'] === `band-${i + 1}`,
        x: pen.x(((edges[i] ?? 0) + to) / 2), y: pen.y((hand.value(id) + 60) / 60),
        press: () => (hand.members.value = { ...hand.members.peek(), 'band-1': `band-${i + 1}` }),
        move: (_, y) => ({ [id]: Math.round(pen.shareY(y) * 600) / 10 - 60 }),
        reset: () => ({ [id]: hand.parameter(id)?.initial ?? -20 }),
      };
    });
    return [...crossings, ...thresholds];
  },
};

function splits(hand: DeviceHand): string[] {
  return hand.value('bands') >= 0.5 ? ['crossover-1', 'crossover-2', 'crossover-3'] : ['crossover-1', 'crossover-2'];
}
