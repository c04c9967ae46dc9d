import { choiceName } from '../../catalogue';
import { faderRange, number, panRange, type Range, signed } from '../../ui';
import type { ShownAutomation } from '../../view/arrange/automation-curve';
import type { DeviceTable, Entry } from '../../wire/protocol.generated';
import type { Automation, Device, Song, Target, Track } from '../../wire/song.generated';

/** Something of a track that moves over time: its name, and how its values are drawn, written and read. */
export interface TargetRange {
  readonly target: Target;
  readonly name: string;
  /** From 0 at the bottom to 1 at the top. */
  levelOf(value: number): number;
  valueAt(level: number): number;
  format(value: number): string;
  parse(text: string): number | null;
  /** What it is where no automation moves it. */
  readonly rest: number;
  /** It jumps from value to value. */
  readonly steps: boolean;
}

const FADER = faderRange(6);
const PAN = panRange();
const LOWEST = -72;

function fromRange(target: Target, name: string, range: Range, rest: number): TargetRange {
  return {
    target, name, rest, steps: false,
    levelOf: (value) => range.toTravel(value),
    valueAt: (level) => range.snap(range.fromTravel(level), false),
    format: (value) => range.format(value),
    parse: (text) => range.parse(text),
  };
}

/** A level; automation has no silence but a very low value. */
function ofLevel(target: Target, name: string, rest: number): TargetRange {
  const range = fromRange(target, name, FADER, Math.max(LOWEST, rest));
  return {
    ...range,
    valueAt: (level) => Math.max(LOWEST, range.valueAt(level)),
    parse: (text) => {
      const value = FADER.parse(text);
      return value === null ? null : Math.max(LOWEST, value);
    },
  };
}

function ofSwitch(target: Target, name: string, rest: boolean, words: readonly [string, string]): TargetRange {
  return {
    target, name, rest: rest ? 1 : 0, steps: true,
    levelOf: (value) => (value >= 0.5 ? 1 : 0),
    valueAt: (level) => (level >= 0.5 ? 1 : 0),
    format: (value) => words[value >= 0.5 ? 1 : 0],
    parse: (text) => (/^(1|on|yes)/i.test(text.trim()) || text.trim().toLowerCase() === words[1].toLowerCase() ? 1 : 0),
  };
}

function ofEntry(target: Target, name: string, entry: Entry, device: Device): TargetRange {
  const { min, max, scale } = entry;
  const rest = device.parameters[entry.id] ?? entry.initial;
  const names = entry.choices.map(choiceName);
  const steps = entry.kind !== 'smooth' || entry.choices.length > 0;
  const span = max - min || 1;
  const level = (value: number): number => {
    const clear = Math.min(max, Math.max(min, value));
    if (scale === 'logarithmic') return Math.log(clear / min) / (Math.log(max / min) || 1);
    return scale === 'square' ? Math.sqrt((clear - min) / span) : (clear - min) / span;
  };
  const value = (at: number): number => {
    const clear = Math.min(1, Math.max(0, at));
    const raw = scale === 'logarithmic' ? min * (max / min) ** clear : scale === 'square' ? min + span * clear * clear : min + span * clear;
    return steps ? Math.round(raw) : Math.min(max, Math.max(min, Number(raw.toPrecision(4))));
  };
  return {
    target, name, rest, steps,
    levelOf: level,
    valueAt: value,
    format: (one) => names[Math.round(one)] ?? `${digits(one)}${entry.symbol ? ` ${entry.symbol}` : ''}`,
    parse: (text) => {
      const wanted = text.trim().toLowerCase();
      const choice = entry.choices.findIndex((each, i) => each.toLowerCase() === wanted || names[i]?.toLowerCase() === wanted);
      const found = choice >= 0 ? choice : number(text);
      return found === null ? null : Math.min(max, Math.max(min, found));
    },
  };
}

