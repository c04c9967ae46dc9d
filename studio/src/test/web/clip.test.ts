import { clipCommands } from '../../main/web/pages/clip/commands';
import { waveHit, WavePlan, yOf } from '../../main/web/pages/clip/hits';
import {
  beside, crossing, curveAt, frameAt, framesOf, freshPoint, gainOf, LEAST, levelOf, marksAt, MOST, movedPoints, nearest, parseTime, spanOf, tickOf, timeText, withPoint,
} from '../../main/web/pages/clip/math';
import { addPoint, deletePoints, nudgePoints, setOffset } from '../../main/web/pages/clip/acts';
import { chosenPoints, edited, editedOf } from '../../main/web/pages/clip/state';
import { selectedClips } from '../../main/web/pages/arrange/state';
import { arrangeCommands } from '../../main/web/pages/arrange/commands';
import { clashes, PRESETS, type PresetName } from '../../main/web/commands';
import { editCommands } from '../../main/web/commands/edit';
import { transportCommands } from '../../main/web/commands/transport';
import { newTrack } from '../../main/web/song/fresh';
import { TempoMap } from '../../main/web/song/time';
import { QUARTER } from '../../main/web/wire/quarters';
import type { AudioClip, AudioSource, GainPoint, Song } from '../../main/web/wire/song.generated';
import { claim, near, same, truth } from './claim';
import { FAKE_SONG, fakeStudio } from './fake-studio';

const RATE = 48000;
const tempo = new TempoMap([{ at: 0, bpm: 120, shape: 'step' }]);
const source: AudioSource = { id: 's', name: 'take', file: 'x', rate: RATE, channels: 1, frames: 10 * RATE };
/** Four seconds of a recording from its third second on. */
const clip: AudioClip = {
  kind: 'audio', id: 'a', name: '', at: 8 * QUARTER, length: 8 * QUARTER, muted: false, source: 's', offsetFrames: 3 * RATE, loopFrames: null, gain: 0,
  fadeIn: { length: QUARTER, shape: 'linear' }, fadeOut: { length: 2 * QUARTER, shape: 'linear' }, reversed: false, envelopeFrames: [], color: '',
};
const point = (at: number, gain: number): GainPoint => ({ at, gain, shape: 'linear', bend: 0 });
const points = [point(100, 0), point(200, -6), point(400, 3)];

function song(): Song {
  return { ...FAKE_SONG, tempos: [{ at: 0, bpm: 120, shape: 'step' }], sources: { s: source }, tracks: [{ ...newTrack('v', 'audio', 'Vox'), clips: [{ ...clip, envelopeFrames: points }] }, newTrack('master', 'master', 'Master')] };
}

claim('frames of a recording and ticks of the song go there and back, forwards and backwards', () => {
  near(framesOf(clip, source, tempo), 4 * RATE, 1e-6);
  same(spanOf(clip, source, tempo), { from: 3 * RATE, to: 7 * RATE });
  same(tickOf(clip, source, tempo, 3 * RATE), clip.at);
  same(tickOf(clip, source, tempo, 5 * RATE), clip.at + 4 * QUARTER);
  same(tickOf(clip, source, tempo, 2 * RATE), null, 'what is not played has no place');
  same(frameAt(clip, source, tempo, clip.at + 2 * QUARTER), 4 * RATE);
  same(frameAt(clip, source, tempo, clip.at + clip.length), null);
  const back = { ...clip, reversed: true };
  same(tickOf(back, source, tempo, 7 * RATE), clip.at, 'backwards it begins at its last frame');
  same(tickOf(back, source, tempo, 6 * RATE), clip.at + 2 * QUARTER);
  same(frameAt(back, source, tempo, clip.at), 7 * RATE - 1);
});

claim('a loop is what is seen of a clip that repeats, and its frames sound first where they first come', () => {
  const looped = { ...clip, offsetFrames: 4 * RATE, loopFrames: { at: 3 * RATE, length: 2 * RATE } };
  same(spanOf(looped, source, tempo), { from: 3 * RATE, to: 5 * RATE });
  same(tickOf(looped, source, tempo, 4 * RATE), clip.at);
  same(tickOf(looped, source, tempo, 3 * RATE), clip.at + 2 * QUARTER, 'after a second the loop begins anew');
});

claim('points stay sorted, and never two on one frame', () => {
  same(withPoint(points, null, point(300, 1)).map(({ at }) => at), [100, 200, 300, 400]);
  same(withPoint(points, null, point(200, 1)).map(({ gain }) => gain), [0, 1, 3]);
  same(withPoint(points, points[1] ?? null, null).map(({ at }) => at), [100, 400]);
  near(curveAt(points, 150), -3, 1e-12);
  same([curveAt(points, 0), curveAt(points, 999), curveAt([], 5)], [0, 3, 0], 'before the first and after the last their gain holds');
  same(freshPoint(points, 150.4), point(150, -3), 'a point on the curve changes nothing');
});

claim('chosen points move together, within the recording and within what gains may be', () => {
  const chosen = new Set([200, 400]);
  same(movedPoints(points, chosen, 50, 1, 1000).map(({ at, gain }) => [at, gain]), [[100, 0], [250, -5], [450, 4]]);
  same(movedPoints(points, chosen, 5000, 0, 1000).map(({ at }) => at), [100, 800, 1000], 'the last stops at the end, the other keeps its distance');
  same(movedPoints(points, chosen, -5000, 0, 1000).map(({ at }) => at), [0, 100, 200], 'the first stops at the start');
  same(movedPoints(points, chosen, 0, 500, 1000).map(({ gain }) => gain), [0, MOST, MOST]);
  same(movedPoints(points, new Set([7]), 1, 1, 1000), points);
});

