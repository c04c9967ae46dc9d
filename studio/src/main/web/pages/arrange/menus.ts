import { focusedTrack } from '../../commands';
import { ask, COLOR_NAMES, decibels, linear, type MenuItem } from '../../ui';
import { TRACK_COLORS } from '../../theme/tokens';
import type { Hit, Row } from '../../view/arrange/scene';
import type { ClipZone } from '../../view/arrange/zones';
import type { WaveForm } from '../../wire/protocol.generated';
import { type AudioClip, type Clip, type FadeShape, fadeShapes, type Point, pointShapes, type Target, type Track } from '../../wire/song.generated';
import * as actions from './actions';
import { addNoteClip } from './gestures/draw';
import { LEAST_GAIN, MOST_GAIN } from './gesture-math';
import { quietly } from './gestures/gesture';
import { laneEdits } from '../automation/lane-edits';
import { openClip } from './open';
import type { Stage } from './stage';
import { chosenTime } from './actions';
import { deviceTables } from '../../catalogue';
import { rangeOf } from '../automation/targets';
import { canPaste, copy, cut, paste } from './clipboard';

/** Gains of clips that are typed. */
export const CLIP_GAIN = linear({ min: LEAST_GAIN, max: MOST_GAIN, initial: 0, unit: 'dB', step: 0.1, digits: 1, origin: 0 });

const FADE_NAMES: Readonly<Record<FadeShape, string>> = { linear: 'Linear', 'equal-power': 'Equal power', 's-curve': 'S-curve', slow: 'Slow', fast: 'Fast' };

/** The words for the shapes of fades. */
export function fadeName(shape: FadeShape): string {
  return FADE_NAMES[shape];
}

/** The 14 colours as lines of a menu. */
export function colorItems(now: string, choose: (color: string) => void): MenuItem[] {
  return TRACK_COLORS.map((color, i) => ({ label: COLOR_NAMES[i] ?? color, swatch: color, checked: color === now, run: () => choose(color) }));
}

function fadeItems(stage: Stage, clip: Clip, which: 'in' | 'out'): MenuItem[] {
  if (clip.kind !== 'audio') return [];
  const now = which === 'in' ? clip.fadeIn : clip.fadeOut;
  const set = (fade: { length: number; shape: FadeShape }) => void actions.fades(stage.studio, [clip.id], which === 'in' ? fade : null, which === 'out' ? fade : null);
  const length = now.length || Math.round(Math.min(clip.length / 2, stage.meters.beatLength(clip.at)));
  return [
    { heading: `Fade ${which}` },
    ...fadeShapes.map((shape): MenuItem => ({ label: FADE_NAMES[shape], checked: now.length > 0 && now.shape === shape, run: () => set({ length, shape }) })),
    { label: 'No fade', checked: now.length === 0, run: () => set({ length: 0, shape: now.shape }) },
  ];
}

const STRETCHES: readonly (readonly [string, number])[] = [['Twice as long', 2], ['Half as long', 0.5], ['One and a half times as long', 1.5], ['Two thirds as long', 2 / 3]];
const TRANSPOSITIONS: readonly (readonly [string, number])[] = [['An octave up', 12], ['A fifth up', 7], ['A semitone up', 1], ['A semitone down', -1], ['A fifth down', -7], ['An octave down', -12]];

function gainItems(studio: Stage['studio'], clip: AudioClip): MenuItem[] {
  const ids = () => actions.chosenAudio(studio).map(({ id }) => id);
  const type = async () => {
    const text = await ask({ title: 'Gain', label: 'Gain in decibels', value: decibels(clip.gain), action: 'Set' });
    const value = text === null ? null : CLIP_GAIN.parse(text);
    if (value !== null) await actions.gain(studio, ids(), value);
  };
  return [
    { label: 'Type a value…', icon: 'edit', run: () => void type() },
    { label: '1 dB louder', command: 'arrange.gain-up', run: () => void actions.changeGain(studio, 1) },
    { label: '1 dB softer', command: 'arrange.gain-down', run: () => void actions.changeGain(studio, -1) },
    { label: '0 dB', run: () => void actions.gain(studio, ids(), 0) },
  ];
}

