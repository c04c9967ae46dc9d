import type { ReadonlySignal } from './core/signal';
import type { LatencyPart } from './audio/latency';
import type { Listening } from './audio/listening';
import type { AudioState } from './audio/output';
import type { Cost, Held, MidiNow, Mode, Operation, OutputNow, Recovered, TellJob, TellPulse } from './wire/protocol.generated';
import type { Spectra } from './audio/readings';
import type { Edit, Song } from './wire/song.generated';

/** Where the song stands and how it moves, as the program last told. */
export interface TransportView {
  readonly state: 'stopped' | 'counting' | 'playing';
  /** It sets off in a moment, once the engine has what it needs; the state is `counting` meanwhile. */
  readonly warming: boolean;
  readonly metronome: boolean;
  /** Bars that are counted in before playing. */
  readonly countIn: number;
  /** In ticks. */
  readonly loop: { readonly from: number; readonly to: number; readonly on: boolean } | null;
  /** Milliseconds from engine to ear. */
  readonly latency: number;
  /** Share of its time that the engine works, 0 to 1. */
  readonly load: number;
  /** Blocks that came too late since the song set off. */
  readonly dropouts: number;
}

/** Why something did not happen, in the program's words. */
export interface Refusal {
  /** One line: what is wrong, where, and what to do about it. */
  readonly what: string;
}

/** How loud a strip was while the last picture stood: linear, left and right. */
export interface Level {
  readonly peakLeft: number;
  readonly peakRight: number;
  readonly rmsLeft: number;
  readonly rmsRight: number;
}

/** How loud the mix is, in LUFS and dBTP; null for silence. */
export interface Loudness {
  readonly momentary: number | null;
  readonly shortTerm: number | null;
  readonly integrated: number | null;
  readonly truePeak: number | null;
}

/** What is heard in place of the mix. */
export interface Monitored {
  readonly mode: Mode;
  readonly tracks: readonly string[];
}

/** The one object that pages talk to. */
export interface Studio {
  /** The name of this window, by which the program knows who asked. */
  readonly window: string;
  /** The mirror; every part that did not change is the same object as before. */
  readonly song: ReadonlySignal<Song>;
  readonly revision: ReadonlySignal<number>;
  /** Folder of the open song. */
  readonly folder: ReadonlySignal<string>;
  readonly connected: ReadonlySignal<boolean>;
  readonly transport: ReadonlySignal<TransportView>;
  /** The labels of what undo and redo would do; null when there is nothing. */
  readonly undoable: ReadonlySignal<string | null>;
  readonly redoable: ReadonlySignal<string | null>;
  /** What cannot sound, a line each. */
  readonly problems: ReadonlySignal<readonly string[]>;

  /** What a person should know about how the song was opened. */
  readonly notices: ReadonlySignal<readonly string[]>;
  /** What came back after the program ended without closing the song; null once somebody saw it. */
  readonly recovered: ReadonlySignal<Recovered | null>;
  /** The last thing that was refused, for all to see. */
  readonly refusal: ReadonlySignal<Refusal | null>;
  /** What was done last, in words. */
  readonly last: ReadonlySignal<string>;
  /** Work that takes a while, also what has ended. */
  readonly jobs: ReadonlySignal<readonly TellJob[]>;
  /** What the sound of this browser does. */
  readonly sound: ReadonlySignal<AudioState>;
  /** Where the program's sound goes: a sound card of its machine, or browsers. */
  readonly output: ReadonlySignal<OutputNow>;
  /** Whether this browser sounds although a sound card does. */
  readonly alsoHere: ReadonlySignal<boolean>;
  /** What keyboards do, and which controllers move what. */
  readonly keyboards: ReadonlySignal<MidiNow>;
  /** How the engine runs, many times a second. */
  readonly pulse: ReadonlySignal<TellPulse>;
  /** How this window listens: through a device, to something beside the song. It is never in the song. */
  readonly listening: Listening;

