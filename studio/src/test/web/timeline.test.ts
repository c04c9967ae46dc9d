import { envelopeOf, travel, valueAt, yOf, levelAt } from '../../main/web/view/arrange/automation-curve';
import { ClipPainter, type ClipScene } from '../../main/web/view/arrange/clip-paint';
import { hitAt } from '../../main/web/view/arrange/hits';
import { LaneTiles } from '../../main/web/view/arrange/lane-tiles';
import { rulerHit } from '../../main/web/view/arrange/ruler-hits';
import { BARS, rulerHeight, sectionName } from '../../main/web/view/arrange/ruler-lanes';
import { type Arrangement, Plan, type Row } from '../../main/web/view/arrange/scene';
import { zoneAt } from '../../main/web/view/arrange/zones';
import { QUARTER } from '../../main/web/wire/quarters';
import { Look } from '../../main/web/view/look';
import { drawNotes, turnsOf } from '../../main/web/view/notes-preview';
import { pixel, Surface } from '../../main/web/view/pixels';
import type { TextMasks } from '../../main/web/view/text-masks';
import { TimeAxis } from '../../main/web/view/time-axis';
import { PeakStore } from '../../main/web/view/wave/peak-store';
import { PALETTES } from '../../main/web/theme/tokens';
import type { AudioClip, NoteClip, Pattern, Song, Track } from '../../main/web/wire/song.generated';
import { seconds, song, supply } from './bench/synthetic';
import { claim, near, same, truth } from './claim';

declare function setTimeout(work: () => void, time: number): void;
const pause = (time: number) => new Promise<void>((done) => setTimeout(done, time));

/** Texts are boxes: five pixels a letter. */
const masks: TextMasks = {
  mask: (text, size, most) => {
    const width = Math.min(most, text.length * 5);
    return { width, height: size, cover: new Uint8Array(width * size).fill(200) };
  },
};
const look = new Look('dark', PALETTES.dark);
const small = song(6, 60, 600);
const scene: ClipScene = { sources: small.sources, patterns: small.patterns, seconds };

function hash(data: Uint32Array): string {
  let h = 0x811c9dc5;
  for (const p of data) for (const byte of [p & 255, (p >> 8) & 255, (p >> 16) & 255, p >>> 24]) h = Math.imul(h ^ byte, 0x01000193) >>> 0;
  return h.toString(16);
}

function track(index: number): Track {
  const found = small.tracks[index];
  if (!found) throw new Error(`no track ${index}`);
  return found;
}

async function painted(store: PeakStore, width: number, left: number, which: Track, scale: number, height: number): Promise<Surface> {
  const painter = new ClipPainter(store, masks);
  for (let turn = 0; turn < 100; turn++) {
    const surface = new Surface(width, height);
    painter.complete = true;
    for (const clip of which.clips) painter.paint(surface, clip, scene, look, which.color, false, { left, scale, ratio: 1 });
    if (painter.complete) return surface;
    await pause(5);
  }
  throw new Error('never complete');
}

claim('a picture of clips is the same whichever tiles it is made of', async () => {
  const store = new PeakStore(supply);
  for (const [index, scale] of [[0, 6.3], [2, 6.3], [1, 900], [1, 31_000], [2, 40]] as const) {
    const left = Math.round(10 * scale);
    const whole = await painted(store, 600, left, track(index), scale / QUARTER, 63);
    for (const cut of [1, 255, 300]) {
      const one = await painted(store, cut, left, track(index), scale / QUARTER, 63);
      const two = await painted(store, 600 - cut, left + cut, track(index), scale / QUARTER, 63);
      const joined = new Surface(600, 63);
      joined.pasteColumns(one, 0, 0, 0, cut, 0, 63);
      joined.pasteColumns(two, cut, 0, 0, 600 - cut, 0, 63);
      same(hash(joined.data), hash(whole.data), `track ${index}, scale ${scale}, cut at ${cut}`);
    }
  }
});