/** What can be done to the chosen clips, of which one was pressed. */
export function clipMenu(stage: Stage, clip: Clip, zone: ClipZone): MenuItem[] {
  const { studio } = stage;
  const count = actions.chosenIds(studio).length;
  const many = count > 1 ? `${count} clips` : 'clip';
  if (zone === 'fade-in' || zone === 'fade-out') return fadeItems(stage, clip, zone === 'fade-in' ? 'in' : 'out');
  const audio: MenuItem[] = clip.kind === 'audio'
    ? [
        { label: 'Fade in', icon: 'fade', items: fadeItems(stage, clip, 'in') },
        { label: 'Fade out', items: fadeItems(stage, clip, 'out') },
        { label: `Gain ${decibels(clip.gain)}`, items: gainItems(studio, clip) },
        { label: 'Crossfade', disabled: actions.chosenAudio(studio).length < 2, command: 'arrange.crossfade', run: () => void actions.crossfade(studio, stage.meters.beatLength(clip.at) / 4) },
      ]
    : [
        { label: 'Make unique', icon: 'unlock', command: 'arrange.unique', run: () => void actions.makeUnique(studio) },
        { label: 'Stretch', items: STRETCHES.map(([label, factor]): MenuItem => ({ label, run: () => void actions.stretch(studio, factor) })) },
        { label: 'Transpose', items: TRANSPOSITIONS.map(([label, by]): MenuItem => ({ label, run: () => void actions.transpose(studio, by) })) },
      ];
  return [
    { label: 'Open in the editor', icon: 'edit', command: 'arrange.open', run: () => void openClip(studio, clip) },
    'rule',
    { label: 'Cut', icon: 'cut', command: 'arrange.cut', run: () => void cut(studio) },
    { label: 'Copy', icon: 'copy', command: 'arrange.copy', run: () => copy(studio) },
    { label: 'Duplicate', icon: 'duplicate', command: 'arrange.duplicate', run: () => void actions.duplicate(studio) },
    { label: `Delete ${many}`, icon: 'trash', command: 'arrange.delete', danger: true, run: () => void actions.remove(studio) },
    'rule',
    { label: 'Split where the song stands', icon: 'scissors', command: 'arrange.split', run: () => void actions.split(studio) },
    { label: 'Join', icon: 'glue', command: 'arrange.join', disabled: count < 2, run: () => void actions.join(studio) },
    { label: actions.isLooped(clip) ? 'End the loop' : 'Loop', icon: 'loop', command: 'arrange.loop-clips', run: () => void actions.loop(studio) },
    { label: 'Reverse', icon: 'reverse', command: 'arrange.reverse', run: () => void actions.reverse(studio) },
    ...audio,
    'rule',
    { label: 'Rename…', command: 'arrange.rename', run: () => void renameChosen(stage.studio, clip.name) },
    { label: 'Colour', swatch: clip.color || (stage.track(focusedTrack.peek() ?? '')?.color ?? '#808080'), items: [{ label: 'As the track', checked: clip.color === '', run: () => void actions.color(studio, '') }, ...colorItems(clip.color, (color) => void actions.color(studio, color))] },
    { label: clip.muted ? 'Unmute' : 'Mute', icon: 'mute', command: 'arrange.mute', run: () => void actions.mute(studio) },
  ];
}

/** Asks for the name of the chosen clips. */
export async function renameChosen(studio: Stage['studio'], now: string): Promise<void> {
  const name = await ask({ title: 'Rename', label: 'Name of the clip', value: now, action: 'Rename' });
  if (name !== null) await actions.rename(studio, name);
}