function digits(value: number): string {
  const size = Math.abs(value);
  return signed(value, size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

function deviceName(device: Device, tables: ReadonlyMap<string, DeviceTable>): string {
  return tables.get(device.type)?.name ?? device.type;
}

/** A target of a track by its text; null when the track has nothing like it. */
export function rangeOf(song: Pick<Song, 'tracks'>, track: Track, target: Target, tables: ReadonlyMap<string, DeviceTable>): TargetRange {
  if (target === 'fader') return ofLevel(target, 'Volume', track.fader);
  if (target === 'pan') return fromRange(target, 'Pan', PAN, track.pan);
  if (target === 'mute') return ofSwitch(target, 'Mute', track.muted, ['Sounds', 'Muted']);
  const [kind, id = '', what = ''] = target.split('/');
  if (kind === 'send') {
    const send = track.sends.find((one) => one.to === id);
    const to = song.tracks.find((one) => one.id === id)?.name ?? id;
    return what === 'pan' ? fromRange(target, `Pan to ${to}`, PAN, send?.pan ?? 0) : ofLevel(target, `Send to ${to}`, send?.level ?? LOWEST);
  }
  const device = track.devices.find((one) => one.id === id);
  if (device && kind === 'enabled') return ofSwitch(target, `${deviceName(device, tables)} on`, device.enabled, ['Off', 'On']);
  const entry = device ? tables.get(device.type)?.parameters.find((one) => one.id === what) : undefined;
  if (device && entry) return ofEntry(target, `${deviceName(device, tables)}: ${entry.name}`, entry, device);
  return observed(track, target, what || target);
}

/** A target of which nothing is known but its points, as while the tables are on their way. */
function observed(track: Track, target: Target, name: string): TargetRange {
  const values = track.automation.find((lane) => lane.target === target)?.points.map((point) => point.value) ?? [];
  const low = Math.min(0, ...values);
  const high = Math.max(low + 1, ...values);
  return {
    target, name, rest: low, steps: false,
    levelOf: (value) => (value - low) / (high - low), valueAt: (level) => low + level * (high - low), format: digits, parse: number,
  };
}

/** A group of things that a track can move over time. */
export interface TargetGroup {
  readonly name: string;
  readonly targets: readonly { readonly target: Target; readonly name: string }[];
}

/** Everything of a track that automation can move. */
export function targetsOf(song: Pick<Song, 'tracks'>, track: Track, tables: ReadonlyMap<string, DeviceTable>): TargetGroup[] {
  const own: { target: Target; name: string }[] = track.kind === 'folder' ? [] : [{ target: 'fader', name: 'Volume' }, { target: 'pan', name: 'Pan' }, { target: 'mute', name: 'Mute' }];
  for (const send of track.sends) own.push({ target: `send/${send.to}/level`, name: rangeOf(song, track, `send/${send.to}/level`, tables).name });
  const groups: TargetGroup[] = own.length ? [{ name: 'Mixer', targets: own }] : [];
  for (const device of track.devices) {
    const entries = tables.get(device.type)?.parameters ?? [];
    const targets: { target: Target; name: string }[] = [{ target: `enabled/${device.id}`, name: 'On or off' }];
    for (const entry of entries) if (entry.kind !== 'structural') targets.push({ target: `device/${device.id}/${entry.id}`, name: entry.name });
    groups.push({ name: deviceName(device, tables), targets });
  }
  return groups;
}

/** A lane of a track; where it has none for the target, one that rests at the value that stands. */
export function laneFor(song: Pick<Song, 'tracks'>, track: Track, target: Target, tables: ReadonlyMap<string, DeviceTable>): Automation {
  const lane = track.automation.find((one) => one.target === target);
  if (lane) return lane;
  const { rest, steps } = rangeOf(song, track, target, tables);
  return { target, enabled: true, points: [{ at: 0, value: rest, shape: steps ? 'hold' : 'linear', bend: 0 }] };
}

/** A lane as it is drawn; faint when the track has none for the target yet. */
export function shownLane(song: Pick<Song, 'tracks'>, track: Track, target: Target, tables: ReadonlyMap<string, DeviceTable>): ShownAutomation {
  const range = rangeOf(song, track, target, tables);
  const lane = laneFor(song, track, target, tables);
  return { lane: track.automation.includes(lane) ? lane : { ...lane, enabled: false }, levelOf: range.levelOf, valueAt: range.valueAt };
}
