import { signal, type ReadonlySignal } from '../core/signal';
import type { BrowserHolds } from './latency';
import { SongMap, type Passage } from './heard';
import { Listening } from './listening';
import type { FromWorker, ToWorker } from './messages';
import { RING_BYTES, Ring, Slot } from './ring';

/** What the sound of this browser does. */
export type AudioState =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  /** The browser waits for a click or a key. */
  | { readonly kind: 'suspended' }
  /** The system took the device for something else, such as a call. */
  | { readonly kind: 'interrupted' }
  /** The device is gone; it is opened anew. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'error'; readonly why: string };

export interface AudioOptions {
  /** Frames a second of the song. */
  readonly rate: number;
  /** The /audio socket. */
  readonly socket: string;
  readonly worklet?: string;
  readonly worker?: string;
  /** Whether memory may be shared between threads; asked of the browser when absent. */
  readonly shared?: boolean;
  /** Called when the device is gone, before it is opened anew. */
  readonly onLost?: () => void;
}

const WATCH_MS = 1000;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 5000;

/** The sound of the program in this browser: opens the device, keeps it open, knows what is heard when. */
export class BrowserAudio {
  private readonly stateSignal = signal<AudioState>({ kind: 'off' });
  private readonly connectedSignal = signal(false);
  private readonly leadsSignal = signal(false);
  /** What lies between the player and the ear. */
  readonly listening = new Listening();
  private readonly map = new SongMap();
  private readonly ring: Ring;
  private readonly shared: boolean;
  private context: AudioContext | null = null;
  private node: AudioWorkletNode | null = null;
  private worker: Worker | null = null;
  private watching = 0;
  private clockSeen = 0;
  private stood = 0;
  private retry = FIRST_RETRY_MS;
  private lostMessages = 0;
  private rate: number;

  constructor(private readonly options: AudioOptions) {
    this.rate = options.rate;
    this.shared = options.shared ?? (typeof SharedArrayBuffer !== 'undefined' && globalThis.crossOriginIsolated === true);
    this.ring = new Ring(this.shared ? new SharedArrayBuffer(RING_BYTES) : new ArrayBuffer(RING_BYTES));
  }

  get state(): ReadonlySignal<AudioState> {
    return this.stateSignal;
  }

  /** Whether the program is connected. */
  get connected(): ReadonlySignal<boolean> {
    return this.connectedSignal;
  }

  /** Whether the clock of this browser paces the engine. */
  get leads(): ReadonlySignal<boolean> {
    return this.leadsSignal;
  }

  /** How often sound broke off. */
  get gaps(): number {
    return this.ring.get(Slot.Gaps) >>> 0;
  }

  /** Messages that never came. */
  get lost(): number {
    return this.lostMessages;
  }

  /** The node that plays the song, for those who record what is played; null while it is off. */
  get output(): AudioNode | null {
    return this.node;
  }

  /** Opens the device. Call it in a click or key press; calling it again wakes a suspended device. */
  async start(): Promise<void> {
    if (this.context) {
      await this.context.resume();
      return;
    }
    this.stateSignal.value = { kind: 'starting' };
    try {
      await this.open();
    } catch (failure) {
      this.closeDevice();
      this.stateSignal.value = { kind: 'error', why: this.why(failure) };
    }
  }

  /** The song has so many frames a second; the device is opened anew when that changed. */
  setRate(rate: number): void {
    if (rate === this.rate) return;
    this.rate = rate;
    if (!this.context) return;
    this.closeDevice();
    void this.start();
  }

  /** Closes device and connection. */
  stop(): void {
    const end: ToWorker = { kind: 'end' };
    this.worker?.postMessage(end);
    this.worker = null;
    this.closeDevice();
    // What waits is not heard when sound comes back.
    this.ring.set(Slot.Read, this.ring.get(Slot.Written));
    this.connectedSignal.value = false;
    this.leadsSignal.value = false;
    this.stateSignal.value = { kind: 'off' };
  }

  private why(failure: unknown): string {
    if (failure instanceof DOMException && failure.name === 'NotSupportedError') {
      return `This browser's audio device cannot play ${this.rate} frames a second.`;
    }
    return failure instanceof Error ? failure.message : String(failure);
  }

  private async open(): Promise<void> {
    const context = new AudioContext({ sampleRate: this.rate, latencyHint: 'interactive' });
    this.context = context;
    if (context.sampleRate !== this.rate) {
      throw new Error(`This browser's audio device plays ${context.sampleRate} frames a second; the song has ${this.rate}.`);
    }
    // Asked for at once, while the click still counts.
    const resumed = context.resume();
    await context.audioWorklet.addModule(this.options.worklet ?? '/player.worklet.js');
    const buffer = this.ring.buffer instanceof ArrayBuffer ? null : this.ring.buffer;
    const tells = typeof Atomics.waitAsync !== 'function';
    const node = new AudioWorkletNode(context, 'songline-player', {
      numberOfInputs: 0,
      outputChannelCount: [2],
      processorOptions: { buffer, tells },
    });
    const channel = new MessageChannel();
    node.port.postMessage(channel.port2, [channel.port2]);
    this.listening.attach(context, node);
    node.onprocessorerror = () => this.deviceLost(context);
    this.node = node;
    this.meetWorker(buffer, channel.port1);
    context.onstatechange = () => this.follow(context);
    context.addEventListener('error', () => this.deviceLost(context));
    this.watching = self.setInterval(() => this.watch(context), WATCH_MS);
    void resumed.catch(() => this.follow(context));
    this.follow(context);
  }

