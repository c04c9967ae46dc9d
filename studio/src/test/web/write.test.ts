import { valueAt } from '../../main/web/song/curve';
import { type Manner, placed, type Sample, type Stretch, thinned } from '../../main/web/song/write';
import type { Point } from '../../main/web/wire/song.generated';
import { claim, near, same, truth } from './claim';

const SEEDS = 400;
const SONG = 4000;
const LINEAR: Manner = { steps: false, distance: (a, b) => Math.abs(a - b), tolerance: 0.01, back: 0 };
const STEPS: Manner = { ...LINEAR, steps: true };

/** Numbers from 0 to 1 that a seed gives (Marsaglia 2003). */
function chance(seed: number): () => number {
  let state = seed * 2654435761 + 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function lane(next: () => number, steps: boolean): Point[] {
  const places = new Set(Array.from({ length: 1 + Math.floor(next() * 12) }, () => Math.floor(next() * SONG)));
  return [...places].sort((a, b) => a - b).map((at): Point => {
    const shape = steps ? 'hold' : (['hold', 'linear', 'curved'] as const)[Math.floor(next() * 3)] ?? 'linear';
    return { at, value: Math.round(next() * 100) / 100, shape, bend: shape === 'curved' ? Math.round(next() * 200) / 100 - 1 : 0 };
  });
}

function stretch(next: () => number): Stretch {
  const from = next() < 0.1 ? 0 : Math.floor(next() * SONG);
  const to = from + 1 + Math.floor(next() ** 3 * 900);
  const places = new Set([from, ...Array.from({ length: Math.floor(next() * 40) }, () => from + Math.floor(next() * (to - from)))]);
  let value = next();
  return { from, to, samples: [...places].sort((a, b) => a - b).map((at): Sample => ({ at, value: (value = Math.min(1, Math.max(0, value + (next() - 0.5) * 0.2))) })) };
}

/** What a hand wrote: straight from sample to sample, or in steps, the last held. */
function asWritten({ samples }: Stretch, tick: number, steps: boolean): number {
  return valueAt(samples.map(({ at, value }): Point => ({ at, value, shape: steps ? 'hold' : 'linear', bend: 0 })), tick);
}

function whole(points: readonly Point[]): void {
  points.forEach((point, i) => {
    truth(Number.isInteger(point.at) && point.at >= 0 && (i === 0 || point.at > (points[i - 1]?.at ?? Infinity)), `places rise: ${JSON.stringify(points)}`);
    truth(Number.isFinite(point.value) && Math.abs(point.bend) <= 1 && (point.shape === 'curved' || point.bend === 0), `whole points: ${JSON.stringify(point)}`);
  });
}

for (const [name, manner] of [['curves', LINEAR], ['curves with a way back', { ...LINEAR, back: 37 }], ['switches', STEPS]] as const) {
  claim(`what is written over ${name} changes no tick outside, is near what the hand did inside, and leaves whole points`, () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const next = chance(seed);
      const old = lane(next, manner.steps);
      const hand = stretch(next);
      const now = placed(old, hand, manner);
      whole(now);
      const end = hand.to + manner.back * (manner.steps ? 0 : 1);
      for (let tick = 0; tick < SONG + 1200; tick++) {
        if (tick < hand.from || tick >= end) near(valueAt(now, tick), valueAt(old, tick), 1e-9, `seed ${seed}, ${hand.from} to ${end}, tick ${tick}`);
        else if (tick < hand.to) near(valueAt(now, tick), asWritten(hand, tick, manner.steps), 2 * manner.tolerance + 1e-9, `seed ${seed}, inside, tick ${tick}`);
      }
    }
  });
}

claim('writing the same again changes nothing that is heard', () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const next = chance(seed);
    const hand = stretch(next);
    const once = placed(lane(next, false), hand, { ...LINEAR, tolerance: 0 });
    const twice = placed(once, hand, { ...LINEAR, tolerance: 0 });
    for (let tick = 0; tick < SONG + 1000; tick += 7) near(valueAt(twice, tick), valueAt(once, tick), 1e-9, `seed ${seed}, tick ${tick}`);
  }
});

claim('of two passes over each other the later is heard where it was, the earlier where it alone was', () => {
  const flat: Point[] = [{ at: 0, value: 0, shape: 'linear', bend: 0 }];
  const early = placed(flat, { from: 100, to: 300, samples: [{ at: 100, value: 1 }] }, LINEAR);
  const late = placed(early, { from: 200, to: 400, samples: [{ at: 200, value: 0.5 }] }, LINEAR);
  same([99, 100, 199, 200, 399, 400, 1000].map((tick) => valueAt(late, tick)), [0, 1, 1, 0.5, 0.5, 0, 0]);
});

claim('a hand that goes straight leaves two points, whatever the frames; a hand that rests leaves no more', () => {
  const ramp = Array.from({ length: 500 }, (_, i) => ({ at: i * 10, value: i / 499 }));
  same(thinned(ramp, LINEAR).length, 2);
  const rest = Array.from({ length: 500 }, (_, i) => ({ at: i * 10, value: i < 250 ? 0.2 : 0.7 }));
  same(thinned(rest, LINEAR).map(({ at }) => at), [0, 2490, 2500, 4990]);
});

claim('what is picked up where the curve stands goes on from it without a jump', () => {
  const rise: Point[] = [{ at: 0, value: 0, shape: 'linear', bend: 0 }, { at: 1000, value: 1, shape: 'linear', bend: 0 }];
  const now = placed(rise, { from: 500, to: 700, samples: [{ at: 500, value: 0.505 }, { at: 600, value: 0.2 }] }, { ...LINEAR, back: 100 });
  same(now, [
    { at: 0, value: 0, shape: 'linear', bend: 0 }, { at: 500, value: 0.5, shape: 'linear', bend: 0 }, { at: 600, value: 0.2, shape: 'linear', bend: 0 },
    { at: 700, value: 0.2, shape: 'linear', bend: 0 }, { at: 800, value: 0.8, shape: 'linear', bend: 0 }, { at: 1000, value: 1, shape: 'linear', bend: 0 },
  ]);
});

claim('nothing written leaves the curve as it is', () => {
  const flat: Point[] = [{ at: 10, value: 0.3, shape: 'linear', bend: 0 }];
  same(placed(flat, { from: 5, to: 5, samples: [{ at: 5, value: 1 }] }, LINEAR), flat);
  same(placed(flat, { from: 5, to: 9, samples: [] }, LINEAR), flat);
});
