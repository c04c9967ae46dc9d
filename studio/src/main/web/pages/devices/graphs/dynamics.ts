import type { DeviceHand, Values } from '../hand';
import { compressed, gated, limited } from './curves';
import type { Handle, Hero } from './hero';
import type { Pen } from './pen';

const LEAST = -60;
const MOST = 6;
const share = (decibels: number) => (decibels - LEAST) / (MOST - LEAST);
const decibels = (at: number) => Math.round((LEAST + at * (MOST - LEAST)) * 10) / 10;

function frame(pen: Pen): void {
  for (let db = LEAST; db <= 0; db += 12) {
    pen.across(share(db), String(db).replace('-', '−'), db === 0);
    pen.upright(share(db), String(db).replace('-', '−'), db === 0);
  }
  pen.dashed(pen.x(0), pen.y(0), pen.x(share(MOST)), pen.y(share(MOST)));
}

function transfer(pen: Pen, out: (level: number) => number): void {
  const points: [number, number][] = [];
  for (let level = LEAST; level <= MOST; level += 0.25) points.push([share(level), Math.max(-0.05, share(out(level)))]);
  pen.curve(points, pen.colors.accent, 0, 2);
}

/** Levels and gain reduction of the last seconds behind the curve, and where on it the sound is. */
const live: NonNullable<Hero['live']> = {
  behind: (pen, _, sound) => sound.history(pen, share),
  over: (pen, _, sound) => sound.needle(pen, share),
};

const curveOf = (hand: DeviceHand) => ({
  threshold: hand.value('threshold'), ratio: hand.value('ratio'), knee: hand.value('knee'), makeup: hand.value('makeup'), range: hand.value('range'), mix: hand.value('mix') / 100,
});

/** A compressor: the level out over the level in, after its times; of characters with a curve of their own as the device makes it. */
export const compressor: Hero = {
  label: 'Level out over level in',
  live,
  wanted: (hand) => (hand.value('character') > 0 ? { of: 'levels' } : null),
  draw(pen, hand, curve) {
    frame(pen);
    if (hand.value('character') === 0) transfer(pen, (level) => compressed(level, curveOf(hand)));
    else if (curve) pen.curve(curve.x.map((level, i) => [share(level), share(curve.left[i] ?? LEAST)] as const), pen.colors.accent, 0, 2);
    const at = pen.x(share(hand.value('threshold')));
    pen.dashed(at, pen.top, at, pen.bottom);
  },
  handles(pen, hand) {
    const now = curveOf(hand);
    const y = (level: number) => pen.y(Math.min(1, Math.max(0, share(compressed(level, now)))));
    const held = { ...now, makeup: 0, range: 60, mix: 1 };
    const own = hand.value('character') > 0;
    const threshold: Handle = {
      id: 'threshold', label: '', on: true, chosen: false, x: pen.x(share(now.threshold)), y: own ? pen.bottom : y(now.threshold),
      move: (x) => ({ threshold: decibels(pen.shareX(x)) }), reset: () => ({ threshold: hand.parameter('threshold')?.initial ?? -18 }),
    };
    if (own) return [threshold];
    return [
      threshold,
      {
        id: 'ratio', label: '', on: true, chosen: false, x: pen.x(share(0)), y: y(0),
        move: (_, at): Values => {
          const out = decibels(pen.shareY(at)) - compressed(0, now) + compressed(0, held);
          const room = -now.threshold;
          return room < 1 ? {} : { ratio: Math.min(50, Math.max(1, Number((room / Math.max(room / 50, out - now.threshold)).toPrecision(3)))) };
        },
        reset: () => ({ ratio: hand.parameter('ratio')?.initial ?? 4 }),
      },
    ];
  },
};

/** A gate: the level out over the level in, once it has opened or closed. */
export const gate: Hero = {
  label: 'Level out over level in',
  live,
  draw(pen, hand) {
    frame(pen);
    const opens = hand.value('threshold');
    const closes = opens - hand.value('hysteresis');
    if (hand.value('ratio') >= 100 && hand.value('duck') < 0.5 && closes < opens) {
      const x = pen.x(share(closes));
      pen.dashed(x, pen.y(share(closes)), x, pen.bottom);
    }
    transfer(pen, (level) => gated(level, opens, hand.value('ratio'), hand.value('range'), hand.value('duck') >= 0.5));
  },
  handles: (pen, hand) => [{
    id: 'threshold', label: '', on: true, chosen: false, x: pen.x(share(Math.max(LEAST, hand.value('threshold')))), y: pen.y(share(Math.max(LEAST, hand.value('threshold')))),
    move: (x) => ({ threshold: decibels(pen.shareX(x)) }), reset: () => ({ threshold: hand.parameter('threshold')?.initial ?? -40 }),
  }],
};

/** A limiter: what goes in at a level comes out no louder than its ceiling. */
export const limiter: Hero = {
  label: 'Level out over level in',
  live,
  draw(pen, hand) {
    frame(pen);
    transfer(pen, (level) => limited(level, hand.value('gain'), hand.value('ceiling')));
    pen.dashed(pen.left, pen.y(share(hand.value('ceiling'))), pen.right, pen.y(share(hand.value('ceiling'))));
  },
  handles: (pen, hand) => {
    const { gain, ceiling } = { gain: hand.value('gain'), ceiling: hand.value('ceiling') };
    return [{
      id: 'ceiling', label: '', on: true, chosen: false, x: pen.x(share(Math.min(MOST, ceiling - gain))), y: pen.y(share(ceiling)),
      move: (x, y) => {
        const top = Math.min(0, decibels(pen.shareY(y)));
        return { ceiling: top, gain: top - decibels(pen.shareX(x)) };
      },
      reset: () => ({ gain: 0, ceiling: hand.parameter('ceiling')?.initial ?? -1 }),
    }];
  },
};
