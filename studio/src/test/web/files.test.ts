import { readAiff } from '../../main/web/pages/browser/aiff';
import { type DiskFile, filesBelow, filesFound, filesGiven, type FolderHandle, mediumOf, treeOf } from '../../main/web/pages/browser/disk';
import { knotsOf, lengthText, nameOf, noteOf, rateText } from '../../main/web/pages/browser/knots';
import { loopTempo, tempoInName, tempoInWave } from '../../main/web/pages/browser/loop-tempo';
import { notesOf } from '../../main/web/pages/browser/midi-file';
import { lengthAt, placing } from '../../main/web/pages/songs/recordings';
import { apply } from '../../main/web/song/mirror';
import { QUARTER } from '../../main/web/wire/quarters';
import type { AudioSource, Song } from '../../main/web/wire/song.generated';
import { claim, near, same, truth } from './claim';
import { FAKE_SONG } from './fake-studio';

const gone = () => Promise.reject<File>(new Error('it was opened'));

function disk(path: string): DiskFile {
  return { name: path.split('/').pop() ?? '', path, medium: mediumOf(path) ?? 'audio', open: gone };
}

claim('only sound and MIDI files that are not hidden are listed', () => {
  same(['Kick.WAV', 'a.aiff', 'song.mid', 'b.flac', 'c.MP3'].map(mediumOf), ['audio', 'audio', 'midi', 'audio', 'audio']);
  same(['notes.txt', '.hidden.wav', '._Kick.wav', 'wav', 'a.wav.exe'].map(mediumOf), [null, null, null, null, null]);
});

claim('files become a tree of their folders, in the order in which people count', () => {
  const tree = treeOf('Samples', ['Kick 10.wav', 'Kick 2.wav', 'Loops/b.wav', 'Loops/Old/a.wav', 'Drums/x.mid'].map(disk));
  same(tree.files.map((file) => file.name), ['Kick 2.wav', 'Kick 10.wav']);
  same(tree.branches.map(({ name, path, count }) => [name, path, count]), [['Drums', 'Drums', 1], ['Loops', 'Loops', 2]]);
  same(tree.branches[1]?.branches.map(({ path, count }) => [path, count]), [['Loops/Old', 1]]);
  same(tree.count, 5);
  same(treeOf('Odd', [disk('__proto__/constructor/a.wav')]).branches[0]?.branches[0]?.files[0]?.name, 'a.wav', 'names that objects have too');
});

claim('a search finds files by every word of their name or of the folders above them', () => {
  const tree = treeOf('Samples', ['Loops/Dark break.wav', 'Loops/Bright.wav', 'break.mid'].map(disk));
  same(filesFound(tree, 'loops BREAK').map((file) => file.name), ['Dark break.wav']);
  same(filesFound(tree, 'samples').length, 3, 'the chosen folder itself');
  same(filesFound(tree, 'break').map((file) => file.path), ['Loops/Dark break.wav', 'break.mid']);
  same(filesFound(tree, 'nothing'), []);
});

function folder(name: string, entries: readonly (FolderHandle | string)[]): FolderHandle {
  return {
    kind: 'directory', name,
    async *values() {
      for (const entry of entries) yield typeof entry === 'string' ? { kind: 'file' as const, name: entry, getFile: gone } : entry;
    },
  };
}

claim('a folder of the browser is looked through without opening a file, the nearest first, and not without end', async () => {
  const root = folder('Samples', [folder('Deep', [folder('Deeper', ['c.wav']), 'b.wav', 'read me.txt']), 'a.mid', folder('.git', ['x.wav'])]);
  const found = await filesBelow(root);
  same([found.files.map((file) => file.path), found.more], [['a.mid', 'Deep/b.wav', 'Deep/Deeper/c.wav'], false]);
  const some = await filesBelow(root, 2);
  same([some.files.length, some.more], [2, true]);
  const round: { self?: FolderHandle } = {};
  const endless: FolderHandle = { kind: 'directory', name: 'round', async *values() {
    if (round.self) yield round.self;
  } };
  round.self = endless;
  same((await filesBelow(endless)).more, true);
});

