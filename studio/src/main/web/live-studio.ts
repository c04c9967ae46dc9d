import type { LatencyPart } from './audio/latency';
import type { Listening } from './audio/listening';
import type { AudioState, BrowserAudio } from './audio/output';
import type { Spectra } from './audio/readings';
import { Asking } from './asking';
import { eachFrame } from './core/frame';
import { batch, signal, type ReadonlySignal } from './core/signal';
import { Looking } from './looking';
import { tellPlayed } from './played';
import { apply } from './song/mirror';
import { Sounding } from './sounding';
import type { Level, Loudness, Monitored, Refusal, Studio, TransportView } from './studio';
import { decodeSong, decodeStep } from './wire/codec';
import { Control } from './wire/control';
import { getBytes, getJson, postJson } from './wire/http';
import type { Cost, Held, MidiNow, Mode, Operation, OutputNow, Recovered, Tell, TellJob, TellOpened, TellPulse, TellStepped } from './wire/protocol.generated';
import type { Edit, Song } from './wire/song.generated';

const NO_KEYBOARDS: MidiNow = { machine: false, inputs: [], plays: null, learning: null, controls: [], last: '', heard: 0 };

/** Opens the studio that served this page; resolves when the song is there. */
export function openStudio(): Promise<LiveStudio> {
  return new Promise((resolve) => {
    const socket = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}`;
    const studio: LiveStudio = new LiveStudio(socket, () => resolve(studio));
  });
}

/** The studio of the program that served this page. */
export class LiveStudio implements Studio {
  readonly window = crypto.randomUUID();
  readonly revision = signal(-1);
  readonly folder = signal('');
  readonly undoable = signal<string | null>(null);
  readonly redoable = signal<string | null>(null);
  readonly problems = signal<readonly string[]>([]);
  readonly notices = signal<readonly string[]>([]);
  readonly recovered = signal<Recovered | null>(null);
  readonly last = signal('');
  readonly jobs = signal<readonly TellJob[]>([]);
  readonly keyboards = signal<MidiNow>(NO_KEYBOARDS);
  readonly connected: ReadonlySignal<boolean>;
  readonly refusal: ReadonlySignal<Refusal | null>;
  readonly transport: ReadonlySignal<TransportView>;
  readonly pulse: ReadonlySignal<TellPulse>;
  /** The sound of this browser. */
  readonly audio: BrowserAudio;
  readonly listening: Listening;
  readonly sound: ReadonlySignal<AudioState>;
  readonly output: ReadonlySignal<OutputNow>;
  readonly alsoHere: ReadonlySignal<boolean>;
  readonly loudness: ReadonlySignal<Loudness>;
  readonly costs: ReadonlySignal<readonly Cost[]>;
  readonly monitored: ReadonlySignal<Monitored>;
  readonly onFrame = eachFrame;
  readonly get = getJson;
  readonly post = postJson;
  readonly bytes = getBytes;
  private readonly songSignal = signal<Song | null>(null);
  private readonly control: Control;
  private readonly asking: Asking;
  private readonly looking: Looking;
  private readonly sounding: Sounding;
  private opened: string | null = null;
  private way: number | null = null;

  constructor(
    socket: string,
    private readonly ready: () => void,
  ) {
    this.sounding = new Sounding(`${socket}/audio`);
    this.control = new Control(`${socket}/control`, this.window, {
      hello: () => ({ song: this.opened, revision: this.revision.peek() }),
      tell: (tell) => batch(() => this.hear(tell)),
      binary: (data) => this.looking.binary(data),
    });
    this.asking = new Asking(this.control);
    this.looking = new Looking(this.control);
    this.connected = this.control.connected;
    this.refusal = this.asking.refusal;
    this.transport = this.sounding.transport;
    this.pulse = this.sounding.pulse;
    this.audio = this.sounding.audio;
    this.listening = this.audio.listening;
    this.sound = this.audio.state;
    this.output = this.sounding.route.output;
    this.alsoHere = this.sounding.route.alsoHere;
    this.loudness = this.looking.loudness;
    this.costs = this.looking.costs;
    this.monitored = this.looking.monitored;
  }

  get song(): ReadonlySignal<Song> {
    // Nobody has a studio before its song is there.
    return this.songSignal as ReadonlySignal<Song>;
  }

  perform(label: string, edits: readonly Edit[]): Promise<void> {
    return this.asking.perform(label, edits);
  }

  operate(operation: Operation): Promise<void> {
    return this.asking.lasting({ type: 'operate', operation });
  }

  preview(edits: readonly Edit[]): void {
    this.asking.preview(edits);
  }

  undo(): Promise<void> {
    return this.asking.lasting({ type: 'undo' });
  }

  redo(): Promise<void> {
    return this.asking.lasting({ type: 'redo' });
  }

  travel(steps: number): Promise<void> {
    return steps === 0 ? Promise.resolve() : this.asking.lasting({ type: 'travel', steps, revision: this.revision.peek() });
  }

  recoverySeen(): void {
    this.recovered.value = null;
    this.asking.now({ type: 'recovery-seen' });
  }

  save(): Promise<void> {
    return this.asking.lasting({ type: 'save' });
  }

  play(): void {
    this.startSound();
    this.asking.now({ type: 'play', countIn: this.transport.peek().countIn });
  }

  /** Lets the sound of this browser begin, unless a sound card plays; call it in a press. */
  startSound(): void {
    this.sounding.route.start();
  }

  soundHere(on: boolean): void {
    this.sounding.route.also(on);
  }

  midi(input: string, status: number, first: number, second: number): void {
    this.startSound();
    this.asking.now({ type: 'midi', input, status, first, second });
  }

  learnMidi(track: string | null, target: string): void {
    this.asking.now({ type: 'learn', what: track === null ? null : { track, target } });
  }

  forgetMidi(channel: number, controller: number): void {
    this.asking.now({ type: 'forget', channel, controller });
  }

  machineKeyboards(on: boolean): void {
    this.asking.now({ type: 'keyboards', on });
  }

  /** Keyboards play this track from now on, if it has an instrument. */
  aim(track: string | null): void {
    if (this.connected.peek()) this.asking.now({ type: 'aim', track });
  }

  gaps(): number {
    return this.audio.gaps;
  }

  latencyParts(): readonly LatencyPart[] {
    return this.sounding.latencyParts(this.way);
  }

  async measureWay(): Promise<number> {
    return (this.way = await this.asking.way());
  }

  stop(): void {
    this.asking.now({ type: 'stop' });
  }

  locate(tick: number): void {
    this.asking.now({ type: 'locate', at: this.sounding.sendTo(tick) });
  }

  loop(from: number, to: number, on: boolean): void {
    this.asking.now({ type: 'loop', from: Math.round(from), to: Math.round(to), on });
  }

  metronome(on: boolean): void {
    this.asking.now({ type: 'metronome', on });
  }

  countIn(bars: number): void {
    this.sounding.countIn(bars);
  }

  strike(track: string, key: number, velocity: number): void {
    this.startSound();
    this.asking.now({ type: 'strike', track, key, velocity });
  }

  release(track: string, key: number): void {
    this.asking.now({ type: 'release', track, key });
  }

  cancel(job: string): void {
    this.asking.now({ type: 'cancel', job });
  }

  position(): number {
    return this.sounding.position();
  }

  level(track: string): Level {
    return this.looking.level(track, this.sounding.engineHeard());
  }

  reading(device: string, reading: string): number | null {
    return this.looking.reading(device, reading, this.sounding.engineHeard());
  }

  spectra(device: string): Spectra | null {
    return this.looking.spectra(device, this.sounding.engineHeard());
  }

  lookAt(device: string): () => void {
    return this.looking.lookAt(device);
  }

  lookAtLoudness(): () => void {
    return this.looking.lookAtLoudness();
  }

  lookAtCosts(): () => void {
    return this.looking.lookAtCosts();
  }

  resetLoudness(): void {
    this.looking.resetLoudness();
  }

  listen(mode: Mode, tracks: readonly string[]): void {
    this.looking.listen(mode, tracks);
  }

  hold(values: readonly Held[]): void {
    this.looking.hold(values);
  }

  private hear(tell: Tell): void {
    switch (tell.type) {
      case 'opened':
        return this.hearOpened(tell);
      case 'stepped':
        return this.hearStep(tell);
      case 'problems':
        this.problems.value = tell.lines;
        return;
      case 'job':
        this.jobs.value = [...this.jobs.peek().filter((job) => job.job !== tell.job), tell];
        return;
      case 'keyboards':
        this.keyboards.value = tell.now;
        return;
      case 'played':
        // Of several windows the one that is used gets what a keyboard of the machine plays.
        if (tell.velocity === 0 || document.hasFocus()) tellPlayed(tell);
        return;
      default:
        if (!this.sounding.hear(tell)) this.looking.hear(tell);
    }
  }

  private hearOpened(tell: TellOpened): void {
    const first = this.songSignal.peek() === null;
    this.opened = tell.song;
    this.folder.value = tell.folder;
    this.notices.value = tell.notices;
    this.recovered.value = tell.recovered;
    this.become(decodeSong(tell.content), tell.revision, tell.undo, tell.redo);
    if (first) this.ready();
  }

  private hearStep(tell: TellStepped): void {
    const song = this.songSignal.peek();
    if (!song || tell.revision <= this.revision.peek()) return;
    const step = decodeStep(tell.step);
    this.become(apply(song, step), tell.revision, tell.undo, tell.redo);
    this.last.value = `${step.step === 'undo' ? 'Undid: ' : step.step === 'redo' ? 'Redid: ' : ''}${step.label}`;
    if (tell.window === this.window) this.control.happened(tell.ask);
  }

  private become(song: Song, revision: number, undo: string | null, redo: string | null): void {
    this.sounding.follow(song);
    this.songSignal.value = song;
    this.revision.value = revision;
    this.undoable.value = undo;
    this.redoable.value = redo;
  }
}
