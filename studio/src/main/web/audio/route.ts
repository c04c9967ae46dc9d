import { signal, type ReadonlySignal } from '../core/signal';
import type { OutputNow } from '../wire/protocol.generated';
import type { BrowserAudio } from './output';

/** No sound card: browsers play. */
export const BROWSER_OUTPUT: OutputNow = {
  phase: 'browser', chosen: '', name: '', buffer: 256, store: 1024, rate: 0, block: 0, latency: 0, dropouts: 0, roundTrip: 0, trouble: '', offer: '', offerName: '',
};

/** Whether sound comes out of this browser: always while no sound card of the machine plays, else only when that is wanted here. */
export class SoundRoute {
  private readonly outputSignal = signal(BROWSER_OUTPUT);
  private readonly hereSignal = signal(false);

  constructor(private readonly audio: Pick<BrowserAudio, 'start' | 'stop' | 'state'>) {}

  /** Where the program's sound goes. */
  get output(): ReadonlySignal<OutputNow> {
    return this.outputSignal;
  }

  /** Whether this browser sounds beside a sound card. */
  get alsoHere(): ReadonlySignal<boolean> {
    return this.hereSignal;
  }

  /** Whether a sound card plays and this browser is silent; reading it follows it. */
  get silent(): boolean {
    return this.outputSignal.value.phase === 'running' && !this.hereSignal.value;
  }

  /** Lets sound begin, if it is to come from here. */
  start(): void {
    if (!this.silent) void this.audio.start();
  }

  /**
   * The program told where its sound goes.
   * @param sounds whether this browser should sound at once when no card does any more
   */
  hear(now: OutputNow, sounds: boolean): void {
    const silent = this.silent;
    this.outputSignal.value = now;
    this.turn(silent, sounds);
  }

  /** Sounds beside a sound card, or leaves it to that. */
  also(on: boolean): void {
    const silent = this.silent;
    this.hereSignal.value = on;
    this.turn(silent, true);
  }

  private turn(silent: boolean, sounds: boolean): void {
    if (this.silent === silent) return;
    if (!silent) this.audio.stop();
    else if (sounds) void this.audio.start();
  }
}
