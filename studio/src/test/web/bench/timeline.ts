/** Scrolls and zooms a song of a hundred tracks and tells how long frames took: open timeline.html once it is bundled. */
import { applyTheme } from '../../../main/web/theme/theme';
import type { ThemeName } from '../../../main/web/theme/tokens';
import type { Arrangement, Row } from '../../../main/web/view/arrange/scene';
import { QUARTER } from '../../../main/web/wire/quarters';
import { navigate } from '../../../main/web/view/navigate';
import { RulerView, rulerHeight } from '../../../main/web/view/ruler';
import { tempoMap } from '../../../main/web/song/time';
import { TimeAxis } from '../../../main/web/view/time-axis';
import { TimelineView } from '../../../main/web/view/timeline';
import { PeakStore } from '../../../main/web/view/wave/peak-store';
import { LENGTH, seconds, song, supply } from './synthetic';

interface Figures {
  readonly fps: number;
  /** Milliseconds between frames: the middle one, the one that 95 of 100 keep to, the longest. */
  readonly between: readonly number[];
  /** Milliseconds of drawing, likewise. */
  readonly drawing: readonly number[];
}

declare global {
  interface Window {
    result?: unknown;
    view?: TimelineView;
  }
}

const wish = new URLSearchParams(location.search);
applyTheme((wish.get('theme') ?? 'dark') as ThemeName, 'normal');

function spread(all: number[]): number[] {
  const sorted = [...all].sort((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) * 100) / 100;
  return [at(0.5), at(0.95), at(1)];
}

function frame(): Promise<number> {
  return new Promise((done) => requestAnimationFrame(done));
}

async function measure(view: TimelineView, milliseconds: number, move: (n: number) => void): Promise<Figures> {
  const between: number[] = [];
  const drawing: number[] = [];
  let last = await frame();
  const end = last + milliseconds;
  for (let n = 0; last < end; n++) {
    move(n);
    const now = await frame();
    between.push(now - last);
    drawing.push(view.lastFrame);
    last = now;
  }
  const total = between.reduce((a, b) => a + b, 0);
  return { fps: Math.round((between.length / total) * 10_000) / 10, between: spread(between), drawing: spread(drawing) };
}

/** Puts 100,000 notes into one pattern and changes one at a time: milliseconds from the change to what is drawn. */
async function edits(view: TimelineView): Promise<number[]> {
  const before = view.arrangement.song;
  const many = song(3, 3, 100_000);
  const [id, pattern] = Object.entries(many.patterns)[0] ?? ['', undefined];
  const track = many.tracks[2];
  if (!pattern || !track) return [];
  const tracks = [track, ...before.tracks.slice(1)];
  const rows = view.arrangement.rows.map((row, i) => (i === 0 ? { ...row, track: track.id } : row));
  view.scrollTop = 0;
  const times: number[] = [];
  let notes = pattern.notes;
  for (let n = 0; n < 20; n++) {
    notes = notes.map((note, i) => (i === n * 4000 ? { ...note, key: 100 - note.key } : note));
    const begun = performance.now();
    view.show({ song: { ...before, tracks, patterns: { ...before.patterns, [id]: { ...pattern, notes } } }, rows });
    await frame();
    while (performance.now() - begun < 1000 && view.lastFrame === 0) await frame();
    times.push(performance.now() - begun);
  }
  return spread(times);
}

async function run(): Promise<void> {
  const host = document.getElementById('view');
  if (!host) return;
  const begun = performance.now();
  const height = Number(wish.get('row') ?? 64);
  const big = song(Number(wish.get('tracks') ?? 100), 3000, 100_000);
  const rows: Row[] = big.tracks.map((track) => ({ id: track.id, track: track.id, kind: 'clips', height, automation: null }));
  const lane = big.tracks[1]?.automation[0];
  if (lane) {
    rows.splice(2, 0, {
      id: 'lane', track: 'track-1', kind: 'automation', height: 64,
      automation: { lane, levelOf: (v) => (v + 60) / 66, valueAt: (l) => l * 66 - 60 },
    });
  }
  const made = performance.now();
  const axis = new TimeAxis();
  axis.extend(LENGTH);
  const arrangement: Arrangement = {
    song: big, seconds, rows, selected: new Set(['clip-0-1', 'clip-2-2', 'clip-4-0']), focus: 'track-1',
    time: { from: 60 * QUARTER, to: 76 * QUARTER, rows: new Set(['track-3', 'track-4']) },
    hover: null, ghosts: [], loop: { from: 32 * QUARTER, to: 64 * QUARTER, on: true }, line: null, snap: 0,
  };
  const view = new TimelineView(host, axis, new PeakStore(supply), arrangement);
  window.view = view;
  axis.zoomTo(0, Number(wish.get('beats') ?? 160) * QUARTER);
  const strip = document.getElementById('ruler');
  const lanes = ['clock', 'sections', 'markers', 'chords', 'tempo', 'meter'] as const;
  if (strip) {
    host.style.top = strip.style.height = `${rulerHeight(lanes)}px`;
    const ruler = new RulerView(strip, axis, {
      song: big, tempo: tempoMap(big), lanes, loop: arrangement.loop, time: arrangement.time, selected: { lane: 'sections', key: 's-1' }, snap: 0,
    });
    ruler.setPlayhead(45 * QUARTER);
  }
  navigate(host, view);
  view.setPlayhead(45 * QUARTER);
  await frame();
  await frame();
  const first = performance.now() - made;
  await new Promise((done) => setTimeout(done, 1500));
  if (wish.has('still')) {
    window.result = { first };
    return;
  }
  const side = await measure(view, 3000, (n) => axis.scrollBy(n % 200 < 100 ? 24 : -20));
  const down = await measure(view, 3000, (n) => (view.scrollTop += n % 300 < 150 ? 20 : -20));
  const zoom = await measure(view, 4000, (n) => axis.zoomAt(700, n % 120 < 60 ? 0.965 : 1 / 0.965));
  axis.zoomTo(0, LENGTH);
  await new Promise((done) => setTimeout(done, 1000));
  const all = await measure(view, 3000, (n) => (view.scrollTop += n % 300 < 150 ? 30 : -30));
  const head = await measure(view, 2000, (n) => view.setPlayhead(n * 3000));
  const edit = await edits(view);
  const memory = (performance as unknown as { memory?: { usedJSHeapSize: number } }).memory;
  window.result = {
    width: view.width, height: view.height, ratio: view.ratio, making: Math.round(made - begun), firstPaint: Math.round(first),
    side, down, zoom, all, head, edit, heap: memory ? Math.round(memory.usedJSHeapSize / 1e6) : -1,
  };
}

void run();
