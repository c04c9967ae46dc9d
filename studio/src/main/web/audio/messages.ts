/** What comes from the program on /audio: 16 bytes, then samples; see AudioFeed in Java. */
export interface SoundMessage {
  readonly sequence: number;
  readonly frames: number;
  /** Halves of the frame of the engine. */
  readonly engineLow: number;
  readonly engineHigh: number;
  /** Interleaved stereo. */
  readonly stereo: Float32Array;
}

/** Instead of sound: how to play. */
export interface RoleMessage {
  readonly sequence: number;
  readonly leads: boolean;
  /** Frames to have in store. */
  readonly target: number;
}

const HEADER = 16;

/** Reads a message; null when it is none. */
export function readMessage(data: ArrayBuffer): SoundMessage | RoleMessage | null {
  if (data.byteLength < HEADER) return null;
  const view = new DataView(data);
  const sequence = view.getUint32(0, true);
  const frames = view.getUint32(4, true);
  if (frames === 0) {
    if (data.byteLength < HEADER + 8) return null;
    return { sequence, leads: view.getUint32(16, true) !== 0, target: view.getUint32(20, true) };
  }
  if (data.byteLength !== HEADER + frames * 8) return null;
  return {
    sequence,
    frames,
    engineLow: view.getUint32(8, true),
    engineHigh: view.getUint32(12, true),
    stereo: new Float32Array(data, HEADER),
  };
}

/** What the page says: frames played since it connected, how often it ran dry, frames its clock went on. */
export function creditMessage(played: number, gaps: number, clock: number): ArrayBuffer {
  const data = new ArrayBuffer(12);
  const view = new DataView(data);
  view.setUint32(0, played >>> 0, true);
  view.setUint32(4, gaps >>> 0, true);
  view.setUint32(8, clock >>> 0, true);
  return data;
}

/** From the page to the worker. */
export type ToWorker =
  | { readonly kind: 'begin'; readonly url: string; readonly buffer: SharedArrayBuffer | null; readonly port: MessagePort }
  | { readonly kind: 'port'; readonly port: MessagePort }
  | { readonly kind: 'end' };

/** From the worker to the page. */
export type FromWorker =
  | { readonly kind: 'socket'; readonly open: boolean }
  | { readonly kind: 'role'; readonly leads: boolean; readonly target: number }
  | { readonly kind: 'lost'; readonly messages: number }
  /** Where memory is not shared: the counters of the ring. */
  | { readonly kind: 'slots'; readonly slots: Int32Array };

/** From the worker to the worklet where memory is not shared. */
export interface ToWorklet {
  readonly stereo: Float32Array | null;
  readonly engineLow: number;
  readonly engineHigh: number;
  readonly skipped: boolean;
  readonly resume: number;
}
