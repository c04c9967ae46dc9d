/** A note of a MIDI file, in quarter notes from its start. */
export interface FileNote {
  readonly at: number;
  readonly length: number;
  readonly key: number;
  readonly velocity: number;
  readonly channel: number;
}

const DRUMS = 9;

/** Reads bytes from front to back; what lies behind the end is 0. */
class Bytes {
  constructor(
    private readonly view: DataView,
    public at: number,
    readonly end: number,
  ) {}

  byte(): number {
    const at = this.at++;
    return at < this.end ? this.view.getUint8(at) : 0;
  }

  /** A number of seven bits to the byte. */
  varied(): number {
    let value = 0;
    for (let i = 0; i < 4; i++) {
      const next = this.byte();
      value = value * 128 + (next & 0x7f);
      if (next < 0x80) break;
    }
    return value;
  }
}

/**
 * The notes of a standard MIDI file in the order of their starts, all tracks together; null when it is none, or counts in seconds. Drums are left
 * out where there is anything else, since what is listened to is one instrument.
 */
export function notesOf(file: ArrayBuffer): readonly FileNote[] | null {
  const view = new DataView(file);
  const text = (at: number) => (at + 4 <= view.byteLength ? String.fromCharCode(...new Uint8Array(file, at, 4)) : '');
  if (text(0) !== 'MThd' || view.byteLength < 14) return null;
  const division = view.getUint16(12);
  if (division === 0 || division >= 0x8000) return null;
  const notes: FileNote[] = [];
  for (let at = 8 + view.getUint32(4); at + 8 <= view.byteLength; ) {
    const length = view.getUint32(at + 4);
    const end = Math.min(view.byteLength, at + 8 + length);
    if (text(at) === 'MTrk') readTrack(new Bytes(view, at + 8, end), division, notes);
    at += 8 + length;
  }
  const melodic = notes.filter((note) => note.channel !== DRUMS);
  return (melodic.length > 0 ? melodic : notes).sort((a, b) => a.at - b.at || a.key - b.key);
}

function readTrack(bytes: Bytes, division: number, notes: FileNote[]): void {
  const held = new Map<number, { readonly tick: number; readonly velocity: number }>();
  let tick = 0;
  let status = 0;
  const release = (channel: number, key: number) => {
    const begun = held.get(channel * 128 + key);
    held.delete(channel * 128 + key);
    if (begun) notes.push({ at: begun.tick / division, length: (tick - begun.tick) / division, key, velocity: begun.velocity, channel });
  };
  while (bytes.at < bytes.end) {
    tick += bytes.varied();
    let first = bytes.byte();
    if (first >= 0x80) {
      status = first;
      if (status >= 0xf0) {
        if (status === 0xff) bytes.byte();
        const length = bytes.varied();
        bytes.at += length;
        continue;
      }
      first = bytes.byte();
    }
    const kind = status & 0xf0;
    const second = kind === 0xc0 || kind === 0xd0 ? 0 : bytes.byte();
    if (kind !== 0x80 && kind !== 0x90) continue;
    release(status & 0xf, first & 0x7f);
    if (kind === 0x90 && second > 0) held.set((status & 0xf) * 128 + (first & 0x7f), { tick, velocity: second & 0x7f });
  }
  for (const place of [...held.keys()]) release(place >> 7, place & 0x7f);
}
