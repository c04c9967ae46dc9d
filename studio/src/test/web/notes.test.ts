import { fakeClip, FAKE_SONG } from './fake-studio';
import { claim, same, truth } from './claim';
import { foldedRows } from '../../main/web/pages/notes/key-rows';
import { drawnControls } from '../../main/web/pages/notes/lanes';
import { arrived, NoteIndex } from '../../main/web/pages/notes/note-index';
import { heardRange, tickInPattern, tickInSong } from '../../main/web/pages/notes/place';
import { quantised } from '../../main/web/pages/notes/quantise';
import { chordOn, scaleOf, tonalityOf } from '../../main/web/pages/notes/scales';
import { cut, drawnPoints, expressed, moved, plainNote, ramped, replacing, resized } from '../../main/web/pages/notes/shape';
import { QUARTER } from '../../main/web/wire/quarters';
import type { Note, Track } from '../../main/web/wire/song.generated';

const note = (at: number, key = 60, length = QUARTER, velocity = 100): Note => plainNote(at * QUARTER, key, length, velocity);
const A_MINOR = { root: 9, scale: scaleOf('minor') };

claim('notes moved together keep their shape at the edges of pattern and keyboard', () => {
  const now = moved([note(1, 120), note(3, 126)], -2 * QUARTER, 5);
  same(now.map(({ at, key }) => [at / QUARTER, key]), [[0, 121], [2, 127]]);
});

claim('a resized note keeps the least length, and a short one its own', () => {
  same(resized([note(0), note(2, 60, 10)], 'end', -4 * QUARTER, QUARTER / 4).map((each) => each.length), [QUARTER / 4, 10]);
  const [start] = resized([note(1)], 'start', -2 * QUARTER, 1);
  same([start?.at, start?.length], [0, 2 * QUARTER]);
});

claim('a curve stays where it sounds when the start of its note moves', () => {
  const bent = expressed(note(1), 'pitch', [{ at: QUARTER / 2, value: 2, shape: 'linear', bend: 0 }]);
  const [now] = resized([bent], 'start', QUARTER / 4, 1);
  same(now?.expressions[0]?.points[0]?.at, QUARTER / 4);
});

claim('only notes inside the stretch of a line of velocities follow it', () => {
  const now = ramped([note(0), note(1), note(2), note(3)], { tick: 0, velocity: 20 }, { tick: 2 * QUARTER, velocity: 60 });
  same(now.map((each) => each.velocity), [20, 40, 60]);
});

claim('a cut outside of a note is none', () => {
  truth(cut(note(1), QUARTER) === null && cut(note(1), 2 * QUARTER) === null, 'the edges are outside');
  same(cut(note(1), 1.25 * QUARTER)?.map((each) => each.length), [QUARTER / 4, (3 * QUARTER) / 4]);
});

claim('notes that did not change make no edit', () => {
  const old = [note(0), note(1)];
  const edits = replacing('p', old, moved(old, 0, 0));
  same(edits.length, 0);
  same(replacing('p', old, [...moved(old.slice(0, 1), QUARTER / 2, 0), ...old.slice(1)]).length, 1);
});

claim('a drawn stretch of a curve replaces what was there and nothing else', () => {
  const points = [0, 10, 20, 30].map((at) => ({ at, value: 0, shape: 'linear' as const, bend: 0 }));
  same(drawnPoints(points, { at: 25, value: 3 }, { at: 8, value: 1 }).map(({ at, value }) => [at, value]), [[0, 0], [8, 1], [25, 3], [30, 0]]);
});

claim('rows fold to the scale and to what notes use, and every used key keeps a row', () => {
  same(foldedRows('all', A_MINOR, []).count, 128);
  const folded = foldedRows('scale', A_MINOR, [61]);
  truth(folded.rowOf(61) >= 0 && folded.rowOf(66) < 0, 'C sharp is used, F sharp is not');
  same(folded.keyAt(folded.rowOf(64)), 64);
  same(foldedRows('used', A_MINOR, [60, 67]).keys, [67, 60]);
  same(foldedRows('used', A_MINOR, []).count, 128);
});