claim('clips are drawn byte for byte as they were', async () => {
  const store = new PeakStore(supply);
  const all: string[] = [];
  for (const height of [17, 32, 63, 95]) {
    for (const index of [0, 1, 2]) all.push(hash((await painted(store, 700, 100, track(index), 5 / QUARTER, height)).data));
  }
  same(all, [
    'a0996848', '9870d420', '65eef3f6', '17533c91', '837ae6bc', 'b588afd0',
    'a1540a2e', 'e96a1907', '43cbe8a2', '63ce979d', '7a9620bb', '3fc8d49f',
  ]);
});

claim('tiles are drawn once, again after a change of their lane, and never for another lane', async () => {
  const store = new PeakStore(supply);
  const painter = new ClipPainter(store, masks);
  const tiles = new LaneTiles(painter, () => 0);
  const picture = new Surface(1000, 200);
  const draw = (tracks: readonly Track[], of: ClipScene, arrivals: number) => {
    tiles.begin({ scene: of, look, scale: 8 / QUARTER, ratio: 1, left: 100, arrivals, budget: 1 });
    tracks.forEach((each, i) => tiles.draw(picture, each.id, each, i * 64, 63, 0, 200));
    return tiles.drawn;
  };
  const two = [track(0), track(2)];
  let arrivals = 0;
  store.onArrival(() => arrivals++);
  same(draw(two, scene, arrivals), 6);
  for (let turn = 0; turn < 50 && (turn === 0 || tiles.drawn > 0); turn++) {
    await pause(10);
    draw(two, scene, arrivals);
  }
  same(draw(two, scene, arrivals), 0);
  const renamed = { ...track(2), name: 'another', fader: -3 };
  same(draw([track(0), renamed], scene, arrivals), 0);
  const moved = { ...track(2), clips: track(2).clips.slice(1) };
  same(draw([track(0), moved], scene, arrivals), 2);
  const id = (track(2).clips[0] as NoteClip).pattern;
  const pattern = small.patterns[id] as Pattern;
  const edited = { ...scene, patterns: { ...small.patterns, [id]: { ...pattern, notes: pattern.notes.slice(1) } } };
  same(draw([track(0), moved], edited, arrivals), 2);
});

claim('a frame without time draws plain clips and asks for another frame', () => {
  const painter = new ClipPainter(new PeakStore(supply), masks);
  let now = 0;
  const tiles = new LaneTiles(painter, () => now++);
  const picture = new Surface(1600, 64);
  tiles.begin({ scene, look, scale: 8 / QUARTER, ratio: 1, left: 0, arrivals: 0, budget: 1 });
  tiles.draw(picture, 'x', track(0), 0, 63, 0, 64);
  same([tiles.drawn, tiles.pending], [1, true]);
  truth(picture.data.some((p) => p === look.clip(track(0).color, false).body), 'there are bodies');
});

const audio = track(0).clips[0] as AudioClip;
const notes = track(2).clips[0] as NoteClip;

claim('zones of an audio clip: edges, fades in the upper corners, gain at the top, loop at the bottom', () => {
  const clip = { ...audio, length: 100 * QUARTER, fadeIn: { length: 20 * QUARTER, shape: 'linear' as const }, fadeOut: { length: 0, shape: 'linear' as const } };
  const zone = (x: number, y: number) => zoneAt(clip, x, y, 200, 64, 2 / QUARTER);
  same([zone(2, 40), zone(197, 40), zone(100, 40), zone(100, 8), zone(100, 2), zone(100, 62)], ['left', 'right', 'body', 'body', 'gain', 'loop']);
  same([zone(40, 20), zone(36, 24), zone(60, 20), zone(196, 20), zone(3, 20)], ['fade-in', 'fade-in', 'body', 'fade-out', 'left']);
});

claim('note clips have neither fades nor gain, and small clips only edges and body', () => {
  same([zoneAt(notes, 40, 20, 200, 64, 1), zoneAt(notes, 40, 1, 200, 64, 1)], ['body', 'body']);
  same([0, 2, 6, 10].map((x) => zoneAt(audio, x, 15, 12, 64, 1)), ['left', 'left', 'body', 'right']);
  same(zoneAt(audio, 50, 1, 100, 20, 1), 'body');
});

function arrangement(of: Song, rows: readonly Row[]): Arrangement {
  return { song: of, seconds, rows, selected: new Set(), focus: null, time: null, hover: null, ghosts: [], loop: null, line: null, snap: 0 };
}

