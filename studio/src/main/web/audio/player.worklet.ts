/** Plays what the worker puts into the ring; see docs/studio.md. Allocates nothing while memory is shared. */
import type { ToWorklet } from './messages';
import { RingReader } from './reader';
import { RING_BYTES, Ring, Slot } from './ring';

declare const currentFrame: number;
declare class AudioWorkletProcessor {
  constructor(options?: unknown);
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, maker: new (options: PlayerNodeOptions) => AudioWorkletProcessor): void;

interface PlayerNodeOptions {
  readonly processorOptions: { readonly buffer: SharedArrayBuffer | null; readonly tells: boolean };
}

/** Frames between two messages to a worker that cannot wait for a counter. */
const TELL_FRAMES = 256;

class Player extends AudioWorkletProcessor {
  private readonly ring: Ring;
  private readonly reader: RingReader;
  private readonly shared: boolean;
  private readonly tells: boolean;
  private worker: MessagePort | null = null;
  private untold = 0;
  private ended = false;

  constructor(options: PlayerNodeOptions) {
    super(options);
    const buffer = options.processorOptions.buffer;
    this.shared = buffer !== null;
    this.tells = options.processorOptions.tells || !this.shared;
    this.ring = new Ring(buffer ?? new ArrayBuffer(RING_BYTES));
    this.reader = new RingReader(this.ring);
    this.port.onmessage = (event: MessageEvent<MessagePort | null>) => this.meet(event.data);
  }

  /** The port to the worker; null ends the player. */
  private meet(port: MessagePort | null): void {
    this.worker = port;
    if (port === null) this.ended = true;
    else port.onmessage = (event: MessageEvent<ToWorklet>) => this.take(event.data);
  }

  private take(message: ToWorklet): void {
    this.ring.set(Slot.Resume, message.resume);
    if (message.stereo) this.ring.write(message.stereo, message.engineLow, message.engineHigh, message.skipped);
  }

  process(_inputs: readonly Float32Array[][], outputs: readonly Float32Array[][]): boolean {
    const left = outputs[0]?.[0];
    const right = outputs[0]?.[1];
    if (!left || !right || this.ended) return !this.ended;
    this.reader.read(left, right, currentFrame);
    if (this.shared) Atomics.notify(this.ring.slots, Slot.Clock);
    if (this.tells && this.worker) {
      this.untold += left.length;
      if (this.untold >= TELL_FRAMES) {
        this.untold = 0;
        this.worker.postMessage(this.shared ? null : this.ring.slots.slice());
      }
    }
    return true;
  }
}

registerProcessor('songline-player', Player);
