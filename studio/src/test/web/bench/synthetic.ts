import { QUARTER } from '../../../main/web/wire/quarters';
import { framesOfPair } from '../../../main/web/view/wave/levels';
import type { PeakSupply } from '../../../main/web/view/wave/peak-store';
import type { AudioSource, Clip, Note, Pattern, Song, Track } from '../../../main/web/wire/song.generated';

const COLORS = ['#ea8c8d', '#e7936c', '#d99d54', '#c2aa4e', '#a1b65f', '#7bbe7d', '#52c2a0', '#34c1c1', '#42bbdd', '#68b2ef', '#8fa7f4', '#b09cec', '#cb93d8', '#de8dbb'];
const NAMES = ['Kick', 'Snare', 'Hats', 'Bass', 'Keys', 'Pad', 'Lead', 'Guitar L', 'Guitar R', 'Vox lead', 'Vox double', 'Strings', 'FX', 'Room'];

/** Numbers between 0 and 1 that look random and are the same each time. */
export function dice(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4294967296;
  };
}

const RATE = 48_000;
const BPM = 120;
/** Ten minutes. */
export const MINUTES = 10;
export const LENGTH = MINUTES * BPM * QUARTER;

export const seconds = { secondsAt: (tick: number) => (tick / QUARTER) * (60 / BPM) };

/** A song of `tracks` tracks of ten minutes, `clips` clips and `notes` notes; two tracks of three are audio. */
export function song(tracks: number, clips: number, notes: number): Song {
  const random = dice(7);
  const sources: Record<string, AudioSource> = {};
  const patterns: Record<string, Pattern> = {};
  const all: Track[] = [];
  const each = Math.round(clips / tracks);
  const instruments = Math.floor(tracks / 3);
  for (let t = 0; t < tracks; t++) {
    const audio = t % 3 !== 2;
    const name = `${NAMES[t % NAMES.length]} ${Math.floor(t / NAMES.length) + 1}`;
    const bars = (MINUTES * BPM) / 4;
    const span = Math.floor(bars / each) * 4 * QUARTER;
    if (audio) {
      sources[`source-${t}`] = { id: `source-${t}`, name, file: '', rate: RATE, channels: 2, frames: MINUTES * 60 * RATE };
    } else {
      patterns[`pattern-${t}`] = {
        id: `pattern-${t}`, name, controls: [], rows: [], notes: manyNotes(Math.round(notes / instruments), random),
      };
    }
    const own: Clip[] = [];
    for (let c = 0; c < each; c++) {
      const at = c * span + (random() < 0.4 ? QUARTER * Math.floor(random() * 4) : 0);
      const length = span - (c * span === at ? 0 : at - c * span) - (random() < 0.3 ? 2 * QUARTER : 0);
      const id = `clip-${t}-${c}`;
      const plain = { id, name: '', at, length, muted: random() < 0.04 };
      own.push(
        audio
          ? {
              ...plain, kind: 'audio', source: `source-${t}`, offsetFrames: Math.round(seconds.secondsAt(at) * RATE), loopFrames: null,
              gain: Math.round(random() * 6 - 3), fadeIn: { length: random() < 0.3 ? QUARTER : 0, shape: 'equal-power' },
              fadeOut: { length: random() < 0.3 ? 2 * QUARTER : 0, shape: 's-curve' }, reversed: random() < 0.05, envelopeFrames: [], color: '',
            }
          : { ...plain, kind: 'notes', pattern: `pattern-${t}`, offset: at, loop: null, transpose: 0, color: '' },
      );
    }
    all.push({
      id: `track-${t}`, kind: audio ? 'audio' : 'instrument', name, color: COLORS[t % COLORS.length] ?? '#808080', folder: null,
      output: 'master', vca: null, fader: 0, pan: 0, panLaw: 'balance', muted: t === 5, soloed: false, soloSafe: false, devices: [], sends: [],
      clips: own,
      automation: [{
        target: 'fader', enabled: true,
        points: Array.from({ length: 40 }, (_, i) => ({
          at: i * 30 * QUARTER, value: -30 + random() * 30, shape: (['linear', 'curved', 'hold'] as const)[i % 3] ?? 'linear', bend: i % 3 === 1 ? 0.7 : 0,
        })),
      }],
    });
  }
  return {
    format: 3, title: 'Many tracks', brief: { genre: '', key: 'A minor', mood: '', story: '', references: '', audience: '' }, people: [],
    rate: RATE, tempos: [{ at: 0, bpm: BPM, shape: 'step' }], meters: [{ at: 0, meter: '4/4' }],
    sections: (['intro', 'verse', 'chorus', 'verse', 'chorus', 'outro'] as const).map((kind, i) => ({
      id: `s-${i}`, kind, name: '', at: i * 200 * QUARTER, length: 200 * QUARTER,
    })),
    markers: [{ id: 'm-1', name: 'Listen here', at: 37 * QUARTER }, { id: 'm-2', name: 'Breath', at: 70 * QUARTER }],
    chords: ['Am', 'F', 'C', 'G/B', 'Am', 'Fmaj7', 'C', 'E7'].map((chord, i) => ({ at: i * 16 * QUARTER, chord })), sources, patterns, tracks: all, snapshots: [],
  };
}

function manyNotes(count: number, random: () => number): Note[] {
  const step = LENGTH / count;
  return Array.from({ length: count }, (_, i) => ({
    at: Math.floor(i * step), key: 40 + Math.floor(random() * 36), length: Math.floor(step * (0.4 + random())),
    velocity: 40 + Math.floor(random() * 87), release: 64, expressions: [],
  }));
}

/** Peaks of sounds that beat and swell, made on the spot. */
export const supply: PeakSupply = {
  pairs: async (source, level, from, count) => {
    const span = framesOfPair(level);
    const frames = MINUTES * 60 * RATE;
    const there = Math.max(0, Math.min(count, Math.ceil(frames / span) - from));
    const seed = Number(source.split('-')[1]) + 1;
    const out = new Int16Array(there * 4);
    for (let c = 0; c < 2; c++) {
      for (let i = 0; i < there; i++) {
        const frame = (from + i) * span;
        const level16 = 32000 * swell(frame / RATE, seed, c);
        const rough = 0.75 + 0.25 * Math.sin((from + i) * 12.9898 + seed * 78.233 + c);
        out[(c * there + i) * 2] = -level16 * rough;
        out[(c * there + i) * 2 + 1] = level16 * (0.7 + 0.3 * Math.sin((from + i) * 4.1 + seed));
      }
    }
    await new Promise((done) => setTimeout(done, 4));
    return out;
  },
  samples: async (source, from, count) => {
    const seed = Number(source.split('-')[1]) + 1;
    const out = new Float32Array(count * 2);
    for (let c = 0; c < 2; c++) {
      for (let i = 0; i < count; i++) {
        const t = (from + i) / RATE;
        out[c * count + i] = swell(t, seed, c) * Math.sin(t * 2 * Math.PI * (80 + 20 * seed));
      }
    }
    return out;
  },
};

function swell(t: number, seed: number, channel: number): number {
  const beat = (t * 2 + seed * 0.25) % 1;
  const phrase = 0.5 + 0.5 * Math.sin((t / (6 + (seed % 5))) * 2 * Math.PI + seed + channel * 0.2);
  return (0.15 + 0.85 * Math.exp(-beat * (2 + (seed % 4)))) * (0.25 + 0.75 * phrase);
}