claim('what older browsers give of a folder is the same list', () => {
  const given = ['Samples/a.wav', 'Samples/Loops/b.mid', 'Samples/x.txt', 'Samples/.git/c.wav'].map((path) => ({ name: path.split('/').pop() ?? '', webkitRelativePath: path }) as File);
  const found = filesGiven(given);
  same([found?.name, found?.files.map((file) => file.path), found?.more], ['Samples', ['a.wav', 'Loops/b.mid'], false]);
  same(filesGiven([]), null);
});

claim('the tempo of a loop is read from its name where the name tells it', () => {
  same(['Break 174bpm.wav', '120 BPM funk', 'funk_92.5_bpm', 'bpm128 hats', 'Loop-140-BPM'].map(tempoInName), [174, 120, 92.5, 128, 140]);
  same(['Kick 808', 'take 120', '1200bpm', '20bpm', 'bpmx 120'].map(tempoInName), [null, null, null, null, null]);
});

function wave(flags: number, tempo: number): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(60));
  const text = (at: number, what: string) => [...what].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)));
  text(0, 'RIFF');
  text(8, 'WAVE');
  text(12, 'junk');
  view.setUint32(16, 3, true);
  text(24, 'acid');
  view.setUint32(28, 24, true);
  view.setUint32(32, flags, true);
  view.setFloat32(52, tempo, true);
  return view.buffer as ArrayBuffer;
}

claim('a wave file says itself whether it is a loop, and its word counts for more than its name', () => {
  same([tempoInWave(wave(0, 126)), tempoInWave(wave(1, 126)), tempoInWave(wave(0, 0)), tempoInWave(new ArrayBuffer(3))], [126, 'once', null, null]);
  same(loopTempo('x 140bpm.wav', wave(0, 126), 4), 126);
  same(loopTempo('x 140bpm.wav', wave(1, 126), 4), null);
  same(loopTempo('x 140bpm.wav', new ArrayBuffer(0), 4), 140);
  same([loopTempo('song 140bpm.wav', new ArrayBuffer(0), 200), loopTempo('hit 60bpm.wav', new ArrayBuffer(0), 0.2)], [null, null], 'songs and single strokes are no loops');
  for (let length = 0; length < 56; length++) truth(tempoInWave(wave(0, 126).slice(0, length)) === null, `cut off after ${length}`);
});

function aiff(bits: number, samples: readonly number[]): ArrayBuffer {
  const size = bits / 8;
  const view = new DataView(new ArrayBuffer(54 + samples.length * size));
  const text = (at: number, what: string) => [...what].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)));
  text(0, 'FORM');
  text(8, 'AIFF');
  text(12, 'COMM');
  view.setUint32(16, 18);
  view.setUint16(20, 2);
  view.setUint32(22, samples.length / 2);
  view.setUint16(26, bits);
  view.setUint16(28, 0x400e); // 44,100 is 0.673 of the 16th power of two
  view.setUint32(30, 0xac440000);
  text(38, 'SSND');
  view.setUint32(42, 8 + samples.length * size);
  samples.forEach((sample, i) => {
    const whole = Math.round(sample * 2 ** (bits - 1));
    for (let b = 0; b < size; b++) view.setUint8(54 + i * size + b, (whole >> (8 * (size - 1 - b))) & 0xff);
  });
  return view.buffer as ArrayBuffer;
}

claim('AIFF files are read as they are written, and damaged ones are none', () => {
  for (const bits of [8, 16, 24, 32]) {
    const found = readAiff(aiff(bits, [0.5, -0.25, -1, 0]));
    same([found?.rate, found?.channels.map((channel) => [...channel])], [44_100, [[0.5, -1], [-0.25, 0]]], `${bits} bits`);
  }
  const whole = aiff(16, [0.5, -0.25]);
  same(readAiff(aiff(16, [])), null);
  for (let length = 0; length < whole.byteLength; length++) same(readAiff(whole.slice(0, length)), null, `cut off after ${length}`);
});

