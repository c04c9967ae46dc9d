import type { DeviceHand, Values } from '../hand';
import { rangeOf, words } from '../ranges';
import { attackAt, fallAt } from './curves';
import type { Handle, Hero, Wanted } from './hero';
import type { Pen } from './pen';

/** Widths of an envelope's stages, each a share of the whole at the greatest value. */
const STAGE = 0.29;
const HOLD = 0.1;
const POINTS = 24;

/** How wide a time is drawn: by its cube root, so that milliseconds beside seconds can be seen and dragged. */
const widthOf = (seconds: number, most: number) => Math.cbrt(seconds / most);
const timeOf = (width: number, most: number) => most * Math.min(1, Math.max(0, width)) ** 3;

/** An envelope of attack, decay, sustain and release; of a family, the member that is shown. */
export function envelope(family: string | null): Hero {
  const idOf = (hand: DeviceHand, end: string) => (family === null ? end : `${hand.members.value[family] ?? family}-${end}`);
  const stages = (hand: DeviceHand) => {
    const travel = (end: string) => {
      const parameter = hand.parameter(idOf(hand, end));
      return parameter ? widthOf(hand.value(parameter.id), parameter.max) : 0;
    };
    const sustain = hand.value(idOf(hand, 'sustain')) / 100;
    const a = STAGE * travel('attack');
    const d = a + STAGE * travel('decay');
    const s = d + HOLD;
    return { sustain, a, d, s, r: s + STAGE * travel('release') };
  };
  return {
    label: 'Envelope of a note',
    draw(pen, hand) {
      const { sustain, a, d, s, r } = stages(hand);
      for (const level of [0, 0.5, 1]) pen.across(level, String(level * 100));
      const points: [number, number][] = [];
      for (let i = 0; i <= POINTS; i++) points.push([(a * i) / POINTS, attackAt(i / POINTS)]);
      for (let i = 0; i <= POINTS; i++) points.push([a + ((d - a) * i) / POINTS, sustain + (1 - sustain) * fallAt(i / POINTS)]);
      for (let i = 0; i <= POINTS; i++) points.push([s + ((r - s) * i) / POINTS, sustain * fallAt(i / POINTS)]);
      for (const at of [a, d, s]) pen.dashed(pen.x(at), pen.top, pen.x(at), pen.bottom);
      pen.curve(points, pen.colors.accent, 0, 2);
      let last = -1;
      for (const [end, from, to] of [['attack', 0, a], ['decay', a, d], ['release', s, r]] as const) {
        const parameter = hand.parameter(idOf(hand, end));
        const x = Math.max(last, pen.x((from + to) / 2));
        if (parameter) pen.words(words(parameter, hand.value(parameter.id)), Math.max(pen.left + 16, x), pen.bottom + 4, 'center', 'top');
        last = Math.max(pen.left + 16, x) + 48;
      }
    },
    handles(pen, hand) {
      const { sustain, a, d, s, r } = stages(hand);
      const time = (end: string, from: number) => (x: number): Values => {
        const parameter = hand.parameter(idOf(hand, end));
        if (!parameter) return {};
        return { [parameter.id]: rangeOf(parameter).snap(timeOf((pen.shareX(x) - from) / STAGE, parameter.max), false) };
      };
      const handle = (id: string, x: number, y: number, move: Handle['move']): Handle => ({ id, label: '', on: true, chosen: false, x: pen.x(x), y: pen.y(y), move });
      return [
        handle('attack', a, 1, time('attack', 0)),
        handle('decay', d, sustain, (x, y) => ({ ...time('decay', a)(x), [idOf(hand, 'sustain')]: Math.round(Math.min(1, Math.max(0, pen.shareY(y))) * 100) })),
        handle('release', r, 0, time('release', s)),
      ];
    },
  };
}

function secondsLines(pen: Pen, seconds: number): void {
  const step = [0.05, 0.1, 0.2, 0.5, 1, 2, 5].find((each) => seconds / each <= 6) ?? 5;
  for (let at = 0; at <= seconds + 1e-6; at += step) pen.upright(at / seconds, step < 1 && at < 1 ? `${Math.round(at * 1000)} ms` : `${Math.round(at * 10) / 10} s`);
}

