import { find } from '../../commands';
import { focusDevice, focusTrack } from '../../focus';
import { addDevice, addSend, addTrack, setMuted, setOutput, setSoloed, setSoloSafe, setTrackColor, setTrackFolder, setVca } from '../../song/edits';
import { FreshIds, freshId, newDevice, newTrack } from '../../song/fresh';
import { apply } from '../../song/mirror';
import { removeDevice, removeTrack } from '../../song/removals';
import { listens, listenTo } from '../../listen';
import { showPage, showPart } from '../../shell/state';
import type { Studio } from '../../studio';
import { TRACK_COLORS } from '../../theme/tokens';
import { toast } from '../../ui';
import type { DeviceTable } from '../../wire/protocol.generated';
import type { Device, Edit, Output, Song, Track, TrackId, TrackKind } from '../../wire/song.generated';
import { moveTracks } from './reorder';
import { inOrder, sectionOf } from './layout';
import { chosen, goTo, shownLayout } from './state';

/** Does edits; a refusal has been told already. */
export function perform(studio: Studio, label: string, edits: readonly Edit[]): void {
  studio.perform(label, edits).catch(() => undefined);
}

/** The names of kinds of tracks, as buttons and labels have them. */
export const KIND_NAMES: Readonly<Record<string, string>> = {
  instrument: 'Instrument', audio: 'Audio', group: 'Group', return: 'Return', master: 'Master', folder: 'Folder', vca: 'VCA',
};

/** A name for a new track that no track has. */
function freshName(song: Pick<Song, 'tracks'>, stem: string): string {
  const taken = new Set(song.tracks.map((track) => track.name));
  for (let number = 1; ; number++) if (!taken.has(`${stem} ${number}`)) return `${stem} ${number}`;
}

/** The place where a new track of a kind stands: after the last of its section, else before the master. */
function placeFor(song: Pick<Song, 'tracks'>, track: Track): number {
  const section = sectionOf(track);
  const last = song.tracks.reduce((found, each, i) => (sectionOf(each) === section ? i : found), -1);
  if (last >= 0) return last + 1;
  const master = song.tracks.findIndex((each) => each.kind === 'master');
  return master < 0 ? song.tracks.length : master;
}

function made(song: Song, kind: TrackKind, name: string): Track {
  const color = TRACK_COLORS[(song.tracks.length * 5) % TRACK_COLORS.length] ?? '#808080';
  return newTrack(freshId(song, 'track', name), kind, name, color);
}

/** Adds an empty track and chooses it. */
export async function newStrip(studio: Studio, kind: TrackKind): Promise<void> {
  const song = studio.song.peek();
  const track = made(song, kind, freshName(song, KIND_NAMES[kind] ?? kind));
  await studio.perform(`Add ${track.name}`, [addTrack(track, placeFor(song, track))]);
  goTo(studio, track.id);
}

/** Adds a group that the tracks go to, but for those that go to another of them; it goes where they all went, or to the master. */
export async function groupTracks(studio: Studio, tracks: readonly Track[]): Promise<void> {
  const song = studio.song.peek();
  const inside = tracks.filter((track) => hasOutput(track) && !tracks.some((other) => other.kind !== 'master' && other.id === track.output));
  const first = inside[0];
  if (!first) return;
  const name = freshName(song, 'Group');
  const out = inside.every((track) => track.output === first.output) ? first.output : 'master';
  const group: Track = { ...made(song, 'group', name), output: out, color: first.color };
  const edits = [addTrack(group, placeFor(song, group)), ...inside.map((track) => setOutput(track, group.id))];
  await studio.perform(`Group ${told(inside)}`, edits);
  goTo(studio, group.id);
}

