import { Surface, blended, pixel } from '../../main/web/view/pixels';
import { Columns, WaveReader } from '../../main/web/view/wave/columns';
import { fadeGain, factorOf } from '../../main/web/view/wave/fades';
import { framesOfPair, levelFor, pairsOfBlock } from '../../main/web/view/wave/levels';
import { type PeakSupply, PeakStore, type WaveSource } from '../../main/web/view/wave/peak-store';
import { Play } from '../../main/web/view/wave/play';
import { drawColumns, drawDots } from '../../main/web/view/wave/raster';
import type { AudioClip } from '../../main/web/wire/song.generated';
import { claim, near, same, truth } from './claim';

const FRAMES = 1_000_000;
const source: WaveSource = { id: 'one', rate: 48_000, channels: 2, frames: FRAMES };

/** A sound whose sample at frame f of channel c is known. */
function sample(f: number, c: number): number {
  return (((f * 7919 + c * 131) % 20_011) - 10_000) / 32_768;
}

function extremes(c: number, from: number, to: number): [number, number] {
  let least = Infinity;
  let most = -Infinity;
  for (let f = from; f < Math.min(FRAMES, to); f++) {
    least = Math.min(least, sample(f, c));
    most = Math.max(most, sample(f, c));
  }
  return [least, most];
}

const supply: PeakSupply = {
  pairs: async (_, level, from, count) => {
    const span = framesOfPair(level);
    const there = Math.max(0, Math.min(count, Math.ceil(FRAMES / span) - from));
    const out = new Int16Array(there * 4);
    for (let c = 0; c < 2; c++) {
      for (let i = 0; i < there; i++) {
        const [least, most] = extremes(c, (from + i) * span, (from + i + 1) * span);
        out[(c * there + i) * 2] = Math.floor(least * 32_768);
        out[(c * there + i) * 2 + 1] = Math.ceil(most * 32_768);
      }
    }
    return out;
  },
  samples: async (_, from, count) => {
    const there = Math.max(0, Math.min(count, FRAMES - from));
    return Float32Array.from({ length: there * 2 }, (_, i) => sample(from + (i % there), Math.floor(i / there)));
  },
};

async function settled(): Promise<void> {
  for (let i = 0; i < 50; i++) await Promise.resolve();
  await new Promise<void>((done) => setTimeout(done, 0));
}

declare function setTimeout(work: () => void, time: number): void;

/** Reads columns again and again until everything is there. */
async function read(channel: number, step: number, first: number, count: number): Promise<Columns> {
  const store = new PeakStore(supply);
  const reader = new WaveReader(store);
  const columns = new Columns(count);
  for (let turn = 0; turn < 20; turn++) {
    reader.begin(source, channel, step);
    for (let x = 0; x < count; x++) reader.add(columns, x, first + x * step, first + (x + 1) * step, true);
    if (reader.complete) return columns;
    await settled();
  }
  throw new Error('peaks never became complete');
}

claim('each density of pixels has the coarsest level that still has a pair for each', () => {
  same([0.1, 255, 256, 1023, 1024, 4096, 16_383, 16_384, 65_535, 65_536, 1e9].map(levelFor), [-1, -1, 0, 0, 1, 2, 2, 3, 3, 4, 4]);
});

claim('columns at the borders of pairs have exactly the extremes of their frames', async () => {
  for (const step of [256, 512, 4096]) {
    const columns = await read(1, step, 10 * step, 40);
    for (let x = 0; x < 40; x++) {
      const [least, most] = extremes(1, (10 + x) * step, (11 + x) * step);
      same([columns.least[x], columns.most[x]], [least, most], `step ${step}, column ${x}`);
    }
  }
});

claim('between borders every pair is in some column: no extreme is lost', async () => {
  const step = 300.7;
  const columns = await read(0, step, 0, 500);
  const [least, most] = extremes(0, 0, Math.floor((500 * step) / 256) * 256);
  same([Math.min(...columns.least), Math.max(...columns.most)], [least, most]);
});

