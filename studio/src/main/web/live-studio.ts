import { BrowserAudio, type AudioState } from './audio/output';
import { SongMap } from './audio/heard';
import { type LatencyPart, latencyParts } from './audio/latency';
import { SoundRoute } from './audio/route';
import type { Listening } from './audio/listening';
import { LevelQueue, readLevels } from './audio/levels';
import { Dropouts } from './audio/dropouts';
import { batch, signal, type ReadonlySignal, type Signal } from './core/signal';
import { apply } from './song/mirror';
import { TempoMap } from './song/time';
import { Looking } from './looking';
import type { Level, Loudness, Monitored, Refusal, Studio, TransportView } from './studio';
import type { Spectra } from './audio/readings';
import { decodeSong, decodeStep, encodeEdit, encodeTransaction } from './wire/codec';
import { Control, type Question } from './wire/control';
import type { Cost, Held, MidiNow, Mode, Operation, OutputNow, Recovered, Tell, TellJob, TellOpened, TellPulse, TellStepped, TellTransport } from './wire/protocol.generated';
import type { Edit, Song } from './wire/song.generated';

const SILENCE: Level = { peakLeft: 0, peakRight: 0, rmsLeft: 0, rmsRight: 0 };
/** Frames that the engine makes at once. */
const QUANTUM = 64;
/** The engine says within this time that it went where it was sent; until then the page shows it there. */
const ARRIVING_MS = 500;
const NO_KEYBOARDS: MidiNow = { machine: false, inputs: [], plays: null, learning: null, controls: [], last: '', heard: 0 };
const STANDING: TransportView = {
  state: 'stopped',
  warming: false,
  metronome: false,
  countIn: 0,
  loop: null,
  latency: 0,
  load: 0,
  dropouts: 0,
};

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
  readonly transport: Signal<TransportView> = signal(STANDING);
  readonly undoable = signal<string | null>(null);
  readonly redoable = signal<string | null>(null);
  readonly problems = signal<readonly string[]>([]);
  readonly notices = signal<readonly string[]>([]);
  readonly recovered = signal<Recovered | null>(null);
  readonly refusal = signal<Refusal | null>(null);
  readonly last = signal('');
  readonly jobs = signal<readonly TellJob[]>([]);
  readonly audio: BrowserAudio;
  readonly keyboards = signal<MidiNow>(NO_KEYBOARDS);
  readonly pulse = signal<TellPulse>({ type: 'pulse', rate: 48000, load: 0, late: 0, worst: 0, engine: 0, lag: 0 });
  private readonly route: SoundRoute;
  private way: number | null = null;
  private readonly songSignal = signal<Song | null>(null);
  private readonly control: Control;
  private readonly looking: Looking;
  private readonly map = new SongMap();
  private opened: string | null = null;
  private strips = new Map<string, number>();
  private readonly levels = new LevelQueue();
  private tempo: TempoMap | null = null;
  /** The tick that was gone to last; the engine stands at the quantum that holds it. */
  private located = 0;
  private pulsed = 0;
  /** When the engine was sent somewhere last. */
  private sent = -Infinity;
  private readonly dropouts = new Dropouts();
  private previewing = false;
  private previewWaits: readonly Edit[] | null = null;

  constructor(
    socket: string,
    private readonly ready: () => void,
  ) {
    this.audio = new BrowserAudio({ rate: 48000, socket: `${socket}/audio` });
    this.route = new SoundRoute(this.audio);
    this.control = new Control(`${socket}/control`, this.window, {
      hello: () => ({ song: this.opened, revision: this.revision.peek() }),
      tell: (tell) => batch(() => this.hear(tell)),
      binary: (data) => this.hearFigures(data),
    });
    this.looking = new Looking(this.control);
  }

  get song(): ReadonlySignal<Song> {
    // Nobody has a studio before its song is there.
    return this.songSignal as ReadonlySignal<Song>;
  }

  get connected(): ReadonlySignal<boolean> {
    return this.control.connected;
  }

  get listening(): Listening {
    return this.audio.listening;
  }

  get sound(): ReadonlySignal<AudioState> {
    return this.audio.state;
  }

  get output(): ReadonlySignal<OutputNow> {
    return this.route.output;
  }

  get alsoHere(): ReadonlySignal<boolean> {
    return this.route.alsoHere;
  }

  perform(label: string, edits: readonly Edit[]): Promise<void> {
    if (edits.length === 0) return Promise.resolve();
    this.previewWaits = null;
    return this.lasting({ type: 'perform', transaction: encodeTransaction({ label, edits }) });
  }

  operate(operation: Operation): Promise<void> {
    return this.lasting({ type: 'operate', operation });
  }

  preview(edits: readonly Edit[]): void {
    this.previewWaits = edits;
    if (!this.previewing) void this.previewNext();
  }

  undo(): Promise<void> {
    return this.lasting({ type: 'undo' });
  }

  redo(): Promise<void> {
    return this.lasting({ type: 'redo' });
  }

  travel(steps: number): Promise<void> {
    return steps === 0 ? Promise.resolve() : this.lasting({ type: 'travel', steps, revision: this.revision.peek() });
  }

  recoverySeen(): void {
    this.recovered.value = null;
    this.now({ type: 'recovery-seen' });
  }

  save(): Promise<void> {
    return this.lasting({ type: 'save' });
  }

  play(): void {
    this.startSound();
    this.now({ type: 'play', countIn: this.transport.peek().countIn });
  }

  /** Lets the sound of this browser begin, unless a sound card plays; call it in a press. */
  startSound(): void {
    this.route.start();
  }

  soundHere(on: boolean): void {
    this.route.also(on);
  }

  midi(input: string, status: number, first: number, second: number): void {
    this.startSound();
    this.now({ type: 'midi', input, status, first, second });
  }

  learnMidi(track: string | null, target: string): void {
    this.now({ type: 'learn', what: track === null ? null : { track, target } });
  }

  forgetMidi(channel: number, controller: number): void {
    this.now({ type: 'forget', channel, controller });
  }

  machineKeyboards(on: boolean): void {
    this.now({ type: 'keyboards', on });
  }

  /** Keyboards play this track from now on, if it has an instrument. */
  aim(track: string | null): void {
    if (this.connected.peek()) this.now({ type: 'aim', track });
  }

  gaps(): number {
    return this.audio.gaps;
  }

  latencyParts(): readonly LatencyPart[] {
    return latencyParts(this.output.peek(), this.pulse.peek(), this.audio.holds(), this.way, this.route.silent);
  }

  /** An ask that ends nothing, there and back, some times over. */
  async measureWay(): Promise<number> {
    const times: number[] = [];
    for (let i = 0; i < 15; i++) {
      const from = performance.now();
      await this.control.ask({ type: 'cancel', job: '' });
      times.push((performance.now() - from) / 2);
    }
    this.way = times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
    return this.way;
  }

  stop(): void {
    this.now({ type: 'stop' });
  }

  locate(tick: number): void {
    this.located = Math.max(0, Math.round(tick));
    this.sent = performance.now();
    this.now({ type: 'locate', at: this.located });
  }

  loop(from: number, to: number, on: boolean): void {
    this.now({ type: 'loop', from: Math.round(from), to: Math.round(to), on });
  }

  metronome(on: boolean): void {
    this.now({ type: 'metronome', on });
  }

  countIn(bars: number): void {
    this.transport.value = { ...this.transport.peek(), countIn: bars };
  }

  strike(track: string, key: number, velocity: number): void {
    this.startSound();
    this.now({ type: 'strike', track, key, velocity });
  }

  release(track: string, key: number): void {
    this.now({ type: 'release', track, key });
  }

  cancel(job: string): void {
    this.now({ type: 'cancel', job });
  }

  position(): number {
    if (this.transport.peek().state === 'stopped' && performance.now() - this.sent < ARRIVING_MS) return this.located;
    const frame = this.frameHeard();
    if (!this.tempo) return 0;
    const wanted = this.tempo.frameAt(this.located, this.pulse.peek().rate);
    return frame === wanted - (wanted % QUANTUM) ? this.located : this.tempo.tickAt(frame, this.pulse.peek().rate);
  }

  level(track: string): Level {
    const at = (track === '' ? this.strips.size : (this.strips.get(track) ?? -1)) * 4;
    const [peakLeft, peakRight, rmsLeft, rmsRight] = at < 0 ? [] : this.levels.heard(this.engineHeard(), performance.now()).subarray(at, at + 4);
    if (peakLeft === undefined || peakRight === undefined || rmsLeft === undefined || rmsRight === undefined) return SILENCE;
    return { peakLeft, peakRight, rmsLeft, rmsRight };
  }

  get loudness(): ReadonlySignal<Loudness> {
    return this.looking.loudness;
  }

  get costs(): ReadonlySignal<readonly Cost[]> {
    return this.looking.costs;
  }

  get monitored(): ReadonlySignal<Monitored> {
    return this.looking.monitored;
  }

  reading(device: string, reading: string): number | null {
    return this.looking.reading(device, reading, this.engineHeard());
  }

  spectra(device: string): Spectra | null {
    return this.looking.spectra(device, this.engineHeard());
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

  onFrame(draw: (now: number) => void): () => void {
    let request = requestAnimationFrame(function again(now) {
      request = requestAnimationFrame(again);
      draw(now);
    });
    return () => cancelAnimationFrame(request);
  }

  async get<T>(path: string): Promise<T> {
    return this.answered<T>(await fetch(path));
  }

  async post<T>(path: string, body: Blob | ArrayBuffer | string): Promise<T> {
    return this.answered<T>(await fetch(path, { method: 'POST', body }));
  }

  async bytes(path: string): Promise<ArrayBuffer> {
    const response = await fetch(path);
    if (!response.ok) throw await response.json();
    return response.arrayBuffer();
  }

  private async answered<T>(response: Response): Promise<T> {
    const answer: unknown = await response.json();
    if (response.ok) return answer as T;
    throw answer;
  }

  private lasting(question: Question): Promise<void> {
    const asked = this.control.ask(question, true);
    asked.catch((refusal: Refusal) => {
      this.refusal.value = refusal;
    });
    return asked;
  }

  private now(question: Question): void {
    this.control.ask(question).catch((refusal: Refusal) => {
      this.refusal.value = refusal;
    });
  }

  /** One preview is on its way at a time, and then the newest of those that came meanwhile. */
  private async previewNext(): Promise<void> {
    this.previewing = true;
    while (this.previewWaits) {
      const edits = this.previewWaits.map(encodeEdit);
      this.previewWaits = null;
      await this.control.ask({ type: 'preview', edits }).catch(() => undefined);
    }
    this.previewing = false;
  }

  private hear(tell: Tell): void {
    switch (tell.type) {
      case 'opened':
        return this.hearOpened(tell);
      case 'stepped':
        return this.hearStep(tell);
      case 'transport':
        return this.hearTransport(tell);
      case 'pulse':
        return this.hearPulse(tell);
      case 'passages':
        this.map.add(tell.passages);
        this.audio.tell(tell.passages);
        return;
      case 'strips':
        this.strips = new Map(tell.tracks.map((track, i) => [track, i]));
        return;
      case 'problems':
        this.problems.value = tell.lines;
        return;
      case 'job':
        this.jobs.value = [...this.jobs.peek().filter((job) => job.job !== tell.job), tell];
        return;
      case 'output':
        this.route.hear(tell.now, navigator.userActivation?.hasBeenActive ?? true);
        return;
      case 'keyboards':
        this.keyboards.value = tell.now;
        return;
      default:
        this.looking.hear(tell);
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
    if (song.tempos !== this.songSignal.peek()?.tempos) this.tempo = new TempoMap(song.tempos);
    this.songSignal.value = song;
    this.revision.value = revision;
    this.undoable.value = undo;
    this.redoable.value = redo;
  }

  private hearTransport(tell: TellTransport): void {
    const state = tell.state === 'rolling' ? 'playing' : tell.state === 'counting-in' || tell.warming ? 'counting' : 'stopped';
    const view = this.transport.peek();
    if (state === 'playing' && view.state !== 'playing') this.dropouts.begin();
    this.transport.value = { ...view, state, warming: tell.warming, metronome: tell.metronome, loop: tell.loop };
  }

  private hearPulse(tell: TellPulse): void {
    this.audio.setRate(tell.rate);
    this.pulse.value = tell;
    this.pulsed = performance.now();
    const view = this.transport.peek();
    const { latency: card, rate } = this.output.peek();
    const latency = Math.round(this.route.silent ? (1000 * card) / rate : this.audio.latency());
    const load = Math.round(tell.load * 100) / 100;
    const dropouts = this.dropouts.now(tell.late + this.audio.gaps + this.output.peek().dropouts);
    if (view.latency !== latency || view.load !== load || view.dropouts !== dropouts) {
      this.transport.value = { ...view, latency, load, dropouts };
    }
  }

  private hearFigures(data: ArrayBuffer): void {
    const frame = readLevels(data);
    if (frame) this.levels.add(frame);
    else this.looking.binary(data);
  }

  /** The frame of the engine that is heard; without sound in this browser, the one that a sound card plays or the engine makes. */
  private engineHeard(): number {
    const { engine, rate } = this.pulse.peek();
    return this.audio.engineFrameHeardNow() ?? engine - this.output.peek().latency + ((performance.now() - this.pulsed) / 1000) * rate;
  }

  /** The frame of the song that is heard, or where it stands; without sound in this browser, the one that the engine makes. */
  private frameHeard(): number {
    const { last } = this.map;
    if (last && !last.rolls && this.transport.peek().state === 'stopped') return last.song;
    return this.map.songAt(this.engineHeard()) ?? 0;
  }
}