/** Puts tracks into a new folder. */
export async function folderTracks(studio: Studio, tracks: readonly Track[]): Promise<void> {
  const song = studio.song.peek();
  const inside = tracks.filter((track) => track.kind !== 'master');
  const first = inside[0];
  if (!first) return;
  const name = freshName(song, 'Folder');
  const folder: Track = { ...made(song, 'folder', name), folder: inside.every((track) => track.folder === first.folder) ? first.folder : null };
  await studio.perform(`Put ${told(inside)} into a folder`, [addTrack(folder, placeFor(song, folder)), ...inside.map((track) => setTrackFolder(track, folder.id))]);
}

/** Adds a VCA that tracks follow. */
export async function vcaTracks(studio: Studio, tracks: readonly Track[]): Promise<void> {
  const song = studio.song.peek();
  const led = tracks.filter(follows);
  const first = led[0];
  if (!first) return;
  const vca: Track = { ...made(song, 'vca', freshName(song, 'VCA')), vca: led.every((track) => track.vca === first.vca) ? first.vca : null };
  await studio.perform(`${vca.name} for ${told(led)}`, [addTrack(vca, placeFor(song, vca)), ...led.map((track) => setVca(track, vca.id))]);
  goTo(studio, vca.id);
}

/** Whether a kind of track can follow a VCA. */
export function follows(track: Track): boolean {
  return track.kind !== 'master' && track.kind !== 'folder';
}

/** Removes tracks as one step, which the message offers to take back. */
export async function removeTracks(studio: Studio, tracks: readonly Track[]): Promise<void> {
  const gone = tracks.filter((track) => track.kind !== 'master');
  if (gone.length === 0) return;
  const order = inOrder(shownLayout(studio.song.peek()));
  const at = order.findIndex((track) => track.id === gone[0]?.id);
  const next = order.slice(at + 1).find((track) => !gone.includes(track)) ?? order[at - 1];
  let song = studio.song.peek();
  const edits: Edit[] = [];
  for (const track of gone) {
    const step = removeTrack(song, track.id);
    edits.push(...step.edits);
    song = apply(song, step);
  }
  await studio.perform(`Remove ${told(gone)}`, edits);
  chosen.value = new Set();
  focusTrack.value = next?.id ?? null;
  toast({ text: `Removed ${told(gone)}.`, kind: 'done', action: { label: 'Undo', run: () => void studio.undo().catch(() => undefined) } });
}

/** Sends tracks to an output. */
export function route(studio: Studio, tracks: readonly Track[], output: Output): void {
  const changed = tracks.filter((track) => hasOutput(track) && track.output !== output && track.id !== output);
  perform(studio, `Route ${told(changed)}`, changed.map((track) => setOutput(track, output)));
}

export function paint(studio: Studio, tracks: readonly Track[], color: string): void {
  perform(studio, `Colour of ${told(tracks)}`, tracks.map((track) => setTrackColor(track, color)));
}

export function mute(studio: Studio, tracks: readonly Track[], on: boolean): void {
  const changed = tracks.filter((track) => track.kind !== 'folder' && track.muted !== on);
  perform(studio, `${on ? 'Mute' : 'Unmute'} ${told(changed)}`, changed.map((track) => setMuted(track, on)));
}

/** Soloes tracks, or listens to them; alone, all other solos end. */
export function solo(studio: Studio, tracks: readonly Track[], on: boolean, alone = false): void {
  if (listens(studio)) return listenTo(studio, tracks, on, alone);
  const all = studio.song.peek().tracks.filter((track) => track.kind !== 'folder' && track.kind !== 'master');
  const want = (track: Track) => (tracks.some((each) => each.id === track.id) ? on : alone ? false : track.soloed);
  const changed = all.filter((track) => track.soloed !== want(track));
  perform(studio, `${on ? 'Solo' : 'End the solo of'} ${told(tracks)}`, changed.map((track) => setSoloed(track, want(track))));
}

export function soloSafe(studio: Studio, tracks: readonly Track[], on: boolean): void {
  const changed = tracks.filter((track) => hasOutput(track) && track.soloSafe !== on);
  perform(studio, `Solo-safe ${told(changed)}`, changed.map((track) => setSoloSafe(track, on)));
}

