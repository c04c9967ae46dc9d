import { claim, same, truth } from './claim';
import { fakeStudio, FAKE_SONG } from './fake-studio';
import { cellAt, doubled, dragged, filled, painted, plainRow, plainStep, rotated, rowsOfNotes, SIXTEENTH, stepAt, stepEdits, withStep } from '../../main/web/pages/drums/steps';
import { plainNote } from '../../main/web/pages/notes/shape';
import { apply } from '../../main/web/song/mirror';
import type { Row, Song } from '../../main/web/wire/song.generated';

const row = (indices: readonly number[], part: Partial<Row> = {}): Row => ({ ...plainRow(36), steps: indices.map((index) => plainStep(index, 100)), ...part });

claim('painting turns cells on and leaves the velocities of those that are on', () => {
  const now = painted([plainStep(2, 40)], [1, 2, 3], true, 100);
  same(now.map(({ index, velocity }) => [index, velocity]), [[1, 100], [2, 40], [3, 100]]);
  same(painted(now, [2, 3, 9], false, 100).map((step) => step.index), [1]);
});

claim('a drag changes velocity, chance and ratchet within what they may be', () => {
  same(dragged(plainStep(0, 100), 'velocity', 80).velocity, 127);
  same(dragged(plainStep(0, 100), 'velocity', -200).velocity, 1);
  same(dragged(plainStep(0, 100), 'chance', -35).chance, 0.65);
  same(dragged(plainStep(0, 100), 'chance', -300).chance, 0.01);
  same([dragged(plainStep(0, 100), 'ratchet', 30).ratchet, dragged(plainStep(0, 100), 'ratchet', -30).ratchet], [3, 1]);
});

claim('edits of steps fit the song and are only of what changed', () => {
  const start = row([0, 4, 8]);
  const song: Song = { ...FAKE_SONG, patterns: { p1: { ...(FAKE_SONG.patterns['p1'] ?? { id: 'p1', name: '', notes: [], controls: [], rows: [] }), rows: [start] } } };
  const now = withStep(withStep(withStep(start.steps, 4, null), 8, plainStep(8, 30)), 12, plainStep(12, 90));
  const edits = stepEdits('p1', 36, start.steps, now);
  same(edits.length, 3);
  same(apply(song, { edits }).patterns['p1']?.rows[0]?.steps, now);
  same(stepEdits('p1', 36, now, now.map((step) => ({ ...step }))).length, 0);
  truth(fakeStudio(song).song.peek() === song, 'the fake opens it');
});

claim('a row turns round within its length and keeps what lies beyond', () => {
  same(rotated(row([0, 3, 14], { length: 4 }), -1).map((step) => step.index), [2, 3, 14]);
  same(rotated(row([0, 3], { length: 4 }), 1).map((step) => step.index), [0, 1]);
});

claim('a doubled row repeats its first half', () => {
  const now = doubled(row([0, 2, 5], { length: 4 }));
  same([now.length, now.steps.map((step) => step.index)], [8, [0, 2, 4, 6]]);
  same(doubled(row([100], { length: 100 })).length, 128);
});

claim('every fourth step is filled beside what is on', () => {
  same(filled(row([1], { length: 10 }), 4, 90).map(({ index, velocity }) => [index, velocity]), [[0, 90], [1, 100], [4, 90], [8, 90]]);
});

claim('the cell that plays goes round with its own row', () => {
  same(cellAt(row([], { length: 12 }), 13 * SIXTEENTH + 5), { number: 13, index: 1 });
  same(cellAt(row([], { length: 5, rate: 2 * SIXTEENTH }), 13 * SIXTEENTH), { number: 6, index: 1 });
});

claim('notes become steps that sound where the notes did', () => {
  const rows = rowsOfNotes([plainNote(0, 36, SIXTEENTH, 110), plainNote(4 * SIXTEENTH + SIXTEENTH / 4, 38, 2 * SIXTEENTH, 90), plainNote(4 * SIXTEENTH + 10, 38, 50, 20), plainNote(400 * SIXTEENTH, 40, 50, 20)], 32 * SIXTEENTH);
  same(rows.map(({ key, length }) => [key, length]), [[36, 32], [38, 32]]);
  same(stepAt(rows[1]?.steps ?? [], 4), { index: 4, velocity: 90, length: 2, chance: 1, ratchet: 1, shift: 0.25 });
});
