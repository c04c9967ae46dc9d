import { choiceName, deviceTables } from '../../catalogue';
import { large } from '../../core/words';
import { pitchName } from '../../wire/pitch';
import type { DeviceTable } from '../../wire/protocol.generated';
import type { Track } from '../../wire/song.generated';

/** What General MIDI calls the keys of drums, from key 35 up. */
const GENERAL_MIDI = [
  'Kick 2', 'Kick', 'Side stick', 'Snare', 'Clap', 'Snare 2', 'Low floor tom', 'Closed hat', 'High floor tom', 'Pedal hat', 'Low tom', 'Open hat', 'Low mid tom', 'High mid tom',
  'Crash', 'High tom', 'Ride', 'China', 'Ride bell', 'Tambourine', 'Splash', 'Cowbell', 'Crash 2', 'Vibraslap', 'Ride 2', 'High bongo', 'Low bongo', 'Muted high conga', 'High conga',
  'Low conga', 'High timbale', 'Low timbale', 'High agogo', 'Low agogo', 'Cabasa', 'Maracas', 'Short whistle', 'Long whistle', 'Short guiro', 'Long guiro', 'Claves', 'High block',
  'Low block', 'Muted cuica', 'Open cuica', 'Muted triangle', 'Triangle',
];
const FIRST = 35;
const FIRST_PAD = 36;

/** The keys that a new beat has rows for. */
export const USUAL_KEYS: readonly number[] = [36, 38, 39, 42, 46, 45, 49, 51];

const generalMidi: ReadonlyMap<number, string> = new Map(GENERAL_MIDI.map((name, i) => [FIRST + i, name]));
/** Whether a track plays drums. */
export function playsDrums(track: Track | null): boolean {
  return track?.devices.some((device) => device.type === 'drums') ?? false;
}

const numbered = new Map<DeviceTable, ReadonlyMap<number, string>>();

/** What the keys of a track are called: the pads of its drums device, else the drums of General MIDI. */
export function padNames(track: Track | null): ReadonlyMap<number, string> {
  const drums = track?.devices.find((device) => device.type === 'drums');
  const known = deviceTables.value.get('drums');
  if (!drums || !known || drums.parameters['map'] !== 1) return generalMidi;
  let names = numbered.get(known);
  if (!names) {
    const pads = known.parameters.find((parameter) => parameter.id === 'bass-pad')?.choices ?? [];
    names = new Map(pads.map((name, i) => [FIRST_PAD + i, large(choiceName(name))]));
    numbered.set(known, names);
  }
  return names;
}

/** What a row is called. */
export function rowName(row: { readonly key: number; readonly name: string }, names: ReadonlyMap<number, string>): string {
  return row.name || names.get(row.key) || pitchName(row.key);
}