function midi(...track: readonly number[]): ArrayBuffer {
  const head = [0x4d, 0x54, 0x68, 0x64, 0, 0, 0, 6, 0, 0, 0, 1, 0, 96, 0x4d, 0x54, 0x72, 0x6b, 0, 0, 0, track.length];
  return new Uint8Array([...head, ...track]).buffer;
}

claim('the notes of a MIDI file are heard where they are written, and a damaged file does no harm', () => {
  const file = midi(0, 0xff, 3, 2, 65, 66, 0, 0x90, 60, 100, 0, 64, 90, 48, 60, 0, 48, 0x80, 64, 0, 0x81, 0x40, 0x99, 36, 120, 10, 0x89, 36, 0, 0, 0xff, 0x2f, 0);
  same(notesOf(file), [
    { at: 0, length: 0.5, key: 60, velocity: 100, channel: 0 },
    { at: 0, length: 1, key: 64, velocity: 90, channel: 0 },
  ]);
  same(notesOf(midi(0, 0x99, 36, 100, 96, 0x89, 36, 0))?.map((note) => note.key), [36], 'drums, when there is nothing else');
  same([notesOf(new ArrayBuffer(0)), notesOf(new ArrayBuffer(40))], [null, null]);
  for (let length = 14; length < file.byteLength; length++) truth(notesOf(file.slice(0, length)) !== null, `cut off after ${length}`);
});

const SOURCE: AudioSource = { id: 'take', name: 'Take 1', file: 'take.wav', rate: 44_100, channels: 2, frames: 88_200 };
const SONG: Song = { ...FAKE_SONG, tempos: [{ at: 0, bpm: 120, shape: 'step' }], sources: { take: SOURCE } };

claim('a recording of the song lasts as long as it sounds, whatever its rate, and goes on an audio track or a new one', () => {
  near(lengthAt(SONG, SOURCE, 0), 4 * QUARTER, 20);
  const vox = SONG.tracks.find((track) => track.kind === 'audio')?.id ?? '';
  const on = apply(SONG, { edits: placing(SONG, SOURCE, QUARTER, vox) });
  same(on.tracks.find((track) => track.id === vox)?.clips.map(({ at, kind }) => [at, kind]), [[QUARTER, 'audio']]);
  const beside = apply(SONG, { edits: placing(SONG, SOURCE, QUARTER, null) });
  same(beside.tracks.length, SONG.tracks.length + 1);
  same(beside.tracks[beside.tracks.length - 2]?.name, 'Take 1', 'in front of the master');
});

claim('the tree of the browser holds the song and the folders, and a search only what is found', () => {
  const chosen = { id: 'f', name: 'Samples', state: 'ready' as const, tree: treeOf('Samples', [disk('Loops/Take a.wav'), disk('b.mid')]), more: false };
  const knots = knotsOf(SONG.sources, [chosen], '');
  same(knots.map((knot) => [nameOf(knot.value), noteOf(knot.value), knot.below?.length]), [['This song', '', 1], ['Samples', '2', 2]]);
  same(knots[1]?.below?.map((knot) => [knot.id, nameOf(knot.value), noteOf(knot.value)]), [['f/Loops/', 'Loops', '1'], ['f/b.mid', 'b', 'MIDI']]);
  same(knotsOf(SONG.sources, [chosen], 'take').map((knot) => nameOf(knot.value)), ['Take 1', 'Take a']);
  same(noteOf({ kind: 'recording', source: SOURCE }), '2.00 s, 44.1 kHz');
  same([lengthText({ frames: 65.25 * 48_000, rate: 48_000 }), lengthText({ frames: 59.96 * 48_000, rate: 48_000 }), rateText(48_000)], ['1:05.3', '1:00.0', '48 kHz']);
});
