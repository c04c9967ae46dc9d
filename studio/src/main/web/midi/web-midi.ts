import { signal, type ReadonlySignal } from '../core/signal';

/** What this browser's keyboards do. */
export type WebMidiState =
  /** Nobody has asked for them. */
  | { readonly kind: 'off' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'on'; readonly inputs: readonly string[] }
  /** The browser has none, or somebody said no. */
  | { readonly kind: 'refused'; readonly why: string };

/** The parts of a MIDIInput that are used. */
export interface MidiInputLike {
  readonly name: string | null;
  onmidimessage: ((event: { readonly data: Uint8Array | null }) => void) | null;
}

/** The parts of a MIDIAccess that are used. */
export interface MidiAccessLike {
  readonly inputs: ReadonlyMap<string, MidiInputLike>;
  onstatechange: ((event: never) => void) | null;
}

/** A message of three bytes at most, as the program takes it. */
export type MidiHeard = (input: string, status: number, first: number, second: number) => void;

const SYSTEM = 0xf0;

/** The keyboards that this browser knows. It asks for them only when it is told to. */
export class WebMidi {
  private readonly stateSignal = signal<WebMidiState>({ kind: 'off' });
  private access: MidiAccessLike | null = null;

  /**
   * @param request asks the browser; left out where it has no MIDI
   */
  constructor(
    private readonly request: (() => Promise<MidiAccessLike>) | null,
    private readonly heard: MidiHeard,
  ) {}

  get state(): ReadonlySignal<WebMidiState> {
    return this.stateSignal;
  }

  /** Asks the browser for its keyboards and listens to them, also to those that come later. */
  async start(): Promise<void> {
    if (!this.request) {
      this.stateSignal.value = { kind: 'refused', why: 'This browser knows no MIDI; keyboards of the machine that the program runs on work all the same.' };
      return;
    }
    this.stateSignal.value = { kind: 'asking' };
    try {
      this.access = await this.request();
      this.access.onstatechange = () => this.listen();
      this.listen();
    } catch (failure) {
      const denied = failure instanceof Error && failure.name === 'NotAllowedError';
      this.stateSignal.value = { kind: 'refused', why: denied ? 'MIDI was not allowed for this page.' : 'This browser reaches no MIDI devices.' };
    }
  }

  /** Listens to none any more. */
  stop(): void {
    for (const input of this.access?.inputs.values() ?? []) input.onmidimessage = null;
    if (this.access) this.access.onstatechange = null;
    this.access = null;
    this.stateSignal.value = { kind: 'off' };
  }

  private listen(): void {
    const access = this.access;
    if (!access) return;
    const inputs = [...access.inputs.values()];
    for (const input of inputs) {
      const name = input.name ?? 'Keyboard';
      input.onmidimessage = ({ data }) => {
        const status = data?.[0] ?? 0;
        if (status >= 0x80 && status < SYSTEM) this.heard(name, status, data?.[1] ?? 0, data?.[2] ?? 0);
      };
    }
    this.stateSignal.value = { kind: 'on', inputs: inputs.map((input) => input.name ?? 'Keyboard') };
  }
}