claim('moving in folded rows goes by rows', () => {
  const rows = foldedRows('scale', A_MINOR, []);
  same([rows.moved(60, 1), rows.moved(60, -1), rows.moved(69, 7)], [62, 59, 81]);
});

claim('keys of songs are understood', () => {
  same(tonalityOf('A minor')?.root, 9);
  same(tonalityOf('F# dorian')?.scale.id, 'dorian');
  same([tonalityOf('Bbm')?.root, tonalityOf('Bbm')?.scale.id], [10, 'minor']);
  same(tonalityOf('E♭ major')?.root, 3);
  same(tonalityOf(''), null);
});

claim('chords of the scale are made of its degrees', () => {
  same(chordOn('triad', 69, A_MINOR), [0, 3, 7]);
  same(chordOn('triad', 71, A_MINOR), [0, 3, 6]);
  same(chordOn('seventh', 67, A_MINOR), [0, 4, 7, 10]);
  same(chordOn('maj7', 60, A_MINOR), [0, 4, 7, 11]);
});

claim('what quantising shows has strength, swing and ends', () => {
  const how = { grid: QUARTER / 4, strength: 1, swing: 0, starts: true, ends: false };
  const late = plainNote(QUARTER / 4 + 1000, 60, 5000, 100);
  same(quantised([late], how)[0]?.at, QUARTER / 4);
  same(quantised([late], { ...how, strength: 0.5 })[0]?.at, QUARTER / 4 + 500);
  same(quantised([late], { ...how, swing: 1 / 3 })[0]?.at, QUARTER / 4 + Math.round(QUARTER / 12));
  const ended = quantised([late], { ...how, ends: true })[0];
  same((ended?.at ?? 0) + (ended?.length ?? 0), QUARTER / 2);
  same(quantised([late], { ...how, starts: false })[0]?.at, late.at);
});

claim('the index finds a note among many, also under a very long one', () => {
  const notes = [plainNote(0, 20, 100_000 * QUARTER, 100), ...Array.from({ length: 5000 }, (_, i) => note(i, 40 + (i % 12), QUARTER / 2))];
  const index = new NoteIndex(notes);
  const found: Note[] = [];
  index.each(3000 * QUARTER, 3001 * QUARTER, (each) => found.push(each));
  same(found.map((each) => each.key), [20, 40 + (3000 % 12)]);
  truth(index.at(3000 * QUARTER + 10, 40 + (3000 % 12)) === notes[3001], 'the note under the pointer');
  same(index.at(3000.75 * QUARTER, 40 + (3000 % 12)), null);
});

claim('notes that came are told from those that stayed', () => {
  const a = note(0), b = note(1), c = note(2), d = note(1, 64);
  same(arrived([a, b, c], [a, d, c]), [d]);
  same(arrived([a, b, c], [a, c]), []);
  same(arrived([a, c], [a, b, d, c]), [b, d]);
});

claim('controllers drawn in a line are one a cell, and others stay', () => {
  const lane = { kind: 'controller', number: 1 } as const;
  const old = [{ at: 0, kind: 'controller' as const, number: 1, value: 5 }, { at: 400, kind: 'controller' as const, number: 1, value: 9 }];
  const now = drawnControls(old, lane, 100, { tick: 100, value: 0 }, { tick: 300, value: 100 });
  same(now.map(({ at, value }) => [at, value]), [[0, 5], [100, 25], [200, 75], [300, 100], [400, 9]]);
});

claim('the playhead finds its place in a looped pattern, and the ruler the way back', () => {
  const clip = { ...fakeClip('c', 2, 8), offset: QUARTER, loop: { at: 0, length: 4 * QUARTER } };
  const track: Track = { ...(FAKE_SONG.tracks[1] as Track), clips: [clip] };
  same(tickInPattern(track, 'p1', clip.at), QUARTER);
  same(tickInPattern(track, 'p1', clip.at + 3 * QUARTER), 0);
  same(tickInPattern(track, 'p1', clip.at + 8 * QUARTER), QUARTER);
  same(tickInPattern(track, 'p1', clip.at - 1), null);
  same(heardRange(clip), { from: 0, to: 4 * QUARTER });
  same(tickInSong(clip, 0), clip.at + 3 * QUARTER);
  same(tickInSong(clip, 2 * QUARTER), clip.at + QUARTER);
});
