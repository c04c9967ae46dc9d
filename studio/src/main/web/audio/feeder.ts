import { creditMessage, readMessage, type FromWorker, type SoundMessage, type ToWorklet } from './messages';
import { Ring, RING_FRAMES, Slot } from './ring';

/** Where sound is put: a shared ring, or a worklet at the other end of a port with a ring of its own. */
export interface Store {
  /** Says how many frames found no room: all or none. */
  put(sound: SoundMessage, skipped: boolean): number;
  /** Frames in store before sound comes back after a gap. */
  resume(frames: number): void;
  fill(): number;
  gaps(): number;
  clock(): number;
}

/** The ring in shared memory. */
export class SharedStore implements Store {
  constructor(private readonly ring: Ring) {}

  put(sound: SoundMessage, skipped: boolean): number {
    return this.ring.write(sound.stereo, sound.engineLow, sound.engineHigh, skipped);
  }

  resume(frames: number): void {
    this.ring.set(Slot.Resume, frames);
  }

  fill(): number {
    return this.ring.fill();
  }

  gaps(): number {
    return this.ring.get(Slot.Gaps);
  }

  clock(): number {
    return this.ring.get(Slot.Clock);
  }
}

/** A worklet that shares no memory; it tells its counters. */
export class DistantStore implements Store {
  private slots: Int32Array = new Int32Array(Slot.Count);
  private written = 0;
  private wait = 0;

  constructor(private readonly port: MessagePort) {}

  /** Takes the counters that the worklet told. */
  told(slots: Int32Array): void {
    this.slots = slots;
  }

  put(sound: SoundMessage, skipped: boolean): number {
    if (this.fill() + sound.frames > RING_FRAMES) return sound.frames;
    this.written = (this.written + sound.frames) | 0;
    const message: ToWorklet = {
      stereo: sound.stereo,
      engineLow: sound.engineLow,
      engineHigh: sound.engineHigh,
      skipped,
      resume: this.wait,
    };
    this.port.postMessage(message, [sound.stereo.buffer]);
    return 0;
  }

  resume(frames: number): void {
    this.wait = frames;
    const message: ToWorklet = { stereo: null, engineLow: 0, engineHigh: 0, skipped: false, resume: frames };
    this.port.postMessage(message);
  }

  fill(): number {
    return (this.written - (this.slots[Slot.Read] ?? 0)) | 0;
  }

  gaps(): number {
    return this.slots[Slot.Gaps] ?? 0;
  }

  clock(): number {
    return this.slots[Slot.Clock] ?? 0;
  }
}

/** Frames of the clock between two credits. */
const CREDIT_FRAMES = 256;

/**
 * One connection: what comes in goes to the store, what the store says goes out as credit. What is in store from before the
 * connection counts as not yet played.
 */
export class Feeder {
  private received = 0;
  private next: { low: number; high: number } | null = null;
  private sequence = 0;
  private told: number | null = null;
  lost = 0;

  constructor(
    private readonly store: Store,
    private readonly tell: (message: FromWorker) => void,
  ) {}

  /** Takes a message of the program. */
  take(data: ArrayBuffer): void {
    const message = readMessage(data);
    if (!message) return;
    if (message.sequence !== this.sequence) {
      this.lost += (message.sequence - this.sequence) >>> 0;
      this.tell({ kind: 'lost', messages: this.lost });
    }
    this.sequence = (message.sequence + 1) >>> 0;
    if ('leads' in message) {
      // Who leads is filled up at once; who follows waits until there is enough to go on. One long gap is better than many short ones.
      this.store.resume(message.leads ? message.target >> 1 : message.target);
      this.tell({ kind: 'role', leads: message.leads, target: message.target });
      return;
    }
    const skipped = this.store.fill() > 0 && !this.follows(message);
    const refused = this.store.put(message, skipped);
    // What found no room counts as played: the program need not wait for it.
    this.received = (this.received + message.frames) | 0;
    if (refused > 0) return;
    const low = message.engineLow + message.frames;
    this.next = { low: low >>> 0, high: message.engineHigh + (low > 0xffffffff ? 1 : 0) };
  }

  private follows(message: SoundMessage): boolean {
    return this.next !== null && this.next.low === message.engineLow && this.next.high === message.engineHigh;
  }

  /** The credit to send now; null when too little has happened since the last, unless it is wanted anyway. */
  credit(anyway: boolean): ArrayBuffer | null {
    const clock = this.store.clock();
    if (!anyway && this.told !== null && ((clock - this.told) | 0) < CREDIT_FRAMES) return null;
    this.told = clock;
    return creditMessage((this.received - this.store.fill()) | 0, this.store.gaps(), clock);
  }
}
