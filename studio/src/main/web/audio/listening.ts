import { signal, type ReadonlySignal } from '../core/signal';

/** What a device makes of sound: four filters, and the level at which music is as loud as without it. */
export interface DeviceResponse {
  /** Left to left, left to right, right to left, right to right. */
  readonly paths: readonly Float32Array<ArrayBuffer>[];
  /** In decibels. */
  readonly gain: number;
  /** Frames a second of the filters. */
  readonly rate: number;
}

/** A device that the sound passes on its way to the ear. */
export interface Monitor {
  readonly id: string;
  readonly name: string;
}

/** A piece that plays beside the song. */
export interface Beside {
  readonly sound: AudioBuffer;
  /** In decibels. */
  readonly gain: number;
  /** Seconds into the piece. */
  readonly at: number;
  /** Seconds between which it repeats. */
  readonly loop: { readonly from: number; readonly to: number } | null;
}

const HEADER = 8;
const PATHS = 4;
/** Seconds in which one sound gives way to another. */
const FADE = 0.015;
/** The song while something else is heard. */
const SILENT = 0;

/** Reads a device as the program sends it for a rate; null when it is none. */
export function readResponse(data: ArrayBuffer, rate: number): DeviceResponse | null {
  if (data.byteLength < HEADER) return null;
  const view = new DataView(data);
  const frames = view.getInt32(0, true);
  if (frames <= 0 || data.byteLength !== HEADER + PATHS * 4 * frames) return null;
  const paths = Array.from({ length: PATHS }, (_, i) => new Float32Array(data.slice(HEADER + i * 4 * frames, HEADER + (i + 1) * 4 * frames)));
  return { paths, gain: view.getFloat32(4, true), rate };
}

/** A factor of amplitude. */
export function factor(decibels: number): number {
  return decibels === -Infinity ? 0 : 10 ** (decibels / 20);
}

/** A device as a convolver; the context has its rate. */
function convolver(context: BaseAudioContext, response: DeviceResponse): ConvolverNode {
  const buffer = context.createBuffer(PATHS, response.paths[0]?.length ?? 1, context.sampleRate);
  response.paths.forEach((path, i) => buffer.copyToChannel(path, i));
  const node = context.createConvolver();
  node.normalize = false;
  node.channelCount = 2;
  node.channelCountMode = 'explicit';
  node.buffer = buffer;
  return node;
}

/**
 * The way from the player to the ear of this window: a trim for comparisons, a piece beside the song, a device to listen through. Nothing of
 * it is in the song, and with nothing chosen samples pass untouched.
 */
export class Listening {
  private readonly monitorSignal = signal<Monitor | null>(null);
  private readonly trimSignal = signal(0);
  private readonly besideSignal = signal<Beside | null>(null);
  private response: DeviceResponse | null = null;
  private context: AudioContext | null = null;
  private song: GainNode | null = null;
  private bus: GainNode | null = null;
  private through: { readonly gain: GainNode; readonly filter: ConvolverNode | null } | null = null;
  private piece: { readonly source: AudioBufferSourceNode; readonly gain: GainNode } | null = null;

  /** The device that is listened through. */
  get monitor(): ReadonlySignal<Monitor | null> {
    return this.monitorSignal;
  }

  /** By how many decibels the song is turned. */
  get trim(): ReadonlySignal<number> {
    return this.trimSignal;
  }

  /** What is heard in place of the song. */
  get beside(): ReadonlySignal<Beside | null> {
    return this.besideSignal;
  }

  /** Takes the sound of a player to the ear. */
  attach(context: AudioContext, player: AudioNode): void {
    this.detach();
    this.context = context;
    // Filters of another rate are those of another device.
    if (this.response && this.response.rate !== context.sampleRate) {
      this.response = null;
      this.monitorSignal.value = null;
    }
    const song = context.createGain();
    const bus = context.createGain();
    bus.channelCount = 2;
    bus.channelCountMode = 'explicit';
    song.gain.value = this.besideSignal.peek() ? SILENT : factor(this.trimSignal.peek());
    player.connect(song);
    song.connect(bus);
    this.song = song;
    this.bus = bus;
    this.route(0);
    const beside = this.besideSignal.peek();
    if (beside) this.begin(beside);
  }

  /** The player is gone. */
  detach(): void {
    this.end(0);
    this.through?.gain.disconnect();
    this.song?.disconnect();
    this.bus?.disconnect();
    this.through = null;
    this.context = null;
    this.song = null;
    this.bus = null;
  }

  /** Listens through a device; null ends that. */
  listenThrough(monitor: Monitor | null, response: DeviceResponse | null): void {
    this.response = monitor ? response : null;
    this.monitorSignal.value = monitor && response ? monitor : null;
    this.route(FADE);
  }

  /** Hears the song, turned by some decibels, and nothing beside it. */
  hearSong(trim: number): void {
    this.trimSignal.value = trim;
    this.besideSignal.value = null;
    this.end(FADE);
    this.turn(this.song, factor(trim), FADE);
  }

  /** Hears a piece in place of the song, which goes on silently. */
  hearBeside(beside: Beside): void {
    this.besideSignal.value = beside;
    this.end(FADE);
    this.begin(beside);
    this.turn(this.song, SILENT, FADE);
  }

  private begin(beside: Beside): void {
    const { context, bus } = this;
    if (!context || !bus) return;
    const source = context.createBufferSource();
    const gain = context.createGain();
    source.buffer = beside.sound;
    if (beside.loop && beside.loop.to > beside.loop.from) {
      source.loop = true;
      source.loopStart = beside.loop.from;
      source.loopEnd = Math.min(beside.sound.duration, beside.loop.to);
    }
    gain.gain.value = 0;
    source.connect(gain);
    gain.connect(bus);
    source.start(0, Math.max(0, Math.min(beside.at, beside.sound.duration - FADE)));
    this.piece = { source, gain };
    this.turn(gain, factor(beside.gain), FADE);
  }

  private end(fade: number): void {
    const { piece, context } = this;
    this.piece = null;
    if (!piece || !context) return;
    this.turn(piece.gain, 0, fade);
    piece.source.onended = () => piece.gain.disconnect();
    piece.source.stop(context.currentTime + fade);
  }

  /** Leads the bus to the ear, through the device if there is one. */
  private route(fade: number): void {
    const { context, bus } = this;
    if (!context || !bus) return;
    const before = this.through;
    const gain = context.createGain();
    const filter = this.response ? convolver(context, this.response) : null;
    if (filter) {
      bus.connect(filter);
      filter.connect(gain);
    } else bus.connect(gain);
    gain.connect(context.destination);
    const level = factor(this.response?.gain ?? 0);
    if (before && fade > 0) {
      gain.gain.value = 0;
      this.turn(gain, level, fade);
    } else gain.gain.value = level;
    this.through = { gain, filter };
    if (!before) return;
    this.turn(before.gain, 0, fade);
    setTimeout(() => {
      before.gain.disconnect();
      if (this.bus !== bus) return;
      if (before.filter) bus.disconnect(before.filter);
      else bus.disconnect(before.gain);
    }, 4000 * fade);
  }

  private turn(node: GainNode | null, level: number, fade: number): void {
    const { context } = this;
    if (!context || !node) return;
    if (fade === 0) {
      node.gain.value = level;
      return;
    }
    const now = context.currentTime;
    node.gain.cancelScheduledValues(now);
    node.gain.setValueAtTime(node.gain.value, now);
    node.gain.linearRampToValueAtTime(level, now + fade);
  }
}