claim('what lies under the pointer is found in its row: clips, empty lanes, points and lines of automation, nothing', () => {
  const axis = new TimeAxis();
  axis.extend(1000 * QUARTER);
  axis.resize(1000);
  axis.restore(0, 4 / QUARTER);
  const first = { ...track(0), clips: [{ ...audio, at: 10 * QUARTER, length: 20 * QUARTER }], automation: track(0).automation };
  const lane = {
    target: 'fader' as const, enabled: true,
    points: [{ at: 50 * QUARTER, value: 0, shape: 'linear' as const, bend: 0 }, { at: 100 * QUARTER, value: 1, shape: 'linear' as const, bend: 0 }],
  };
  const rows: Row[] = [
    { id: 'a', track: first.id, kind: 'clips', height: 64, automation: null },
    { id: 'b', track: first.id, kind: 'automation', height: 50, automation: { lane, levelOf: (v) => v, valueAt: (l) => l } },
  ];
  const all = arrangement({ ...small, tracks: [first] }, rows);
  const plan = new Plan(all, null);
  const at = (x: number, y: number) => hitAt(all, plan, axis, x, y);
  const clip = at(80, 40);
  same([clip.kind, clip.kind === 'clip' ? [clip.clip.id, clip.zone, clip.tick / QUARTER] : null], ['clip', [audio.id, 'body', 20]]);
  same([at(20, 40).kind, at(20, 200).kind], ['lane', 'none']);
  const box = { top: 64, height: 50, width: 1000, origin: 0, scale: 4 / QUARTER };
  const point = at(202, yOf(0, box) - 2);
  same([point.kind, point.kind === 'point' ? point.index : null], ['point', 0]);
  const line = at(300, yOf(0.5, box) + 3);
  same(line.kind === 'curve' ? [line.index, line.on] : line.kind, [0, true]);
  const away = at(300, yOf(0.9, box));
  same(away.kind === 'curve' ? [away.index, away.on] : away.kind, [0, false]);
  if (away.kind === 'curve') near(away.value, 0.9, 1e-9);
});

claim('automation goes the way that the program plays it', () => {
  const points = [
    { at: 0, value: 0, shape: 'linear' as const, bend: 0 },
    { at: 100, value: 10, shape: 'hold' as const, bend: 0 },
    { at: 200, value: 20, shape: 'curved' as const, bend: 0.5 },
    { at: 300, value: 30, shape: 'linear' as const, bend: 0 },
  ];
  same([-5, 0, 50, 100, 199, 200, 300, 999].map((tick) => valueAt(points, tick)), [0, 0, 5, 10, 10, 20, 30, 30]);
  const k = 1.49 / 0.51;
  near(valueAt(points, 250), 20 + (10 * k * 0.5) / (1 + (k - 1) * 0.5), 1e-12);
  same(travel({ at: 0, value: 0, shape: 'linear', bend: 0 }, 0.3), 0.3);
  same(Number.isNaN(valueAt([], 5)), true);
  same(envelopeOf([{ at: 3, gain: -6, shape: 'linear', bend: 0 }]), [{ at: 3, value: -6, shape: 'linear', bend: 0 }]);
  const box = { top: 10, height: 60, width: 0, origin: 0, scale: 1 };
  for (const level of [0, 0.3, 1]) near(levelAt(yOf(level, box), box), level, 1e-12);
});

claim('a looped pattern turns where the program turns it', () => {
  const clip: NoteClip = { ...notes, at: 1000, length: 350, offset: 30, loop: { at: 20, length: 100 } };
  same(turnsOf(clip, 1000, 2000), [{ from: 30, to: 120, at: 1000 }, { from: 20, to: 120, at: 1090 }, { from: 20, to: 120, at: 1190 }, { from: 20, to: 80, at: 1290 }]);
  same(turnsOf(clip, 1195, 1200), [{ from: 20, to: 120, at: 1190 }]);
  same(turnsOf({ ...clip, loop: null }, 0, 9999), [{ from: 30, to: 380, at: 1000 }]);
});

