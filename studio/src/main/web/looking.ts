import { LevelQueue, readLevels } from './audio/levels';
import { ReadingQueue, readReadings, readSpectra, type Spectra } from './audio/readings';
import { effect, signal } from './core/signal';
import type { Level, Loudness, Monitored } from './studio';
import type { Control } from './wire/control';
import type { Cost, Held, Mode, Tell } from './wire/protocol.generated';

const SILENCE: Level = { peakLeft: 0, peakRight: 0, rmsLeft: 0, rmsRight: 0 };
const QUIET: Loudness = { momentary: null, shortTerm: null, integrated: null, truePeak: null };

/** Spectra that wait until their sound is heard. */
const MOST = 32;

/** What a window looks at, and what it is told of it. Levels always come; the rest is wished for again when the connection comes back. */
export class Looking {
  readonly loudness = signal<Loudness>(QUIET);
  readonly costs = signal<readonly Cost[]>([]);
  readonly monitored = signal<Monitored>({ mode: 'in-place', tracks: [] });
  private strips = new Map<string, number>();
  private readonly levels = new LevelQueue();
  private readonly readings = new ReadingQueue();
  private readonly devices: string[] = [];
  private loudnessLooks = 0;
  private costLooks = 0;
  private wished = 0;
  private device: string | null = null;
  private coming: Spectra[] = [];
  private newest: Spectra | null = null;
  private holds: readonly Held[] = [];
  private sent = '';

  constructor(private readonly control: Control) {
    effect(() => {
      if (!control.connected.value) return;
      this.sent = '';
      this.wish();
      if (this.holds.length > 0) this.hold(this.holds);
    });
  }

  hear(tell: Tell): void {
    switch (tell.type) {
      case 'strips':
        this.strips = new Map(tell.tracks.map((track, i) => [track, i]));
        return;
      case 'gauges':
        this.readings.order(tell.devices);
        return;
      case 'loudness':
        this.loudness.value = tell;
        return;
      case 'costs':
        this.costs.value = tell.parts;
        return;
      case 'listening':
        this.monitored.value = tell;
        return;
    }
  }

  binary(data: ArrayBuffer): void {
    const levels = readLevels(data);
    if (levels) return this.levels.add(levels);
    const readings = readReadings(data);
    if (readings) return this.readings.add(readings);
    const spectra = readSpectra(data);
    if (spectra?.ask === this.wished) this.coming = [...this.coming.slice(-MOST), spectra];
  }

  level(track: string, engine: number): Level {
    const at = (track === '' ? this.strips.size : (this.strips.get(track) ?? -1)) * 4;
    const [peakLeft, peakRight, rmsLeft, rmsRight] = at < 0 ? [] : this.levels.heard(engine, performance.now()).subarray(at, at + 4);
    if (peakLeft === undefined || peakRight === undefined || rmsLeft === undefined || rmsRight === undefined) return SILENCE;
    return { peakLeft, peakRight, rmsLeft, rmsRight };
  }

  reading(device: string, reading: string, engine: number): number | null {
    return this.readings.heard(device, reading, engine);
  }

  spectra(device: string, engine: number): Spectra | null {
    if (device !== this.device) return null;
    const heard = this.coming.filter((each) => each.engine <= engine);
    this.newest = heard[heard.length - 1] ?? this.newest;
    if (heard.length > 0) this.coming = this.coming.slice(heard.length);
    return this.newest;
  }

  /** The device that somebody began to look at last is the one. */
  lookAt(device: string): () => void {
    this.devices.push(device);
    this.wish();
    return () => {
      const at = this.devices.lastIndexOf(device);
      if (at >= 0) this.devices.splice(at, 1);
      this.wish();
    };
  }

  lookAtLoudness(): () => void {
    this.loudnessLooks++;
    this.wish();
    return () => {
      this.loudnessLooks--;
      this.wish();
    };
  }

  lookAtCosts(): () => void {
    this.costLooks++;
    this.wish();
    return () => {
      this.costLooks--;
      if (this.costLooks === 0) this.costs.value = [];
      this.wish();
    };
  }

  resetLoudness(): void {
    this.ask({ type: 'reset-loudness' });
  }

  listen(mode: Mode, tracks: readonly string[]): void {
    this.ask({ type: 'listen', mode, tracks });
  }

  hold(values: readonly Held[]): void {
    this.holds = values;
    this.ask({ type: 'hold', values });
  }

  private wish(): void {
    const device = this.devices[this.devices.length - 1] ?? null;
    const watch = { device, costs: this.costLooks > 0, loudness: this.loudnessLooks > 0 };
    const text = JSON.stringify(watch);
    if (text === this.sent || !this.control.connected.peek()) return;
    this.sent = text;
    this.ask({ type: 'watch', ...watch });
    this.device = device;
    this.wished = this.control.asked;
    this.newest = null;
    this.coming = [];
  }

  private ask(question: Parameters<Control['ask']>[0]): void {
    this.control.ask(question).catch(() => undefined);
  }
}
