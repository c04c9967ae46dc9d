/** Holds the connection to the program's sound and fills the ring that the worklet plays. */
import { DistantStore, Feeder, SharedStore, type Store } from './feeder';
import type { FromWorker, ToWorker } from './messages';
import { Ring, Slot } from './ring';

declare const self: {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker): void;
  close(): void;
};

const WAIT_MS = 50;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 3000;
const SLOTS_MS = 50;

let store: Store | null = null;
let distant: DistantStore | null = null;
let feeder: Feeder | null = null;
let socket: WebSocket | null = null;
let retry = FIRST_RETRY_MS;
let ended = false;
let slotsTold = 0;

self.onmessage = ({ data }) => {
  if (data.kind === 'end') end();
  else if (data.kind === 'port') meet(data.port);
  else begin(data.url, data.buffer, data.port);
};

function begin(url: string, buffer: SharedArrayBuffer | null, port: MessagePort): void {
  if (buffer) {
    const ring = new Ring(buffer);
    store = new SharedStore(ring);
    if (typeof Atomics.waitAsync === 'function') void watch(ring);
  }
  meet(port);
  connect(url);
  // A worklet that stands must not silence the connection, and a worker without waiting needs a clock of its own.
  setInterval(() => pay(true), WAIT_MS);
}

/** The worklet's port; another one when the audio device was opened anew. */
function meet(port: MessagePort): void {
  if (!store || distant) {
    distant = new DistantStore(port);
    store = distant;
    if (feeder && socket) reconnect();
  }
  port.onmessage = (event: MessageEvent<Int32Array | null>) => {
    if (event.data && distant) told(distant, event.data);
    pay(false);
  };
}

function told(from: DistantStore, slots: Int32Array): void {
  from.told(slots);
  const now = performance.now();
  if (now - slotsTold >= SLOTS_MS) {
    slotsTold = now;
    self.postMessage({ kind: 'slots', slots });
  }
}

/** A worklet with an empty ring of its own begins a connection of its own. */
function reconnect(): void {
  socket?.close();
}

async function watch(ring: Ring): Promise<void> {
  while (!ended) {
    const seen = ring.get(Slot.Clock);
    pay(false);
    const waiting = Atomics.waitAsync(ring.slots, Slot.Clock, seen, WAIT_MS);
    if (waiting.async) await waiting.value;
  }
}

function pay(anyway: boolean): void {
  if (!feeder || !socket || socket.readyState !== WebSocket.OPEN) return;
  const credit = feeder.credit(anyway);
  if (credit) socket.send(credit);
}

function connect(url: string): void {
  if (ended || !store) return;
  const own = new WebSocket(url);
  const feeds = new Feeder(store, (message) => self.postMessage(message));
  own.binaryType = 'arraybuffer';
  socket = own;
  feeder = feeds;
  own.onopen = () => {
    retry = FIRST_RETRY_MS;
    self.postMessage({ kind: 'socket', open: true });
    pay(true);
  };
  own.onmessage = (event: MessageEvent<unknown>) => {
    if (event.data instanceof ArrayBuffer) feeds.take(event.data);
  };
  own.onclose = () => {
    if (ended) return;
    self.postMessage({ kind: 'socket', open: false });
    setTimeout(() => connect(url), retry);
    retry = Math.min(LAST_RETRY_MS, retry * 2);
  };
}

function end(): void {
  ended = true;
  socket?.close();
  self.close();
}
