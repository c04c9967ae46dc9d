import { signal, type ReadonlySignal } from '../core/signal';
import type { Ask, Refusal, Tell } from './protocol.generated';

/** An ask without its number, which the connection gives. */
export type Question = Ask extends infer A ? (A extends Ask ? Omit<A, 'id'> : never) : never;

/** What hears of a connection. */
export interface ControlListener {
  /** What to say first: the song and revision that are known. */
  hello(): { readonly song: string | null; readonly revision: number };
  tell(tell: Tell): void;
  binary(data: ArrayBuffer): void;
}

interface Pending {
  readonly text: string;
  readonly done: () => void;
  readonly refused: (refusal: Refusal) => void;
  /** Whether it is asked again after the connection broke: changes are, gestures and the transport are not. */
  readonly lasting: boolean;
}

const FIRST_RETRY_MS = 200;
const LAST_RETRY_MS = 4000;

/** The connection to the program. It comes back by itself; changes that were not answered are asked again. */
export class Control {
  private readonly connectedSignal = signal(false);
  private readonly pending = new Map<number, Pending>();
  private socket: WebSocket | null = null;
  private number = 0;
  private greeting = 0;
  private retry = FIRST_RETRY_MS;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly window: string,
    private readonly listener: ControlListener,
  ) {
    this.connect();
  }

  get connected(): ReadonlySignal<boolean> {
    return this.connectedSignal;
  }

  /** Asks; rejects with a Refusal. Lasting asks wait for a connection, others are forgotten without one. */
  ask(question: Question, lasting = false): Promise<void> {
    const id = ++this.number;
    const text = JSON.stringify({ ...question, id });
    return new Promise((done, refused) => {
      const open = this.connectedSignal.peek();
      if (!open && !lasting) {
        refused({ what: 'the studio is not connected' } satisfies Refusal);
        return;
      }
      this.pending.set(id, { text, done, refused, lasting });
      if (open) this.socket?.send(text);
    });
  }

  /** The number of the last ask. */
  get asked(): number {
    return this.number;
  }

  /** A step that this window asked for was told: it need not be asked again. */
  happened(id: number): void {
    const pending = this.pending.get(id);
    this.pending.delete(id);
    pending?.done();
  }

  close(): void {
    this.closed = true;
    this.socket?.close();
  }

  private connect(): void {
    const socket = new WebSocket(this.url);
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    socket.onopen = () => {
      this.retry = FIRST_RETRY_MS;
      this.greeting = ++this.number;
      const hello: Ask = { type: 'hello', id: this.greeting, window: this.window, ...this.listener.hello() };
      socket.send(JSON.stringify(hello));
    };
    socket.onmessage = (event: MessageEvent<string | ArrayBuffer>) => {
      if (typeof event.data === 'string') this.hear(JSON.parse(event.data) as Tell);
      else this.listener.binary(event.data);
    };
    socket.onclose = () => this.lost();
  }

  private hear(tell: Tell): void {
    if (tell.type !== 'answer') {
      this.listener.tell(tell);
      return;
    }
    if (tell.id === this.greeting) {
      this.connectedSignal.value = true;
      for (const pending of this.pending.values()) this.socket?.send(pending.text);
      return;
    }
    const pending = this.pending.get(tell.id);
    if (!pending) return;
    this.pending.delete(tell.id);
    if (tell.refusal) pending.refused(tell.refusal);
    else pending.done();
  }

  private lost(): void {
    this.connectedSignal.value = false;
    for (const [id, pending] of this.pending) {
      if (!pending.lasting) {
        this.pending.delete(id);
        pending.refused({ what: 'the connection to the studio broke' });
      }
    }
    if (this.closed) return;
    setTimeout(() => this.connect(), this.retry);
    this.retry = Math.min(LAST_RETRY_MS, this.retry * 2);
  }
}
