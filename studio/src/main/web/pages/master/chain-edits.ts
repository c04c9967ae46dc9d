import { addDevice } from '../../song/edits';
import { FreshIds, newDevice } from '../../song/fresh';
import { apply } from '../../song/mirror';
import { removeDevice } from '../../song/removals';
import type { PlanDevice } from '../../wire/protocol.generated';
import type { Device, Edit, Song, Track } from '../../wire/song.generated';

/** How the ids of a mastering chain's devices begin, as the program knows them. */
const PREFIX = 'mastering-';

function masterOf(song: Song): Track | undefined {
  return song.tracks.find((track) => track.kind === 'master');
}

/** The devices of the mastering chain that the song has. */
export function chainOf(song: Song): readonly Device[] {
  return masterOf(song)?.devices.filter((device) => device.id.startsWith(PREFIX)) ?? [];
}

/** Takes the song's mastering chain away. */
export function withoutChain(song: Song): Edit[] {
  const edits: Edit[] = [];
  let now = song;
  for (const device of chainOf(song)) {
    const step = removeDevice(now, device.id).edits;
    now = apply(now, { edits: step });
    edits.push(...step);
  }
  return edits;
}

/** Puts the devices of a plan at the end of the master strip, in place of the chain that was there. */
export function withChain(song: Song, devices: readonly PlanDevice[], off: ReadonlySet<string>): Edit[] {
  const edits = withoutChain(song);
  const bare = apply(song, { edits });
  const master = masterOf(bare);
  if (!master) return [];
  const ids = new FreshIds(bare);
  const wanted = devices.filter((each) => !off.has(each.name));
  wanted.forEach((each, i) => {
    const device: Device = { ...newDevice(ids.next('device', PREFIX + each.name), each.device), parameters: { ...each.settings } };
    edits.push(addDevice(master, device, master.devices.length + i));
  });
  return edits;
}

/** Whether the song has just these devices as its mastering chain. */
export function hasChain(song: Song, devices: readonly PlanDevice[], off: ReadonlySet<string>): boolean {
  const wanted = devices.filter((each) => !off.has(each.name));
  const there = chainOf(song);
  return wanted.length > 0 && wanted.length === there.length && wanted.every((each, i) => there[i]?.type === each.device && there[i]?.enabled === true && Object.entries(each.settings).every(([id, value]) => there[i]?.parameters[id] === value));
}