claim('notes are drawn at their place and height, and cut at the end of their clip', () => {
  const note = { velocity: 127, release: 64, expressions: [] };
  const pattern: Pattern = {
    id: 'p', name: '', controls: [], rows: [],
    notes: [{ ...note, at: 0, length: 2, key: 60 }, { ...note, at: 4, length: 3, key: 73 }, { ...note, at: 8, length: 9, key: 67 }],
  };
  const clip: NoteClip = { ...notes, at: 2, length: 10, offset: 0, loop: null, pattern: 'p' };
  const surface = new Surface(14, 14);
  const black = pixel('#000000');
  surface.fill(0, 0, 14, 14, black);
  drawNotes(surface, clip, pattern, { top: 0, height: 14, from: 2, to: 12, scale: 1, left: 0 }, pixel('#ffffff'), black, 1);
  const lit = (x: number, y: number) => surface.at(x, y) !== black;
  same([lit(2, 13), lit(3, 13), lit(4, 13), lit(6, 0), lit(8, 0), lit(9, 0), lit(10, 6), lit(11, 6), lit(12, 6)], [true, true, false, true, true, false, true, true, false]);
});

claim('the steps of rows are drawn through all of their repeats, each row on a line of its own', () => {
  const step = (index: number) => ({ index, velocity: 127, length: 1, chance: 1, ratchet: 1, shift: 0 });
  const row = { name: '', rate: 4, swing: 50, choke: 0, muted: false, seed: 0 };
  const pattern: Pattern = {
    id: 'p', name: '', notes: [], controls: [],
    rows: [{ ...row, key: 36, length: 4, steps: [step(0), step(7)] }, { ...row, key: 99, length: 3, steps: [step(1)] }, { ...row, key: 40, length: 2, muted: true, steps: [step(0)] }],
  };
  const clip: NoteClip = { ...notes, at: 0, length: 32, offset: 0, loop: null, pattern: 'p' };
  const surface = new Surface(32, 8);
  const black = pixel('#000000');
  surface.fill(0, 0, 32, 8, black);
  drawNotes(surface, clip, pattern, { top: 0, height: 8, from: 0, to: 32, scale: 1, left: 0 }, pixel('#ffffff'), black, 1);
  const rows = [0, 1, 2, 3, 4, 5, 6, 7].map((y) => Array.from({ length: 32 }, (_, x) => (surface.at(x, y) === black ? '.' : '#')).join(''));
  same(rows.filter((text) => text.includes('#')), [
    '....###.........###.........###.', '....###.........###.........###.',
    '###.............###.............', '###.............###.............',
  ]);
});

claim('the ruler tells the loop, its ends, sections, markers and chords apart', () => {
  const axis = new TimeAxis();
  axis.extend(2000 * QUARTER);
  axis.resize(1000);
  axis.restore(0, 2 / QUARTER);
  const lanes = ['sections', 'markers', 'chords', 'tempo'] as const;
  const state = { song: small, lanes, loop: { from: 20 * QUARTER, to: 60 * QUARTER, on: true } };
  const at = (x: number, y: number) => {
    const hit = rulerHit(state, axis, x, y);
    return hit.kind === 'brace' ? hit.part : hit.kind === 'item' ? `${hit.lane} ${hit.key} ${hit.part}` : hit.kind;
  };
  same([at(10, 4), at(41, 4), at(80, 4), at(119, 4), at(200, 4), at(80, 20)], ['empty', 'start', 'body', 'end', 'empty', 'bars']);
  same([at(2, BARS + 5), at(200, BARS + 5), at(398, BARS + 5), at(402, BARS + 5)], ['sections s-0 start', 'sections s-0 body', 'sections s-0 end', 'sections s-1 start']);
  same([at(78, BARS + 25), at(30, BARS + 25), at(35, BARS + 45)], ['markers m-1 body', 'lane', `chords ${16 * QUARTER} body`]);
  same(rulerHeight(lanes), BARS + 60 + 34);
  same([sectionName({ id: 's', kind: 'pre-chorus', name: '', at: 0, length: 1 }), sectionName({ id: 's', kind: 'drop', name: 'Big', at: 0, length: 1 })], ['Pre-chorus', 'Big']);
});