claim('gains lie evenly in decibels along the height, and the foot is silence', () => {
  for (const gain of [-40, -6, 0, 6, 12]) near(gainOf(levelOf(gain)), gain, 0.006);
  near(levelOf(0) - levelOf(-6), levelOf(-6) - levelOf(-12), 1e-12);
  same(gainOf(0), LEAST);
});

claim('sensitivity goes from the strongest transient alone to all of them', () => {
  const marks = [{ frame: 10, strength: 2 }, { frame: 20, strength: 0.05 }, { frame: 30, strength: 0.5 }];
  same(marksAt(marks, 0).map(({ frame }) => frame), [10]);
  same(marksAt(marks, 1).length, 3);
  let before = 0;
  for (let sense = 0; sense <= 1; sense += 0.1) {
    const count = marksAt(marks, sense).length;
    truth(count >= before, 'more sensitivity, no fewer marks');
    before = count;
  }
  same([nearest([10, 20, 30], 24), nearest([], 24), beside([10, 20], 10, 1), beside([10, 20], 10, -1), beside([10, 20], 15, -1)], [20, null, 20, null, 10]);
});

claim('the crossing of nothing is the nearest, of all channels together, on the side closer to nothing', () => {
  const wave = Float32Array.from({ length: 64 }, (_, i) => Math.sin((2 * Math.PI * (i + 0.25)) / 16));
  // It rises through nothing between 15 and 16, closer to 16, and falls between 7 and 8.
  same(crossing(wave, 1, 14), 16);
  same(crossing(wave, 1, 10), 8);
  const two = new Float32Array([...wave, ...wave.map((v) => -v + 0.1)]);
  same(crossing(two, 2, 30), 30, 'where the sum never crosses the place stays');
  same(crossing(new Float32Array(0), 1, 5), 5);
});

claim('places are written and read in seconds, milliseconds and samples', () => {
  same([timeText(RATE * 1.25, RATE), timeText(RATE * 61.5, RATE)], ['1.2500 s', '1:01.5000']);
  for (const [text, frames] of [['1.25', 60000], ['1,25 s', 60000], ['250 ms', 12000], ['480 smp', 480], ['1:01.5', 61.5 * RATE]] as const) near(parseTime(text, RATE) ?? NaN, frames, 1e-6, text);
  same([parseTime('soon', RATE), parseTime('', RATE)], [null, null]);
});

claim('presses find points before edges, fades in their band, the curve, and else the wave', () => {
  const plan = new WavePlan({ ...clip, envelopeFrames: [point(4 * RATE, 0)] }, source, tempo);
  const x = (frame: number) => frame / 480;
  const frame = (at: number) => at * 480;
  const hit = (at: number, y: number) => waveHit(plan, at, y, 200, x, frame);
  same(hit(400, yOf(0, 200)).kind, 'point');
  same(hit(300, 150), { kind: 'edge', end: 'start' });
  same(hit(700, 150), { kind: 'edge', end: 'end' });
  // A quarter is half a second.
  same(hit(350, 25), { kind: 'fade', which: 'in' });
  same(hit(600, 25), { kind: 'fade', which: 'out' });
  same(hit(500, yOf(0, 200) + 3).kind, 'curve');
  same(hit(500, 190).kind, 'wave');
  const back = new WavePlan({ ...clip, reversed: true }, source, tempo);
  same(waveHit(back, 300, 150, 200, x, frame), { kind: 'edge', end: 'end' }, 'backwards the first frame is the end');
  same(waveHit(back, 650, 25, 200, x, frame), { kind: 'fade', which: 'in' });
});

claim('the editor shows the first chosen recording, else the one that was looked at', () => {
  const one = song();
  const two = { ...clip, id: 'b', at: 0 };
  const both: Song = { ...one, tracks: one.tracks.map((track) => (track.id === 'v' ? { ...track, clips: [two, clip] } : track)) };
  same(editedOf(both, new Set(), 'a')?.clip.id, 'a');
  same(editedOf(both, new Set(['b']), 'a')?.clip.id, 'b');
  same(editedOf(FAKE_SONG, new Set(['c1a']), 'c1a'), null, 'clips of notes have other editors');
});

claim('every change of the gain is one step that undo takes back', async () => {
  const studio = fakeStudio(song());
  selectedClips.value = new Set(['a']);
  const before = studio.song.peek();
  const gains = () => edited(studio).peek()?.clip.envelopeFrames.map(({ at, gain }) => [at, gain]);
  await addPoint(studio, 300);
  same(gains(), [[100, 0], [200, -6], [300, -1.5], [400, 3]]);
  same([...chosenPoints.peek()], [300]);
  await nudgePoints(studio, 10, 1);
  same(gains(), [[100, 0], [200, -6], [310, -0.5], [400, 3]]);
  same([...chosenPoints.peek()], [310], 'what was moved stays chosen');
  await deletePoints(studio);
  same(gains(), [[100, 0], [200, -6], [400, 3]]);
  const at = edited(studio).peek();
  if (!at) throw new Error('no clip');
  await setOffset(studio, at, 123.4);
  same(edited(studio).peek()?.clip.offsetFrames, 123);
  same(studio.heard.filter((line) => line.startsWith('perform')).length, 4);
  for (let i = 0; i < 4; i++) await studio.undo();
  same(studio.song.peek(), before);
  selectedClips.value = new Set();
});

claim('no key of the editor means two things in any preset', () => {
  for (const name of Object.keys(PRESETS) as PresetName[]) same(clashes([...clipCommands, ...arrangeCommands, ...editCommands, ...transportCommands], name), []);
});
