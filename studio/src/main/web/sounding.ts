import { Dropouts } from './audio/dropouts';
import { SongMap } from './audio/heard';
import { type LatencyPart, latencyParts } from './audio/latency';
import { BrowserAudio } from './audio/output';
import { SoundRoute } from './audio/route';
import { signal } from './core/signal';
import { type TempoMap, tempoMap } from './song/time';
import type { TransportView } from './studio';
import type { Tell, TellPulse, TellTransport } from './wire/protocol.generated';
import type { Song } from './wire/song.generated';

/** Frames that the engine makes at once. */
const QUANTUM = 64;
/** The engine says within this time that it went where it was sent; until then the page shows it there. */
const ARRIVING_MS = 500;
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

/** Where the song stands and what of it is heard, by what the program tells and what the sound of this browser does. */
export class Sounding {
  readonly audio: BrowserAudio;
  readonly route: SoundRoute;
  readonly transport = signal<TransportView>(STANDING);
  readonly pulse = signal<TellPulse>({ type: 'pulse', rate: 48000, load: 0, late: 0, worst: 0, engine: 0, lag: 0 });
  private readonly map = new SongMap();
  private readonly dropouts = new Dropouts();
  private tempo: TempoMap | null = null;
  private pulsed = 0;
  /** The tick that was gone to last; the engine stands at the quantum that holds it. */
  private located = 0;
  /** When the engine was sent somewhere last. */
  private sent = -Infinity;

  /** @param socket where the sound of this browser comes from */
  constructor(socket: string) {
    this.audio = new BrowserAudio({ rate: 48000, socket });
    this.route = new SoundRoute(this.audio);
  }

  /** Takes what is told; whether it was of this kind. */
  hear(tell: Tell): boolean {
    switch (tell.type) {
      case 'transport':
        this.hearTransport(tell);
        return true;
      case 'pulse':
        this.hearPulse(tell);
        return true;
      case 'passages':
        this.map.add(tell.passages);
        this.audio.tell(tell.passages);
        return true;
      case 'output':
        this.route.hear(tell.now, navigator.userActivation?.hasBeenActive ?? true);
        return true;
      default:
        return false;
    }
  }

  /** The song is this one from now on. */
  follow(song: Song): void {
    this.tempo = tempoMap(song);
  }

  /** The engine is sent to a tick; gives the whole one. */
  sendTo(tick: number): number {
    this.located = Math.max(0, Math.round(tick));
    this.sent = performance.now();
    return this.located;
  }

  /** Bars that are counted in before playing. */
  countIn(bars: number): void {
    this.transport.value = { ...this.transport.peek(), countIn: bars };
  }

  /** The tick that is heard. */
  position(): number {
    if (this.transport.peek().state === 'stopped' && performance.now() - this.sent < ARRIVING_MS) return this.located;
    const frame = this.frameHeard();
    if (!this.tempo) return 0;
    const wanted = this.tempo.frameAt(this.located, this.pulse.peek().rate);
    return frame === wanted - (wanted % QUANTUM) ? this.located : this.tempo.tickAt(frame, this.pulse.peek().rate);
  }

  /** The frame of the engine that is heard; without sound in this browser, the one that a sound card plays or the engine makes. */
  engineHeard(): number {
    const { engine, rate } = this.pulse.peek();
    return this.audio.engineFrameHeardNow() ?? engine - this.route.output.peek().latency + ((performance.now() - this.pulsed) / 1000) * rate;
  }

  /**
   * What the time from a gesture to its sound consists of.
   * @param way milliseconds from page to program; null while that was not measured
   */
  latencyParts(way: number | null): readonly LatencyPart[] {
    return latencyParts(this.route.output.peek(), this.pulse.peek(), this.audio.holds(), way, this.route.silent);
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
    const output = this.route.output.peek();
    const latency = Math.round(this.route.silent ? (1000 * output.latency) / output.rate : this.audio.latency());
    const load = Math.round(tell.load * 100) / 100;
    const dropouts = this.dropouts.now(tell.late + this.audio.gaps + output.dropouts);
    if (view.latency !== latency || view.load !== load || view.dropouts !== dropouts) {
      this.transport.value = { ...view, latency, load, dropouts };
    }
  }

  /** The frame of the song that is heard, or where it stands; without sound in this browser, the one that the engine makes. */
  private frameHeard(): number {
    const { last } = this.map;
    if (last && !last.rolls && this.transport.peek().state === 'stopped') return last.song;
    return this.map.songAt(this.engineHeard()) ?? 0;
  }
}
