/** Samples of a sound, one list to the channel; full scale is 1. */
export interface Samples {
  readonly rate: number;
  readonly channels: readonly Float32Array<ArrayBuffer>[];
}

const MOST_CHANNELS = 32;

/** An 80-bit number as AIFF writes its rate. */
function extended(view: DataView, at: number): number {
  const exponent = view.getUint16(at) & 0x7fff;
  return (view.getUint32(at + 2) * 2 ** 32 + view.getUint32(at + 6)) * 2 ** (exponent - 16383 - 63);
}

type Read = (at: number) => number;

function reader(view: DataView, bits: number, kind: string): { readonly size: number; readonly read: Read } | null {
  if (kind === 'fl32' || kind === 'FL32') return { size: 4, read: (at) => view.getFloat32(at) };
  if (kind === 'sowt') return bits === 16 ? { size: 2, read: (at) => view.getInt16(at, true) / 2 ** 15 } : null;
  if (kind !== 'NONE' && kind !== 'twos' && kind !== 'in24') return null;
  const size = Math.ceil(bits / 8);
  if (size === 1) return { size, read: (at) => view.getInt8(at) / 2 ** 7 };
  if (size === 2) return { size, read: (at) => view.getInt16(at) / 2 ** 15 };
  if (size === 3) return { size, read: (at) => (view.getInt16(at) * 256 + view.getUint8(at + 2)) / 2 ** 23 };
  return size === 4 ? { size, read: (at) => view.getInt32(at) / 2 ** 31 } : null;
}

/** The samples of an AIFF file, which browsers do not know; null when it is none, is damaged or is packed in another way. */
export function readAiff(file: ArrayBuffer): Samples | null {
  const view = new DataView(file);
  const name = (at: number) => (at + 4 <= view.byteLength ? String.fromCharCode(...new Uint8Array(file, at, 4)) : '');
  if (name(0) !== 'FORM' || (name(8) !== 'AIFF' && name(8) !== 'AIFC')) return null;
  let about: { readonly channels: number; readonly frames: number; readonly bits: number; readonly rate: number; readonly kind: string } | null = null;
  let sound = 0;
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const length = view.getUint32(at + 4);
    const body = at + 8;
    if (name(at) === 'COMM' && length >= 18 && body + length <= view.byteLength) {
      about = { channels: view.getUint16(body), frames: view.getUint32(body + 2), bits: view.getUint16(body + 6), rate: extended(view, body + 8), kind: length >= 22 ? name(body + 18) : 'NONE' };
    }
    if (name(at) === 'SSND' && body + 8 <= view.byteLength) sound = body + 8 + view.getUint32(body);
    at = body + length + (length % 2);
  }
  if (!about || sound === 0 || about.channels < 1 || about.channels > MOST_CHANNELS || !(about.rate >= 3000 && about.rate <= 768_000)) return null;
  const way = reader(view, about.bits, about.kind);
  if (!way) return null;
  const step = way.size * about.channels;
  const frames = Math.min(about.frames, Math.floor((view.byteLength - sound) / step));
  if (frames < 1) return null;
  const channels = Array.from({ length: about.channels }, (_, channel) => {
    const samples = new Float32Array(frames);
    for (let i = 0; i < frames; i++) samples[i] = way.read(sound + i * step + channel * way.size);
    return samples;
  });
  return { rate: about.rate, channels };
}
