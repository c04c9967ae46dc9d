import { meterMap, tempoMap } from '../../song/time';
import type { Studio } from '../../studio';
import { QUARTER } from '../../wire/quarters';
import type { Song } from '../../wire/song.generated';

/** Mean power that sounds are heard at in their loudest part, in decibels of full scale, and the most that one is made louder. */
const WANTED = -20;
const MOST = 12;
/** No peak is made louder than this. */
const CEILING = 0.89;
const WINDOW_SECONDS = 0.4;
const SLOWEST = 0.7;
/** Sounds end and begin within this many seconds, so that nothing clicks. */
const SOFT = 0.005;
const AHEAD = 0.02;

/** How much faster a loop is heard to be at the song's tempo: twice or half as fast rather than far from how it was made. */
export function heardRate(song: number, loop: number): number {
  let rate = song / loop;
  while (rate < SLOWEST) rate *= 2;
  while (rate >= 2 * SLOWEST) rate /= 2;
  return rate;
}

/** The factor at which a sound is as loud as others: by its loudest 400 ms, or all of a shorter one. */
export function matchedGain(channels: readonly Float32Array[], rate: number): number {
  const frames = channels[0]?.length ?? 0;
  const window = Math.max(1, Math.min(frames, Math.round(WINDOW_SECONDS * rate)));
  let peak = 0;
  let loudest = 0;
  for (let from = 0; from < frames; from += window) {
    const to = Math.min(frames, from + window);
    let power = 0;
    for (const channel of channels) {
      for (let i = from; i < to; i++) {
        const v = channel[i] ?? 0;
        power += v * v;
        peak = Math.max(peak, Math.abs(v));
      }
    }
    loudest = Math.max(loudest, power / (window * channels.length));
  }
  if (peak === 0) return 1;
  return Math.min(10 ** (WANTED / 20) / Math.sqrt(loudest), 10 ** (MOST / 20), CEILING / peak);
}

/** Whole quarter notes that a loop lasts as it was made; at least one. */
export function beatsOf(seconds: number, bpm: number): number {
  return Math.max(1, Math.round((seconds * bpm) / 60));
}

/** When and where a loop of so many quarter notes begins, so that it runs with the bars of a song that stands at a tick now. */
export function inStep(song: Pick<Song, 'tempos' | 'meters'>, tick: number, beats: number): { readonly seconds: number; readonly beat: number } {
  const meters = meterMap(song);
  const tempo = tempoMap(song);
  const bar = meters.barLine(meters.barBeat(tick).bar);
  const next = bar + Math.ceil((tick - bar) / QUARTER - 1e-9) * QUARTER;
  const quarters = Math.round(next / QUARTER);
  return { seconds: tempo.secondsAt(next) - tempo.secondsAt(tick), beat: ((quarters % beats) + beats) % beats };
}

/** What is to be heard: samples, with their tempo when they are a loop, or something that plays itself and is ended by the result. */
export type Hearing = { readonly buffer: AudioBuffer; readonly bpm: number | null } | { play(ended: () => void): () => void };

/** Makes samples of a file's bytes. */
export type Decode = (bytes: ArrayBuffer) => Promise<AudioBuffer>;

/** Lets sounds be heard, one at a time: loops at the tempo of the song and, while it plays, in step with its bars. */
export class Audition {
  private context: AudioContext | null = null;
  private turn = 0;
  private now: { readonly source: AudioBufferSourceNode; readonly gain: GainNode } | null = null;
  private end: (() => void) | null = null;

  constructor(
    private readonly studio: Studio,
    private readonly ended: () => void,
  ) {}

  /** Plays what is read meanwhile. Call it in a press. */
  async hear(read: (decode: Decode) => Promise<Hearing>): Promise<void> {
    this.stop();
    const turn = ++this.turn;
    const context = (this.context ??= new AudioContext());
    void context.resume();
    let heard: Hearing;
    try {
      heard = await read((bytes) => context.decodeAudioData(bytes));
    } catch (failure) {
      if (turn === this.turn) throw failure;
      return;
    }
    if (turn !== this.turn) return;
    if ('play' in heard) {
      this.end = heard.play(() => {
        if (turn !== this.turn) return;
        this.end = null;
        this.ended();
      });
      return;
    }
    const { buffer, bpm } = heard;
    const channels = Array.from({ length: buffer.numberOfChannels }, (_, i) => buffer.getChannelData(i));
    const gain = new GainNode(context, { gain: matchedGain(channels, buffer.sampleRate) });
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(gain).connect(context.destination);
    source.onended = () => {
      if (this.now?.source !== source) return;
      this.now = null;
      this.ended();
    };
    this.now = { source, gain };
    if (bpm === null) source.start();
    else this.loop(context, source, buffer, bpm);
  }

  /** Ends what is heard. */
  stop(): void {
    this.turn++;
    const { now, context, end } = this;
    this.now = null;
    this.end = null;
    end?.();
    if (!now || !context) return;
    now.gain.gain.setTargetAtTime(0, context.currentTime, SOFT / 3);
    now.source.stop(context.currentTime + 2 * SOFT);
  }

  /** Ends everything. */
  close(): void {
    this.stop();
    void this.context?.close();
    this.context = null;
  }

  private loop(context: AudioContext, source: AudioBufferSourceNode, buffer: AudioBuffer, bpm: number): void {
    const song = this.studio.song.peek();
    const at = this.studio.position();
    const beats = beatsOf(buffer.duration, bpm);
    source.playbackRate.value = heardRate(tempoMap(song).bpmAt(at), bpm);
    source.loop = true;
    source.loopEnd = Math.min(buffer.duration, (beats * 60) / bpm);
    if (this.studio.transport.peek().state !== 'playing') {
      source.start();
      return;
    }
    const { seconds, beat } = inStep(song, at, beats);
    // What is asked for now is heard when it has gone through the device.
    const when = context.currentTime + seconds - (context.outputLatency || context.baseLatency || 0);
    const late = Math.max(0, context.currentTime + AHEAD - when);
    source.start(when + late, ((beat * 60) / bpm + late * source.playbackRate.value) % source.loopEnd);
  }
}