  /** Does edits as one undoable step; the promise rejects with a Refusal, which is also shown to the user. */
  perform(label: string, edits: readonly Edit[]): Promise<void>;
  /** Does an operation of the program (split, quantise ...) as one undoable step. */
  operate(operation: Operation): Promise<void>;
  /** Lets edits be heard and nothing more, until `perform`, another `preview` or an empty one. */
  preview(edits: readonly Edit[]): void;
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** Takes several steps back (below zero), or does several again, as one journey. */
  travel(steps: number): Promise<void>;
  /** Somebody saw what was recovered. */
  recoverySeen(): void;
  /** Writes the song's text. */
  save(): Promise<void>;
  /** Ends a job. */
  cancel(job: string): void;

  play(): void;
  stop(): void;
  /** Goes to a tick; plays on if it plays. */
  locate(tick: number): void;
  loop(from: number, to: number, on: boolean): void;
  metronome(on: boolean): void;
  /** How many bars are counted before playing; 0 for none. */
  countIn(bars: number): void;
  /** The tick that is heard now; made for reading once a frame. */
  position(): number;

  /** Plays a key of a track's instrument, until it is released. */
  strike(track: string, key: number, velocity: number): void;
  release(track: string, key: number): void;

  /** Of a track by id, or of the mix by ''; since the last frame. Zeros when it is silent. */
  level(track: string): Level;
  /** A figure that a device tells about the sound that is heard now; null while it tells none. */
  reading(device: string, reading: string): number | null;
  /** The sound before and after the device that is looked at; null when it is another one. */
  spectra(device: string): Spectra | null;
  /** Looks at the sound of a device until the result is called, or another device is looked at. */
  lookAt(device: string): () => void;
  /** How loud the mix is, while somebody looks. */
  readonly loudness: ReadonlySignal<Loudness>;
  /** Measures loudness until the result is called. */
  lookAtLoudness(): () => void;
  /** Measures integrated loudness and true peak anew. */
  resetLoudness(): void;
  /** What tracks and devices cost, the most costly first, while somebody looks. */
  readonly costs: ReadonlySignal<readonly Cost[]>;
  /** Measures costs until the result is called. */
  lookAtCosts(): () => void;
  readonly monitored: ReadonlySignal<Monitored>;
  /** Listens to single tracks in place of the mix; to none of them for the mix. */
  listen(mode: Mode, tracks: readonly string[]): void;
  /** Lets values be heard in place of lanes, through all else that happens, until others are held. */
  hold(values: readonly Held[]): void;
  /** Calls back for each animation frame while something moves; the result ends that. */
  onFrame(draw: (now: number) => void): () => void;

  /** Lets this browser sound beside a sound card, or leaves it to that. */
  soundHere(on: boolean): void;
  /** What a keyboard of this browser says. */
  midi(input: string, status: number, first: number, second: number): void;
  /** The next controller that is moved will move a target of a track; null for none. */
  learnMidi(track: string | null, target: string): void;
  /** A controller moves nothing of the song any more. */
  forgetMidi(channel: number, controller: number): void;
  /** Listens to the keyboards of the program's machine, also to new ones, or to none. */
  machineKeyboards(on: boolean): void;
  /** How often the sound of this browser broke off. */
  gaps(): number;
  /** What the time from a gesture to its sound consists of. */
  latencyParts(): readonly LatencyPart[];
  /** Measures the way to the program; resolves to its milliseconds. */
  measureWay(): Promise<number>;

  /** JSON from the program, for example `/api/devices`. */
  get<T>(path: string): Promise<T>;
  /** Sends a body; the answer is JSON. */
  post<T>(path: string, body: Blob | ArrayBuffer | string): Promise<T>;
  /** Plain bytes from the program. */
  bytes(path: string): Promise<ArrayBuffer>;
  /** Opens the sound of this browser, in a click or key press. */
  startSound(): void;
}