/** Moves tracks past the strip beside them in the order that is shown. */
export function shiftTracks(studio: Studio, tracks: readonly Track[], by: -1 | 1): void {
  const first = tracks[0];
  if (!first) return;
  const ids = new Set(tracks.map((track) => track.id));
  const row = inOrder(shownLayout(studio.song.peek())).filter((track) => sectionOf(track) === sectionOf(first));
  const ends = row.map((track, i) => (ids.has(track.id) ? i : -1)).filter((i) => i >= 0);
  const beside = row[by < 0 ? Math.min(...ends) - 1 : Math.max(...ends) + 1];
  if (beside) perform(studio, `Move ${told(tracks)}`, moveTracks(studio.song.peek(), ids, { track: beside.id, side: by < 0 ? 'before' : 'after' }));
}

/** Opens a device where devices are shown. */
export function openDevice(track: TrackId, device: Device): void {
  focusTrack.value = track;
  focusDevice.value = device.id;
  if (find('view.devices')) showPart('bottom', 'devices');
  else if (find('page.devices')) showPage('devices');
}

/** The gap of a chain where a device of a kind belongs: notes before the instrument, the instrument before effects, others last. */
export function gapFor(track: Track, table: DeviceTable, tables: ReadonlyMap<string, DeviceTable>): number {
  const kinds = track.devices.map((device) => tables.get(device.type)?.category);
  const before = (...stops: readonly string[]) => {
    const at = kinds.findIndex((kind) => kind !== undefined && stops.includes(kind));
    return at < 0 ? track.devices.length : at;
  };
  if (table.category === 'note') return before('instrument', 'effect');
  if (table.category === 'instrument') return before('effect');
  return track.devices.length;
}

/** Adds a device to a chain and opens it. */
export async function insertDevice(studio: Studio, track: Track, table: DeviceTable, gap: number): Promise<void> {
  const device = newDevice(freshId(studio.song.peek(), 'device', `${track.id}-${table.id}`), table.id);
  await studio.perform(`Add ${table.name} to ${track.name}`, [addDevice(track, device, gap)]);
  focusTrack.value = track.id;
  focusDevice.value = device.id;
}

/** Puts another device in the place of one. */
export async function replaceDevice(studio: Studio, track: Track, device: Device, table: DeviceTable): Promise<void> {
  const song = studio.song.peek();
  const fresh = newDevice(freshId(song, 'device', `${track.id}-${table.id}`), table.id);
  const index = track.devices.indexOf(device);
  await studio.perform(`Replace a device of ${track.name} with ${table.name}`, [
    ...removeDevice(song, device.id).edits,
    addDevice(track, { ...fresh, enabled: device.enabled }, index),
  ]);
  focusDevice.value = fresh.id;
}

/** Sends a track to a return, at a level that is heard. */
export function sendTo(studio: Studio, track: Track, to: Track): void {
  perform(studio, `Send ${track.name} to ${to.name}`, [addSend(track, { to: to.id, preFader: false, level: -12, pan: 0, enabled: true })]);
}

/** Adds a return and sends tracks to it. */
export async function sendToNew(studio: Studio, tracks: readonly Track[]): Promise<void> {
  const song = studio.song.peek();
  const name = freshName(song, 'Return');
  const track = { ...made(song, 'return', name), id: new FreshIds(song).next('track', name) };
  await studio.perform(`Add ${name}`, [
    addTrack(track, placeFor(song, track)),
    ...tracks.map((each) => addSend(each, { to: track.id, preFader: false, level: -12, pan: 0, enabled: true })),
  ]);
}

/** Whether a kind of track has an output. */
export function hasOutput(track: Track): boolean {
  return track.kind === 'instrument' || track.kind === 'audio' || track.kind === 'group' || track.kind === 'return';
}

/** Tracks in words. */
export function told(tracks: readonly Track[]): string {
  return tracks.length === 1 ? tracks[0]?.name ?? '' : `${tracks.length} tracks`;
}