claim('the body lies within the extremes', async () => {
  const columns = await read(0, 900, 1234, 100);
  for (let x = 0; x < 100; x++) {
    truth((columns.bodyLeast[x] ?? 0) >= (columns.least[x] ?? 0) && (columns.bodyMost[x] ?? 0) <= (columns.most[x] ?? 0), `column ${x}`);
    truth((columns.bodyLeast[x] ?? 0) < (columns.bodyMost[x] ?? 0), `column ${x} has a body`);
  }
});

claim('below 256 frames a pixel columns come from samples, and each touches the next', async () => {
  const columns = await read(0, 16, 5000, 60);
  for (let x = 0; x < 60; x++) {
    const [least, most] = extremes(0, 5000 + x * 16, 5000 + (x + 1) * 16 + 1);
    near(columns.least[x] ?? 0, least, 1e-6);
    near(columns.most[x] ?? 0, most, 1e-6);
  }
  const close = await read(0, 0.25, 5000, 8);
  near(close.least[0] ?? 0, Math.min(sample(5000, 0), sample(5000, 0) + (sample(5001, 0) - sample(5000, 0)) / 4), 1e-6);
});

claim('outside of the recording there is silence', async () => {
  const columns = await read(0, 256, -2560, 20);
  same([...columns.least.slice(0, 10)], new Array(10).fill(0));
  truth((columns.least[10] ?? 0) < 0, 'and then there is sound');
});

claim('while detail is on its way, coarser levels that are there stand for it', async () => {
  const store = new PeakStore(supply);
  const reader = new WaveReader(store);
  const columns = new Columns(4);
  reader.begin(source, 0, 65_536);
  reader.add(columns, 0, 0, 65_536, true);
  await settled();
  reader.begin(source, 0, 256);
  reader.add(columns, 0, 0, 256, true);
  same(reader.complete, false);
  same([columns.least[0], columns.most[0]], extremes(0, 0, 65_536));
});

claim('the store asks for each block once, forgets the least recently used, and ends asking after refusals', async () => {
  let asked = 0;
  const store = new PeakStore({ ...supply, pairs: (...all) => (asked++, supply.pairs(...all)) }, 24_000);
  store.block(source, 0, 0);
  store.block(source, 0, 0);
  await settled();
  same(asked, 1);
  truth(store.block(source, 0, 0) !== null, 'it is there');
  for (const index of [1, 2]) {
    store.block(source, 0, index);
    await settled();
    store.peek(source, 0, 0);
  }
  same([store.peek(source, 0, 0) !== null, store.peek(source, 0, 1) !== null], [true, false]);
  same(store.block(source, 0, Math.ceil(FRAMES / 256 / pairsOfBlock(0))), null);
  await settled();
  same(asked, 3);
});

const clip: AudioClip = {
  kind: 'audio', id: 'c', name: '', at: 0, length: 0, muted: false, source: 'one', offsetFrames: 1000, loopFrames: null, gain: 0,
  fadeIn: { length: 0, shape: 'linear' }, fadeOut: { length: 0, shape: 'linear' }, reversed: false, envelopeFrames: [], color: '',
};

/** The frames that a column of a clip is made from. */
function stretches(play: Play, a: number, b: number): number[][] {
  const found: number[][] = [];
  const reader = { add: (_c: Columns, _x: number, from: number, to: number) => void found.push([from, to]) } as unknown as WaveReader;
  play.add(reader, new Columns(1), 0, a, b);
  return found;
}

claim('a clip plays its recording from its offset, backwards from its end, and around its loop', () => {
  same(stretches(new Play(clip, 5000), 10, 20), [[1010, 1020]]);
  same(stretches(new Play({ ...clip, reversed: true }, 5000), 10, 20), [[5980, 5990]]);
  const loop = { ...clip, loopFrames: { at: 1100, length: 50 } };
  same(stretches(new Play(loop, 5000), 100, 110), [[1100, 1110]]);
  same(stretches(new Play(loop, 5000), 145, 155), [[1145, 1150], [1100, 1105]]);
  same(stretches(new Play(loop, 5000), 255, 265), [[1105, 1115]]);
  same(stretches(new Play(loop, 5000), 245, 255), [[1145, 1150], [1100, 1105]]);
  same(stretches(new Play(loop, 5000), 300, 400), [[1100, 1150]]);
  same(new Play(loop, 5000).turns(0, 260, 100), [150, 200, 250]);
  same(new Play({ ...clip, reversed: true }, 5000).frameAt(0), 5999);
});