/** How the answer to a click dies away, both sides. */
export function decay(label: string, secondsOf: (hand: DeviceHand) => number): Hero {
  return {
    label,
    wanted: (hand) => ({ of: 'decay', seconds: secondsOf(hand) }),
    draw(pen, hand, curve) {
      const seconds = secondsOf(hand);
      secondsLines(pen, seconds);
      for (let db = -60; db <= 0; db += 12) pen.across((db + 60) / 60, String(db).replace('-', '−'));
      if (!curve) return;
      const line = (side: readonly number[]) => curve.x.map((at, i) => [at / seconds, Math.max(-0.05, ((side[i] ?? -99) + 60) / 60)] as const);
      pen.curve(line(curve.right), pen.colors.warn, 0, 1.25);
      pen.curve(line(curve.left), pen.colors.accent, 0, 1.5);
      pen.words('left', pen.right - 34, pen.top + 1, 'right', 'top', pen.colors.accentText);
      pen.words('right', pen.right - 4, pen.top + 1, 'right', 'top', pen.colors.warn);
    },
  };
}

/** What a modulator says over two bars with a note at each quarter. */
export const modulation: Hero = {
  label: 'What it says over two bars',
  wanted: (hand) => ({ of: 'shape', seconds: bars(hand) }),
  draw(pen, hand, curve) {
    const seconds = bars(hand);
    for (const level of [-100, -50, 0, 50, 100]) pen.across((level + 100) / 200, String(level).replace('-', '−'), level === 0);
    for (let beat = 0; beat <= 8; beat++) pen.upright(beat / 8, beat < 8 && beat % 4 === 0 ? `bar ${beat / 4 + 1}` : '', beat % 4 === 0);
    if (curve) pen.curve(curve.x.map((at, i) => [at / seconds, ((curve.left[i] ?? 0) + 1) / 2] as const), pen.colors.accent, 0.5, 2);
  },
};

function bars(hand: DeviceHand): number {
  return (8 * 60) / (hand.studio.song.peek().tempos[0]?.bpm ?? 120);
}

/** The loudness of a note, held for half of the time, as a picture of the sound. */
export function note(label: string, seconds: number, wanted: (hand: DeviceHand) => Partial<Wanted> = () => ({})): Hero {
  return {
    label,
    wanted: (hand) => ({ of: 'note', seconds, ...wanted(hand) }),
    draw(pen, _, curve) {
      secondsLines(pen, seconds);
      pen.across(0.5, '', true);
      if (!curve) return;
      const top = Math.max(1e-4, ...curve.left, ...curve.right);
      const outline = (sign: number) => curve.x.map((at, i) => [at / seconds, 0.5 + (sign * 0.46 * Math.max(curve.left[i] ?? 0, curve.right[i] ?? 0)) / top] as const);
      pen.curve(outline(1), pen.colors.accent, 0.5, 1.25);
      pen.curve(outline(-1), pen.colors.accent, 0.5, 1.25);
    },
  };
}

/** Two cycles of what comes out, over what went in when it is an effect. */
export function wave(label: string, effect: boolean, wanted: (hand: DeviceHand) => Partial<Wanted> = () => ({})): Hero {
  return {
    label,
    wanted: (hand) => ({ of: 'wave', ...wanted(hand) }),
    draw(pen, _, curve) {
      pen.across(0.5, effect ? '0' : '', true);
      const top = effect ? 1 : Math.max(1e-3, ...(curve?.left ?? []).map(Math.abs)) * 1.08;
      if (effect) for (const level of [-1, 1]) pen.across((level + 1) / 2, level < 0 ? '−1' : '1');
      if (!curve) return;
      const last = curve.x.length;
      if (effect) pen.curve(curve.x.map((_at, i) => [i / last, 0.5 + 0.25 * Math.sin((4 * Math.PI * i) / last)] as const), pen.colors.edge, null, 1);
      pen.curve(curve.left.map((value, i) => [i / last, 0.5 + value / top / 2] as const), pen.colors.accent, 0.5, 2);
      if (effect) pen.words('250 Hz at −6 dB', pen.right - 4, pen.bottom + 4, 'right', 'top');
    },
  };
}
