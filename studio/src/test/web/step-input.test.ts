import { contextsAt } from '../../main/web/commands';
import { enterMode } from '../../main/web/commands/modes';
import { plainNote } from '../../main/web/pages/notes/shape';
import { StepInput } from '../../main/web/pages/notes/step-input';
import { keyOf } from '../../main/web/played';
import { QUARTER } from '../../main/web/wire/quarters';
import type { Note } from '../../main/web/wire/song.generated';
import { claim, same, truth } from './claim';

const STEP = QUARTER / 4;

/** A pattern that takes what is written, with undo. */
function pattern(start: readonly Note[] = [], transpose = 0) {
  let notes = start;
  let refuse = false;
  const past: (readonly Note[])[] = [];
  const labels: string[] = [];
  const said: string[] = [];
  const input: StepInput = new StepInput({
    notes: () => notes,
    length: () => STEP,
    transpose: () => transpose,
    perform: async (label, old, now) => {
      await Promise.resolve();
      if (refuse) throw new Error('no');
      labels.push(label);
      past.push(notes);
      notes = [...notes.filter((note) => !old.includes(note)), ...now.map((note) => ({ ...note }))];
      input.follow(notes);
    },
    place: (tick) => String(tick / STEP),
    say: (text) => void said.push(text),
    moved: () => undefined,
  }, 0);
  const rested = () => new Promise<void>((done) => setTimeout(done, 0));
  return {
    input, labels, said, rested,
    get written() {
      return notes.map((note) => [note.at / STEP, note.key, note.length / STEP]).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0));
    },
    get cursor() {
      return input.cursor.peek() / STEP;
    },
    refuse: () => (refuse = true),
    play: async (...keys: readonly number[]) => {
      for (const key of keys) input.played({ key, velocity: 90 });
      for (const key of keys) input.played({ key, velocity: 0 });
      await rested();
    },
    undo: () => {
      notes = past.pop() ?? notes;
      input.follow(notes);
    },
    redo: (to: readonly Note[]) => {
      notes = to;
      input.follow(notes);
    },
    get now() {
      return notes;
    },
  };
}

claim('what is played is written at the cursor with the length of the grid, and the cursor goes on', async () => {
  const own = pattern();
  await own.play(60);
  await own.play(62);
  same([own.written, own.cursor], [[[0, 60, 1], [1, 62, 1]], 2]);
  same(own.now[0]?.velocity, 90);
  same(own.said, ['C4. Cursor at bar 1', 'D4. Cursor at bar 2']);
});

claim('keys that are held together are one step of the song, also when they overlap', async () => {
  const own = pattern();
  await own.play(64, 60, 67);
  same([own.written, own.cursor, own.labels], [[[0, 60, 1], [0, 64, 1], [0, 67, 1]], 1, ['Step: C4, E4 and G4']]);
  own.input.played({ key: 50, velocity: 80 });
  own.input.played({ key: 52, velocity: 80 });
  own.input.played({ key: 50, velocity: 0 });
  same(own.labels.length, 1, 'one is still held');
  same(own.input.shown.peek().map((note) => note.key), [50, 52]);
  own.input.played({ key: 52, velocity: 0 });
  await own.rested();
  same([own.labels.length, own.cursor, own.input.shown.peek()], [2, 2, []]);
});

claim('right makes a rest, or a longer step while keys are held', async () => {
  const own = pattern();
  own.input.rest();
  own.input.played({ key: 60, velocity: 90 });
  own.input.rest();
  own.input.played({ key: 60, velocity: 0 });
  await own.rested();
  same([own.written, own.cursor], [[[1, 60, 2]], 3]);
});

claim('Backspace steps back over rests and takes the last step away, and nothing that was there before', async () => {
  const own = pattern([plainNote(0, 40, STEP, 70)]);
  await own.play(60, 64);
  own.input.rest();
  own.input.back();
  same(own.cursor, 1);
  own.input.back();
  await own.rested();
  same([own.written, own.cursor, own.labels[1]], [[[0, 40, 1]], 0, 'Take back C4 and E4']);
  same(own.said[own.said.length - 1], 'C4 and E4 taken back. Cursor at bar 0');
  own.input.back();
  await own.rested();
  same(own.written, [[0, 40, 1]], 'nothing more was played here');
});

claim('undo takes the cursor back with the step, and redo on again', async () => {
  const own = pattern();
  await own.play(60);
  own.input.rest();
  await own.play(62);
  const all = own.now;
  same(own.cursor, 3);
  own.undo();
  same([own.written, own.cursor], [[[0, 60, 1]], 2]);
  own.undo();
  same([own.written, own.cursor], [[], 0]);
  own.redo(all.slice(0, 1));
  same(own.cursor, 2, 'the rest behind it is there too');
  own.redo(all);
  same(own.cursor, 3);
});

claim('steps that follow each other quickly are all written, each by itself', async () => {
  const own = pattern();
  for (let key = 60; key < 70; key++) {
    own.input.played({ key, velocity: 90 });
    own.input.played({ key, velocity: 0 });
  }
  await own.rested();
  same([own.written.map((each) => each[0]), own.labels.length, own.cursor], [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 10, 10]);
});

claim('a note that is there already is replaced and not doubled, and a refused step leaves the cursor where it was', async () => {
  const own = pattern([plainNote(0, 60, 3 * STEP, 70)]);
  await own.play(60);
  same([own.written, own.now.length], [[[0, 60, 1]], 1]);
  own.refuse();
  await own.play(62);
  same([own.written, own.cursor, own.input.shown.peek()], [[[0, 60, 1]], 1, []]);
});

claim('what sounds higher because of the clip is written lower', async () => {
  const own = pattern([], 12);
  await own.play(60);
  same(own.written, [[0, 48, 1]]);
});

claim('only keys of keyboards are notes, and a stroke without force lets go', () => {
  same(keyOf(0x91, 60, 100), { key: 60, velocity: 100 });
  same([keyOf(0x90, 60, 0)?.velocity, keyOf(0x80, 60, 64)?.velocity], [0, 0]);
  same([keyOf(0xb0, 1, 64), keyOf(0xe0, 0, 64)], [null, null]);
});

claim('its keys come before those of the page while it is on, and not in dialogs', () => {
  const end = enterMode('editor.step');
  same(contextsAt(null, 'notes'), ['editor.step', 'page.notes', 'global']);
  const dialog = { closest: () => ({ getAttribute: () => 'dialog', parentElement: null }) } as unknown as Element;
  same(contextsAt(dialog, 'notes'), ['dialog']);
  end();
  truth(!contextsAt(null, 'notes').includes('editor.step'), 'it ended');
});