/** What can be done at an empty place. */
export function laneMenu(stage: Stage, hit: Hit): MenuItem[] {
  const { studio } = stage;
  const at = stage.snap(hit.tick);
  const time = chosenTime(studio);
  const track = hit.kind === 'none' ? null : hit.track;
  const target = hit.kind === 'curve' ? hit.row.automation?.lane.target : undefined;
  return [
    ...(track && target && time ? [{ label: 'Draw in the chosen time', icon: 'automation', items: formItems(stage, track, target, time) } satisfies MenuItem] : []),
    ...(track?.kind === 'instrument'
      ? [{ label: 'New clip here', icon: 'plus', run: () => void addNoteClip(studio, track, stage.snapDown(hit.tick), stage.meters.barLength(hit.tick)) } satisfies MenuItem]
      : []),
    { label: 'Paste here', icon: 'paste', command: 'arrange.paste', disabled: !canPaste(), run: () => void paste(studio, at, track?.id ?? null) },
    'rule',
    { label: 'Put the song here', icon: 'to-start', run: () => studio.locate(at) },
    { label: 'Loop the chosen time', icon: 'loop', command: 'arrange.loop-chosen', disabled: time === null, run: () => time && studio.loop(time.from, time.to, true) },
  ];
}

const FORMS: readonly (readonly [WaveForm, string])[] = [['sine', 'Sine'], ['triangle', 'Triangle'], ['saw-up', 'Rising saw'], ['saw-down', 'Falling saw'], ['square', 'Square'], ['random', 'Random']];

/** Forms that repeat each bar, beat or half a beat, over the middle half of what the target may be. */
function formItems(stage: Stage, track: Track, target: Target, time: { readonly from: number; readonly to: number }): MenuItem[] {
  const range = rangeOf(stage.song, track, target, deviceTables.peek());
  const periods: readonly (readonly [string, number])[] = [['each bar', stage.meters.barLength(time.from)], ['each beat', stage.meters.beatLength(time.from)], ['each half beat', Math.round(stage.meters.beatLength(time.from) / 2)]];
  const [low, high] = [range.valueAt(range.steps ? 0 : 0.25), range.valueAt(range.steps ? 1 : 0.75)];
  return FORMS.map(([form, label]): MenuItem => ({
    label,
    items: periods.map(([words, period]) => ({
      label: `${label} ${words}`,
      run: () => void quietly(stage.studio.operate({ type: 'draw-form', track: track.id, target, form, from: time.from, to: time.to, period, low: Math.min(low, high), high: Math.max(low, high), seed: 1 })),
    })),
  }));
}

/** What the shapes behind points are called. */
export const SHAPE_NAMES: Readonly<Record<Point['shape'], string>> = { hold: 'Hold', linear: 'Line', curved: 'Curve' };

/** What can be done to a point of automation. */
export function pointMenu(stage: Stage, row: Row, index: number): { readonly items: MenuItem[]; remove(): void } {
  const track = stage.track(row.track);
  const target = row.automation?.lane.target;
  const points = target ? stage.lane(row.track, target).points : [];
  const point = points[index];
  if (!track || !target || !point) return { items: [], remove: () => undefined };
  const range = rangeOf(stage.song, track, target, deviceTables.peek());
  const put = (label: string, now: readonly Point[]) => void quietly(stage.studio.perform(`${label} of ${range.name}`, laneEdits(track, target, now)));
  const change = (label: string, part: Partial<Point>) => put(label, points.map((one, i) => (i === index ? { ...one, ...part } : one)));
  const remove = () => put('Delete point', points.filter((_, i) => i !== index));
  const type = async () => {
    const text = await ask({ title: range.name, label: 'Value', value: range.format(point.value), action: 'Set' });
    const value = text === null ? null : range.parse(text);
    if (value !== null) change('Set point', { value });
  };
  return {
    remove,
    items: [
      { heading: `${range.name} ${range.format(point.value)}` },
      { label: 'Type a value…', icon: 'edit', run: () => void type() },
      'rule',
      ...pointShapes.map((shape): MenuItem => ({ label: SHAPE_NAMES[shape], checked: point.shape === shape, run: () => change('Shape', { shape, bend: shape === 'curved' ? point.bend || 0.5 : 0 }) })),
      'rule',
      { label: 'Delete point', icon: 'trash', danger: true, run: remove },
    ],
  };
}