  private meetWorker(buffer: SharedArrayBuffer | null, port: MessagePort): void {
    if (this.worker) {
      const again: ToWorker = { kind: 'port', port };
      this.worker.postMessage(again, [port]);
      return;
    }
    const worker = new Worker(this.options.worker ?? '/feed.worker.js', { type: 'module', name: 'songline-feed' });
    worker.onmessage = (event: MessageEvent<FromWorker>) => this.hear(event.data);
    const begin: ToWorker = { kind: 'begin', url: this.options.socket, buffer, port };
    worker.postMessage(begin, [port]);
    this.worker = worker;
  }

  private hear(message: FromWorker): void {
    switch (message.kind) {
      case 'socket':
        this.connectedSignal.value = message.open;
        return;
      case 'role':
        this.leadsSignal.value = message.leads;
        return;
      case 'lost':
        this.lostMessages = message.messages;
        return;
      case 'slots':
        this.ring.slots.set(message.slots);
    }
  }

  private follow(context: AudioContext): void {
    if (context !== this.context) return;
    const state: string = context.state;
    if (state === 'running') {
      this.retry = FIRST_RETRY_MS;
      this.stateSignal.value = { kind: 'running' };
    } else if (state === 'interrupted') {
      this.stateSignal.value = { kind: 'interrupted' };
    } else if (state === 'suspended') {
      this.stateSignal.value = { kind: 'suspended' };
    } else {
      this.deviceLost(context);
    }
  }

  /** A device that says it runs but whose clock stands for two looks is gone. */
  private watch(context: AudioContext): void {
    const clock = this.ring.get(Slot.Clock);
    const stands = clock === this.clockSeen && context.state === 'running';
    this.clockSeen = clock;
    this.stood = stands ? this.stood + 1 : 0;
    if (this.stood >= 2) this.deviceLost(context);
  }

  private deviceLost(context: AudioContext): void {
    if (context !== this.context) return;
    this.closeDevice();
    this.stateSignal.value = { kind: 'lost' };
    this.options.onLost?.();
    setTimeout(() => void this.reopen(), this.retry);
    this.retry = Math.min(LAST_RETRY_MS, this.retry * 2);
  }

  private async reopen(): Promise<void> {
    if (this.context || this.stateSignal.peek().kind !== 'lost') return;
    try {
      await this.open();
    } catch {
      const context = this.context;
      if (context) this.deviceLost(context);
    }
  }

  private closeDevice(): void {
    const context = this.context;
    clearInterval(this.watching);
    this.stood = 0;
    this.node?.port.postMessage(null);
    this.node?.disconnect();
    this.listening.detach();
    this.node = null;
    this.context = null;
    if (context && context.state !== 'closed') void context.close().catch(() => undefined);
  }

  /** Takes where the song went, as the program told. */
  tell(passages: readonly Passage[]): void {
    this.map.add(passages);
  }

  /** Milliseconds that are in store, and those that browser and device hold. */
  holds(): BrowserHolds {
    const context = this.context;
    if (!context) return { store: 0, device: 0 };
    const device = context.baseLatency + (context.outputLatency || 0);
    return { store: (1000 * Math.max(0, this.ring.fill())) / this.rate, device: 1000 * device };
  }

  /** Milliseconds from engine to ear. */
  latency(): number {
    const { store, device } = this.holds();
    return store + device;
  }

  /** The frame of the engine that is heard now; null while nothing is known. */
  engineFrameHeardNow(): number | null {
    const context = this.context;
    if (!context) return null;
    const place = this.ring.placeAt(this.contextFrameHeard(context));
    return place === null ? null : this.ring.engineAt(place);
  }

  private contextFrameHeard(context: AudioContext): number {
    const stamp = typeof context.getOutputTimestamp === 'function' ? context.getOutputTimestamp() : {};
    const { contextTime, performanceTime } = stamp;
    if (contextTime !== undefined && performanceTime !== undefined && contextTime > 0 && context.state === 'running') {
      return (contextTime + (performance.now() - performanceTime) / 1000) * context.sampleRate;
    }
    return (context.currentTime - (context.outputLatency || context.baseLatency)) * context.sampleRate;
  }

  /** The frame of the song that is heard now, made for reading once a picture; null while nothing is known. */
  songFrameHeardNow(): number | null {
    const engine = this.engineFrameHeardNow();
    return engine === null ? null : this.map.songAt(engine);
  }
}
