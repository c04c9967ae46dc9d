import { decodeEdit, decodeSong, decodeStep, encodeEdit, encodeSong, encodeStep } from '../../main/web/wire/codec';
import { parsePitch, pitchName } from '../../main/web/wire/pitch';
import { parseQuarters, QUARTER, quartersJson, quartersText, ticksOf } from '../../main/web/wire/quarters';
import { claim, same, truth } from './claim';

const TEXT = {
  format: 3,
  title: 'Boats',
  rate: 48000,
  tempos: [{ at: 0, bpm: 122 }],
  meters: [{ at: 0, meter: '4/4' }],
  patterns: [
    { id: 'constructor', notes: [{ at: '1/3', key: 'F#3', length: 0.25, velocity: 70.5 }] },
    { id: 'riff', controls: [{ at: 1.0625, kind: 'bend', value: -0.5 }] },
  ],
  tracks: [
    {
      id: 'bass',
      kind: 'instrument',
      name: 'Bass',
      fader: '-inf',
      'pan-law': 'minus-3',
      devices: [{ id: 'eq', type: 'eq', parameters: { 'low-gain': -3 }, 'side-chain': { source: 'bass', 'pre-fader': true } }],
      sends: [{ to: 'room', level: -18 }],
      clips: [
        { id: 'one', at: 4, length: 8, pattern: 'riff', loop: { at: 0, length: 2 } },
        { id: 'two', at: 16, length: '5+2/7', source: 'take', 'fade-in': { length: 1, shape: 'slow' } },
      ],
    },
    { id: 'out', kind: 'audio', name: 'Out', output: { direct: 2 } },
    { id: 'still', kind: 'audio', name: 'Still', output: null },
    { id: 'master', kind: 'master', name: 'Master' },
  ],
};

claim('a song is read into the form of the page', () => {
  const song = decodeSong(TEXT);
  same(song.brief.genre, '');
  same(song.sources, {});
  const note = song.patterns['constructor']?.notes[0];
  same(note, { at: QUARTER / 3, key: 54, length: QUARTER / 4, velocity: 70.5, release: 64, expressions: [] });
  const bass = song.tracks[0];
  same(bass?.fader, -Infinity);
  same(bass?.panLaw, 'minus-3');
  same(bass?.output, 'master');
  same(song.tracks.slice(1).map((track) => track.output), [{ direct: 2 }, null, null]);
  same(bass?.devices[0]?.sideChain, { source: 'bass', preFader: true });
  same(bass?.clips.map((clip) => clip.kind), ['notes', 'audio']);
  const audio = bass?.clips[1];
  truth(audio?.kind === 'audio' && audio.fadeIn.shape === 'slow' && audio.fadeOut.length === 0, 'fades are filled in');
  truth(audio?.kind === 'audio' && audio.loopFrames === null, 'what is absent is null');
});

claim('a song is written as it was read, with what is usual left out', () => {
  same(JSON.parse(JSON.stringify(encodeSong(decodeSong(TEXT)))), TEXT);
});

claim('a table has no keys but its own', () => {
  const song = decodeSong({ ...TEXT, patterns: [] });
  same(song.patterns['constructor'], undefined);
  same(song.patterns['__proto__'], undefined);
});

claim('an output of nowhere is written, a value that is absent is not', () => {
  const edit = { edit: 'set-output', track: 'bass', old: 'master', new: null };
  same(encodeEdit(decodeEdit(edit)), edit);
  const put = { edit: 'put-send', track: 'bass', index: 0, new: { to: 'room', level: '-inf' } };
  const read = decodeEdit(put);
  truth(read.edit === 'put-send' && read.old === null && read.new?.enabled === true, 'usual values are filled in');
  same(encodeEdit(read), put);
});

claim('a step says how it came to happen', () => {
  same(decodeStep({ label: 'x', edits: [] }).step, 'do');
  same(encodeStep(decodeStep({ step: 'undo', label: 'x', edits: [] })), { step: 'undo', label: 'x', edits: [] });
});

claim('times in quarter notes have one text each and read back exactly', () => {
  same(quartersText(QUARTER * 1.25), '1.25');
  same(quartersJson(QUARTER / 16), 0.0625);
  same(quartersText(QUARTER / 32), '1/32');
  same(quartersText(5 * QUARTER + (2 * QUARTER) / 7), '5+2/7');
  for (const ticks of [0, 1, 7, QUARTER - 1, QUARTER + 1, 2 ** 53 - 1, 2 ** 53]) same(ticksOf(quartersJson(ticks)), ticks);
  for (let ticks = 0; ticks < 3 * QUARTER; ticks += 97) same(ticksOf(quartersJson(ticks)), ticks);
  for (const text of ['', '-1', '1/0', '1/11', '0.00001', '1+2', 'x']) same(parseQuarters(text), null);
});

claim('keys have names', () => {
  same([0, 60, 127].map(pitchName), ['C-1', 'C4', 'G9']);
  same(['Bb2', 'a#2', 'Cb4', '60', 'H2', 'G#9', '128'].map(parsePitch), [46, 46, 59, 60, null, null, null]);
});
