import type { Control, ExpressionKind } from '../../wire/song.generated';
import type { Lane } from './state';

/** What values a lane has. */
export interface LaneScale {
  readonly min: number;
  readonly max: number;
  /** Where bars begin. */
  readonly origin: number;
  readonly marks: readonly number[];
  readonly format: (value: number) => string;
}

const WHOLE = (value: number) => String(Math.round(value));
const MIDI: LaneScale = { min: 0, max: 127, origin: 0, marks: [32, 64, 96], format: WHOLE };
const SIGNED: LaneScale = { min: -1, max: 1, origin: 0, marks: [-0.5, 0.5], format: (value) => String(Number(value.toFixed(2))) };
const EXPRESSIONS: Readonly<Record<ExpressionKind, LaneScale>> = {
  pitch: { min: -12, max: 12, origin: 0, marks: [-7, -2, 2, 7], format: (value) => `${Number(value.toFixed(2))} st` },
  pressure: { min: 0, max: 1, origin: 0, marks: [0.25, 0.5, 0.75], format: (value) => `${Math.round(value * 100)} %` },
  timbre: { min: 0, max: 1, origin: 0, marks: [0.25, 0.5, 0.75], format: (value) => `${Math.round(value * 100)} %` },
  gain: { min: -24, max: 12, origin: 0, marks: [-12, -6, 6], format: (value) => `${Number(value.toFixed(1))} dB` },
  pan: SIGNED,
};

/** The values of a lane. */
export function laneScale(lane: Lane): LaneScale {
  if (lane.kind === 'expression') return EXPRESSIONS[lane.of];
  return lane.kind === 'bend' ? SIGNED : MIDI;
}

/** The controls of a pattern that a lane shows. */
export function laneControls(controls: readonly Control[], lane: Lane): readonly Control[] {
  if (lane.kind === 'velocity' || lane.kind === 'expression') return [];
  const number = lane.kind === 'controller' ? lane.number : 0;
  return controls.filter((control) => control.kind === lane.kind && control.number === number);
}

/** Controls with the cells between two places drawn anew in a straight line: one control a cell. */
export function drawnControls(controls: readonly Control[], lane: Lane, cell: number, from: { readonly tick: number; readonly value: number }, to: { readonly tick: number; readonly value: number }): Control[] {
  if (lane.kind === 'velocity' || lane.kind === 'expression') return [...controls];
  const first = Math.max(0, Math.floor(Math.min(from.tick, to.tick) / cell));
  const last = Math.max(0, Math.floor(Math.max(from.tick, to.tick) / cell));
  const kept = controls.filter((control) => control.at < first * cell || control.at >= (last + 1) * cell);
  const made: Control[] = [];
  const span = to.tick - from.tick;
  for (let n = first; n <= last; n++) {
    const share = span === 0 ? 1 : Math.min(1, Math.max(0, ((n + 0.5) * cell - from.tick) / span));
    const raw = first === last ? to.value : from.value + (to.value - from.value) * share;
    const value = lane.kind === 'bend' ? Math.round(raw * 100) / 100 : Math.round(raw);
    made.push({ at: n * cell, kind: lane.kind, number: lane.kind === 'controller' ? lane.number : 0, value: value === 0 ? 0 : value });
  }
  return [...kept, ...made].sort((a, b) => a.at - b.at);
}

/** The lanes that can be chosen, by an id for each. */
export const LANES: readonly { readonly id: string; readonly name: string; readonly group: string; readonly lane: Lane }[] = [
  { id: 'velocity', name: 'Velocity', group: 'Notes', lane: { kind: 'velocity' } },
  { id: 'x-pitch', name: 'Pitch of notes', group: 'Notes', lane: { kind: 'expression', of: 'pitch' } },
  { id: 'x-pressure', name: 'Pressure of notes', group: 'Notes', lane: { kind: 'expression', of: 'pressure' } },
  { id: 'x-timbre', name: 'Timbre of notes', group: 'Notes', lane: { kind: 'expression', of: 'timbre' } },
  { id: 'x-gain', name: 'Gain of notes', group: 'Notes', lane: { kind: 'expression', of: 'gain' } },
  { id: 'x-pan', name: 'Pan of notes', group: 'Notes', lane: { kind: 'expression', of: 'pan' } },
  { id: 'bend', name: 'Pitch bend', group: 'Channel', lane: { kind: 'bend' } },
  { id: 'pressure', name: 'Channel pressure', group: 'Channel', lane: { kind: 'pressure' } },
  ...[[1, 'Modulation'], [2, 'Breath'], [7, 'Volume'], [10, 'Pan'], [11, 'Expression'], [64, 'Sustain'], [71, 'Resonance'], [74, 'Brightness'], [91, 'Reverb'], [93, 'Chorus']].map(([number, name]) => ({
    id: `cc-${number}`, name: `CC ${number} ${name}`, group: 'Controllers', lane: { kind: 'controller' as const, number: Number(number) },
  })),
];

/** The id of a lane in `LANES`; for other controllers one of the same form. */
export function laneId(lane: Lane): string {
  if (lane.kind === 'controller') return `cc-${lane.number}`;
  return lane.kind === 'expression' ? `x-${lane.of}` : lane.kind;
}