claim('fades have the gains that the program plays', () => {
  same((['linear', 'slow', 'fast'] as const).map((shape) => fadeGain(shape, 0.25)), [0.25, 0.0625, 0.4375]);
  near(fadeGain('equal-power', 0.5) ** 2, 0.5, 1e-12);
  near(fadeGain('s-curve', 0.5), 0.5, 1e-12);
  same([fadeGain('linear', -1), fadeGain('slow', 2), factorOf(-Infinity), factorOf(0)], [0, 1, 0, 1]);
});

const WHITE = pixel('#ffffff');
const GRAY = pixel('#808080');
const RED = pixel('#ff0000');
const BLACK = pixel('#000000');

/** A surface as text: `#` white, `+` gray, `!` red, a digit for other lightness, `.` black. */
function picture(surface: Surface): string[] {
  return Array.from({ length: surface.height }, (_, y) =>
    Array.from({ length: surface.width }, (_, x) => {
      const p = surface.at(x, y);
      return p === WHITE ? '#' : p === GRAY ? '+' : p === RED ? '!' : p === BLACK ? '.' : String(Math.floor((p & 255) / 26));
    }).join(''),
  );
}

claim('a wave is drawn pixel for pixel: whole pixels full, parts of pixels in part, silence as a line', () => {
  const surface = new Surface(8, 8);
  surface.fill(0, 0, 8, 8, BLACK);
  const columns = new Columns(8);
  const gains = new Float32Array(8).fill(1);
  [0, 0.25, 0.5, 1, 0.125, 0.6, 1.2, -0.5].forEach((most, x) => {
    columns.most[x] = most;
    columns.least[x] = x === 7 ? -0.75 : -most / 2;
    columns.bodyMost[x] = most / 2;
    columns.bodyLeast[x] = -most / 4;
  });
  const box = { top: 0, height: 8, from: 0, to: 8 };
  drawColumns(surface, columns, box, gains, { peak: GRAY, body: WHITE, over: RED }, 1, true);
  same(picture(surface), [
    '...+..!.',
    '...+.1!.',
    '..+#.5#.',
    '2+##3##.',
    '227#17#.',
    '...+.05.',
    '......!+',
    '......!.',
  ]);
});

claim('opacity mixes each channel by itself', () => {
  same(blended(pixel('#000000'), pixel('#ff8040'), 128), pixel('#7f4020'));
  same(blended(pixel('#102030'), pixel('#ffffff'), 256), pixel('#ffffff'));
  same(blended(pixel('#102030'), pixel('#ffffff'), 0), pixel('#102030'));
  same(pixel('#123456'), 0xff563412);
});

claim('dots stand on their samples', async () => {
  const store = new PeakStore({ ...supply, samples: async (_, __, count) => Float32Array.from({ length: count * 2 }, (_, i) => [0, 0.5, -0.5][i % 3] ?? 0) });
  store.block(source, -1, 0);
  await settled();
  const reader = new WaveReader(store);
  reader.begin(source, 0, 0.1);
  const surface = new Surface(31, 9);
  surface.fill(0, 0, 31, 9, BLACK);
  drawDots(surface, reader, new Play({ ...clip, offsetFrames: 0 }, 100), { top: 0, height: 9, from: 0, to: 31 }, 0, 0.1, new Float32Array(31).fill(1), WHITE, 3);
  same(picture(surface), [
    '...............................',
    '.........###...................',
    '.........###...................',
    '.........###...................',
    '##...........................##',
    '##...........................##',
    '##.................###.......##',
    '...................###.........',
    '...................###.........',
  ]);
});
