/** A studio without a program: a small song, a clock, an undo history and levels that move. For tests and for looking at pages. */
import { type Signal, signal } from '../../main/web/core/signal';
import { latencyParts } from '../../main/web/audio/latency';
import { BROWSER_OUTPUT } from '../../main/web/audio/route';
import { Listening } from '../../main/web/audio/listening';
import { apply } from '../../main/web/song/mirror';
import { songEnd, tempoMap } from '../../main/web/song/time';
import type { Level, Monitored, Refusal, Studio, TransportView } from '../../main/web/studio';
import { TRACK_COLORS } from '../../main/web/theme/tokens';
import { QUARTER } from '../../main/web/wire/quarters';
import type { MidiNow, OutputNow } from '../../main/web/wire/protocol.generated';
import type { Edit, NoteClip, Song, Track } from '../../main/web/wire/song.generated';

const NAMES = ['Drums', 'Kick', 'Snare', 'Hats', 'Bass', 'Chords', 'Pad', 'Lead', 'Vox', 'Reverb', 'Mix'];

/** A clip of notes of a fake song. */
export function fakeClip(id: string, bar: number, bars: number): NoteClip {
  return { kind: 'notes', id, name: '', at: (bar - 1) * 4 * QUARTER, length: bars * 4 * QUARTER, muted: false, pattern: 'p1', offset: 0, loop: null, transpose: 0, color: '' };
}

function fakeTrack(name: string, i: number): Track {
  const kind = name === 'Drums' ? 'group' : name === 'Reverb' ? 'return' : name === 'Mix' ? 'master' : name === 'Vox' ? 'audio' : 'instrument';
  return {
    id: `t${i}`, kind, name, color: TRACK_COLORS[i % TRACK_COLORS.length] ?? '#888888', folder: null, output: kind === 'master' ? null : 't10', vca: null, fader: -3 - i, pan: (i % 3) * 0.2 - 0.2, panLaw: 'minus-3',
    muted: i === 3, soloed: false, soloSafe: false, devices: [], sends: [], automation: [],
    clips: kind === 'instrument' ? [fakeClip(`c${i}a`, 1 + (i % 3) * 4, 8), fakeClip(`c${i}b`, 17, 8)] : [],
  };
}

/** The song that the fake studio opens. */
export const FAKE_SONG: Song = {
  format: 3, title: 'Glass district', rate: 48000, brief: { genre: 'house', key: 'D minor', mood: '', story: '', references: '', audience: '' }, people: [],
  tempos: [{ at: 0, bpm: 124, shape: 'step' }, { at: 64 * QUARTER, bpm: 126.5, shape: 'step' }], meters: [{ at: 0, meter: '4/4' }],
  sections: [{ id: 's1', kind: 'intro', name: '', at: 0, length: 32 * QUARTER }, { id: 's2', kind: 'drop', name: '', at: 32 * QUARTER, length: 64 * QUARTER }], markers: [], chords: [], sources: {},
  patterns: { p1: { id: 'p1', name: '', notes: [{ at: 0, key: 50, length: QUARTER, velocity: 100, release: 64, expressions: [] }], controls: [], rows: [] } }, tracks: NAMES.map(fakeTrack), snapshots: [],
};

function turned(edit: Edit): Edit {
  if (edit.edit === 'move-device') return { ...edit, oldTrack: edit.newTrack, oldIndex: edit.newIndex, newTrack: edit.oldTrack, newIndex: edit.oldIndex };
  return { ...edit, old: edit.new, new: edit.old } as Edit;
}

/** What was asked of the fake, for tests. */
export interface FakeStudio extends Studio {
  readonly output: Signal<OutputNow>;
  readonly keyboards: Signal<MidiNow>;
  readonly heard: string[];
  refuse: string | null;
}

