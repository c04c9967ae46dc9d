import type { DeviceHand } from '../hand';
import { familiesOf } from '../sections';
import { compressor, gate, limiter } from './dynamics';
import { bands, equalizer, responseOf } from './filters';
import type { Hero } from './hero';
import { decay, envelope, modulation, note, wave } from './times';

/** An oscillator of the synthesizer alone, without filter and envelope. */
const oscillator = wave('Wave of the oscillator', false, (hand) => {
  const chosen = hand.members.value['osc1'] ?? 'osc1';
  const others = ['osc1', 'osc2', 'osc3'].filter((each) => each !== chosen);
  return {
    values: {
      [`${chosen}-level`]: 100, ...Object.fromEntries(others.map((each) => [`${each}-level`, 0])), [`${chosen}-octave`]: 0, [`${chosen}-semitones`]: 0, [`${chosen}-fine`]: 0,
      'sub-level': 0, 'noise-level': 0, 'ring-level': 0, unison: 1, 'random-phase': 0, filter: 0, filter2: 0, drive: 0, glide: 0, stereo: 0,
      'amp-attack': 0, 'amp-decay': 0, 'amp-sustain': 100, 'pitch-envelope': 0, 'lfo-pitch': 0, 'lfo-level': 0, 'lfo-width': 0, 'lfo-position': 0,
      ...Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`mod${i + 1}-source`, 0])),
    },
  };
});

/** The stroke of the drum that is chosen. */
const stroke = note('Stroke of the chosen drum', 1, (hand) => {
  const pads = familiesOf(hand.table.parameters)[0]?.map((member) => member.prefix) ?? [];
  const chosen = hand.members.value[pads[0] ?? ''] ?? pads[0] ?? '';
  return { key: 36 + Math.max(0, pads.indexOf(chosen)), values: { map: 1, 'bass-keys': 0 } };
});

const tail = (hand: DeviceHand) => Math.min(8, Math.max(0.5, Math.ceil((hand.value('decay') * 1.1 + hand.value('predelay') / 1000) * 2) / 2));

/** The graphs of each type; most have one, none is better than a fake. */
const HEROES: Readonly<Record<string, readonly Hero[]>> = {
  eq: [equalizer],
  multiband: [bands],
  filter: [responseOf('Frequency response', 24, -48, 'cutoff', 'resonance')],
  amp: [responseOf('Frequency response at a low level', 24, -48)],
  compressor: [compressor],
  gate: [gate],
  limiter: [limiter],
  saturator: [wave('A tone before and after', true)],
  clipper: [wave('A tone before and after', true)],
  crusher: [wave('A tone before and after', true)],
  delay: [decay('Echoes of a click', () => 3)],
  reverb: [decay('Reverb of a click', tail)],
  convolution: [decay('Reverb of a click', () => 3)],
  synth: [oscillator, envelope('amp')],
  grain: [envelope(null)],
  fm: [note('A note', 2, () => ({ key: 48 }))],
  keys: [note('A note', 2, () => ({ key: 60 }))],
  string: [note('A note', 2, () => ({ key: 48 }))],
  sampler: [note('A note', 2, () => ({ key: 60 }))],
  drums: [stroke],
  lfo: [modulation],
  random: [modulation],
  steps: [modulation],
  follower: [modulation],
};

/** The graphs of a type of device, side by side; empty for those that have none. */
export function heroesOf(type: string): readonly Hero[] {
  return HEROES[type] ?? [];
}
