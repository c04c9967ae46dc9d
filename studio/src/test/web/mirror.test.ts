import { apply } from '../../main/web/song/mirror';
import { Misfit } from '../../main/web/song/sorted';
import { decodeSong, decodeStep, encodeSong, encodeStep } from '../../main/web/wire/codec';
import { QUARTER } from '../../main/web/wire/quarters';
import { table, type Edit, type Note, type Song } from '../../main/web/wire/song.generated';
import vectors from '../../../../model/src/test/vectors/edits.txt';
import { claim, same, truth } from './claim';

const lines = vectors
  .trimEnd()
  .split('\n')
  .map((line) => {
    const space = line.indexOf(' ');
    return { word: line.slice(0, space), json: JSON.parse(line.slice(space + 1)) as unknown };
  });

claim('the songs after random steps are those that the program has', () => {
  let song: Song | null = null;
  let compared = 0;
  for (const [index, { word, json }] of lines.entries()) {
    if (word === 'song') song = decodeSong(json);
    else if (song && word === 'step') song = apply(song, decodeStep(json));
    else if (song && word === 'is') {
      same(song, decodeSong(json), `line ${index + 1}`);
      same(encodeSong(song), json, `line ${index + 1}`);
      compared++;
    }
  }
  same(compared, lines.filter((line) => line.word === 'song').length);
  truth(compared > 3, 'there are songs');
});

claim('every kind of edit occurs, and each is written as it was read', () => {
  const words = new Set<string>();
  for (const { word, json } of lines) {
    if (word !== 'step') continue;
    const step = decodeStep(json);
    for (const edit of step.edits) words.add(edit.edit);
    same(encodeStep(step), json);
  }
  const edit = table['Edit'];
  truth(edit !== undefined && 'cases' in edit, 'edits have cases');
  if (edit && 'cases' in edit) same([...words].sort(), Object.keys(edit.cases).sort());
});

const EMPTY = decodeSong({
  format: 3,
  title: 'x',
  rate: 48000,
  tempos: [{ at: 0, bpm: 120 }],
  meters: [{ at: 0, meter: '4/4' }],
  patterns: [{ id: 'a' }, { id: 'b' }],
  tracks: [
    { id: 'one', kind: 'instrument', name: 'One', devices: [{ id: 'synth', type: 'synth' }] },
    { id: 'two', kind: 'instrument', name: 'Two' },
    { id: 'master', kind: 'master', name: 'Master' },
  ],
});

function note(at: number, key = 60): Note {
  return { at, key, length: QUARTER, velocity: 100, release: 64, expressions: [] };
}

function put(old: Note | null, now: Note | null): Edit {
  return { edit: 'put-note', pattern: 'a', old, new: now };
}

claim('parts that no edit touches are the same objects as before', () => {
  const next = apply(EMPTY, { edits: [put(null, note(0)), { edit: 'set-fader', track: 'two', old: 0, new: -3 }] });
  truth(next.patterns['b'] === EMPTY.patterns['b'] && next.patterns['a'] !== EMPTY.patterns['a'], 'patterns');
  truth(next.tracks[0] === EMPTY.tracks[0] && next.tracks[1] !== EMPTY.tracks[1], 'tracks');
  truth(next.tempos === EMPTY.tempos && next.sources === EMPTY.sources, 'the rest');
  same(next.tracks[1]?.fader, -3);
  same(EMPTY.tracks[1]?.fader, 0);
  const turned = apply(next, { edits: [{ edit: 'set-parameter', device: 'synth', parameter: 'cutoff', old: null, new: 800 }] });
  truth(turned.patterns === next.patterns && turned.tracks[0]?.clips === next.tracks[0]?.clips, 'only the device');
});

claim('many notes of one step are put as if each came before the next', () => {
  const notes = Array.from({ length: 500 }, (_, i) => note(((i * 7919) % 500) * 1000, 40 + (i % 40)));
  const filled = apply(EMPTY, { edits: notes.map((one) => put(null, one)) });
  const ats = filled.patterns['a']?.notes.map((one) => one.at) ?? [];
  same(ats, [...ats].sort((a, b) => a - b));
  same(ats.length, 500);
  const there = filled.patterns['a']?.notes ?? [];
  const twice = apply(filled, { edits: there.flatMap((one) => [put(one, note(one.at + 1, one.key)), put(note(one.at + 1, one.key), note(one.at, one.key))]) });
  same(twice.patterns['a'], filled.patterns['a']);
  const one = apply(filled, { edits: there.slice(0, 3).map((gone) => put(gone, null)) });
  same(one.patterns['a']?.notes, there.slice(3));
});

claim('a pattern, a track or a lane that comes or goes takes what waits for it along', () => {
  const pattern = { id: 'a', name: '', notes: [note(0)], controls: [], rows: [] };
  const gone = apply(EMPTY, { edits: [put(null, note(0)), { edit: 'put-pattern', old: pattern, new: null }] });
  same(gone.patterns['a'], undefined);
  const back = apply(gone, { edits: [{ edit: 'put-pattern', old: null, new: pattern }, put(note(0), note(QUARTER))] });
  same(back.patterns['a']?.notes, [note(QUARTER)]);
});

claim('a step that was made for another song is refused', () => {
  const misfits: Edit[] = [
    put(note(0), null),
    { edit: 'set-fader', track: 'one', old: 1, new: 2 },
    { edit: 'set-fader', track: 'none', old: 0, new: 2 },
    { edit: 'set-device-enabled', device: 'none', old: true, new: false },
    { edit: 'move-track', track: 'one', old: 1, new: 0 },
    { edit: 'put-send', track: 'one', index: 1, old: null, new: { to: 'two', preFader: false, level: 0, pan: 0, enabled: true } },
    { edit: 'set-parameter', device: 'synth', parameter: 'constructor', old: 1, new: 2 },
    { edit: 'put-point', track: 'one', target: 'fader', old: null, new: { at: 0, value: 0, shape: 'hold', bend: 0 } },
  ];
  for (const edit of misfits) {
    let refused = false;
    try {
      apply(EMPTY, { edits: [edit] });
    } catch (failure) {
      refused = failure instanceof Misfit;
    }
    truth(refused, edit.edit);
  }
});