/** Opens a fake studio. */
export function fakeStudio(start: Song = FAKE_SONG): FakeStudio {
  const song = signal(start);
  const revision = signal(0);
  const undoable = signal<string | null>(null);
  const redoable = signal<string | null>(null);
  const last = signal('');
  const refusal = signal<Refusal | null>(null);
  const transport = signal<TransportView>({ state: 'stopped', warming: false, metronome: false, countIn: 0, loop: { from: 32 * QUARTER, to: 64 * QUARTER, on: false }, latency: 21, load: 0.14, dropouts: 0 });
  const monitored = signal<Monitored>({ mode: 'in-place', tracks: [] });
  const done: { label: string; edits: readonly Edit[] }[] = [];
  const undone: { label: string; edits: readonly Edit[] }[] = [];
  let from = 0;
  let began = 0;
  const now = () => performance.now() / 1000;
  const heard: string[] = [];
  const output = signal(BROWSER_OUTPUT);
  const alsoHere = signal(false);
  const step = (edits: readonly Edit[], words: string) => {
    song.value = apply(song.peek(), { edits });
    revision.value = revision.peek() + 1;
    undoable.value = done[done.length - 1]?.label ?? null;
    redoable.value = undone[undone.length - 1]?.label ?? null;
    last.value = words;
    return Promise.resolve();
  };
  const position = () => {
    if (transport.peek().state === 'stopped') return from;
    const map = tempoMap(song.peek());
    return Math.min(songEnd(song.peek()), map.tickAtSeconds(map.secondsAt(from) + now() - began));
  };
  const studio: FakeStudio = {
    window: 'test', heard, refuse: null, song, revision, folder: signal('/songs/glass-district'), connected: signal(true), transport, undoable, redoable, problems: signal<readonly string[]>(['Vox: the recording “take 3.wav” is missing.']), notices: signal<readonly string[]>([]), recovered: signal(null),
    refusal, last, jobs: signal([]), sound: signal({ kind: 'running' } as const), listening: new Listening(),
    output, alsoHere, pulse: signal({ type: 'pulse', rate: 48000, load: 0.14, late: 0, worst: 1.2, engine: 0, lag: 64 } as const),
    keyboards: signal<MidiNow>({ machine: true, inputs: ['Keystation 49'], plays: 't4', learning: null, controls: [], last: '', heard: 0 }),
    midi: (input, status, first, second) => void heard.push(`midi ${input} ${status} ${first} ${second}`), learnMidi: (track, target) => void heard.push(`learn ${track} ${target}`),
    forgetMidi: (channel, controller) => void heard.push(`forget ${channel} ${controller}`), machineKeyboards: (on) => void heard.push(`keyboards ${on}`),
    soundHere: (on) => void (alsoHere.value = on), gaps: () => 0, measureWay: () => Promise.resolve(0.6),
    latencyParts: () => latencyParts(output.peek(), studio.pulse.peek(), { store: 21.3, device: 32 }, 0.6, output.peek().phase === 'running' && !alsoHere.peek()),
    perform(label, edits) {
      heard.push(`perform ${label}`);
      if (studio.refuse !== null) {
        refusal.value = { what: studio.refuse };
        return Promise.reject(refusal.peek());
      }
      done.push({ label, edits });
      undone.length = 0;
      return step(edits, label);
    },
    operate: () => Promise.resolve(),
    preview: (edits) => void heard.push(`preview ${edits.length}`),
    undo() {
      const one = done.pop();
      if (!one) return Promise.resolve();
      undone.push(one);
      return step([...one.edits].reverse().map(turned), `Undid: ${one.label}`);
    },
    redo() {
      const one = undone.pop();
      if (!one) return Promise.resolve();
      done.push(one);
      return step(one.edits, `Redid: ${one.label}`);
    },
    travel: (steps) => Promise.resolve(void heard.push(`travel ${steps}`)),
    recoverySeen: () => void heard.push('recovery seen'),
    save: () => Promise.resolve(void heard.push('save')),
    cancel: (job) => void heard.push(`cancel ${job}`),
    play() {
      heard.push('play');
      began = now();
      transport.value = { ...transport.peek(), state: 'playing' };
    },
    stop() {
      heard.push('stop');
      from = position();
      transport.value = { ...transport.peek(), state: 'stopped' };
    },
    locate(tick) {
      heard.push(`locate ${tick}`);
      from = tick;
      began = now();
    },
    loop: (a, b, on) => void (transport.value = { ...transport.peek(), loop: { from: a, to: b, on } }),
    metronome: (on) => void (transport.value = { ...transport.peek(), metronome: on }),
    countIn: (bars) => void (transport.value = { ...transport.peek(), countIn: bars }),
    position,
    strike: (track, key) => void heard.push(`strike ${track} ${key}`),
    release: (track, key) => void heard.push(`release ${track} ${key}`),
    level(track): Level {
      if (transport.peek().state === 'stopped') return { peakLeft: 0, peakRight: 0, rmsLeft: 0, rmsRight: 0 };
      const beat = (position() / QUARTER + track.length * 0.3 + (track.charCodeAt(1) || 0) * 0.25) % 1;
      const loud = 0.7 * Math.exp(-beat * 4);
      return { peakLeft: loud, peakRight: loud * 0.85, rmsLeft: loud * 0.5, rmsRight: loud * 0.4 };
    },
    reading: () => null,
    spectra: () => null,
    lookAt: () => () => undefined,
    loudness: signal({ momentary: null, shortTerm: null, integrated: null, truePeak: null }),
    lookAtLoudness: () => () => undefined,
    resetLoudness: () => void heard.push('reset loudness'),
    costs: signal([]),
    lookAtCosts: () => () => undefined,
    monitored,
    listen: (mode, tracks) => void (monitored.value = { mode, tracks }),
    hold: (values) => void heard.push(`hold ${values.map(({ track, target, value }) => `${track} ${target} ${Math.round(value * 100) / 100}`).join(', ')}`),
    onFrame(draw) {
      let id = requestAnimationFrame(function again(at) {
        id = requestAnimationFrame(again);
        draw(at);
      });
      return () => cancelAnimationFrame(id);
    },
    get: () => Promise.reject({ what: 'There is no program.' }),
    post: () => Promise.reject({ what: 'There is no program.' }),
    bytes: () => Promise.reject({ what: 'There is no program.' }),
    startSound: () => undefined,
  };
  return studio;
}
