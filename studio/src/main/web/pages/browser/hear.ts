import type { Studio } from '../../studio';
import type { AudioSource } from '../../wire/song.generated';
import { readAiff, type Samples } from './aiff';
import type { Decode, Hearing } from './audition';
import type { DiskFile } from './disk';
import { loopTempo, tempoInName } from './loop-tempo';
import { notesOf } from './midi-file';
import { playNotes } from './midi-player';

/** Larger files are not read whole only to be heard. */
const MOST_BYTES = 256 << 20;
/** Seconds of a recording of the song that are heard. */
const MOST_SECONDS = 60;
/** Frames that the program gives at once. */
const PIECE = 1 << 16;

/** A sound of the library. */
export async function librarySound(reference: string, bpm: number | null, decode: Decode): Promise<Hearing> {
  const answer = await fetch(`/api/library/${reference.slice('library:'.length)}`);
  if (!answer.ok) throw new Error('This sound cannot be read.');
  return { buffer: await decode(await answer.arrayBuffer()), bpm };
}

/** A file of the disk. */
export async function diskSound(studio: Studio, disk: DiskFile, decode: Decode): Promise<Hearing> {
  const file = await disk.open();
  if (file.size > MOST_BYTES) throw new Error(`${disk.name} is too large to be heard here; it can be brought into the song all the same.`);
  const bytes = await file.arrayBuffer();
  if (disk.medium === 'midi') {
    const notes = notesOf(bytes);
    if (!notes) throw new Error(`${disk.name} is no MIDI file.`);
    if (notes.length === 0) throw new Error(`${disk.name} holds no notes.`);
    return { play: (ended) => playNotes(studio, notes, ended) };
  }
  const aiff = readAiff(bytes);
  // Decoding takes its bytes away.
  const buffer = aiff ? bufferOf(aiff) : await decode(bytes.slice(0)).catch(() => {
    throw new Error(`This browser cannot play ${disk.name}; the song may know its kind all the same.`);
  });
  return { buffer, bpm: loopTempo(disk.name, bytes, buffer.duration) };
}

function bufferOf({ rate, channels }: Samples): AudioBuffer {
  const buffer = new AudioBuffer({ length: channels[0]?.length ?? 1, numberOfChannels: channels.length, sampleRate: rate });
  channels.forEach((samples, i) => buffer.copyToChannel(samples, i));
  return buffer;
}

/** The first minute of a recording of the song, as the program reads it. */
export async function recordedSound(studio: Studio, source: AudioSource, bpm: number | null): Promise<Hearing> {
  const frames = Math.min(source.frames, MOST_SECONDS * source.rate);
  if (frames === 0) throw new Error(`${source.name} is empty.`);
  const buffer = new AudioBuffer({ length: frames, numberOfChannels: source.channels, sampleRate: source.rate });
  for (let from = 0; from < frames; from += PIECE) {
    const piece = new Float32Array(await studio.bytes(`/api/pcm/${encodeURIComponent(source.id)}?from=${from}&count=${Math.min(PIECE, frames - from)}`));
    const count = piece.length / source.channels;
    for (let channel = 0; channel < source.channels; channel++) buffer.copyToChannel(piece.subarray(channel * count, (channel + 1) * count), channel, from);
  }
  const short = source.frames <= frames;
  return { buffer, bpm: short ? (bpm ?? tempoInName(source.name)) : null };
}
