import type { Device, Edit, Song, Track } from '../wire/song.generated';
import { addDevice, addLane, moveDevice, putModulation } from './edits';
import { freshId } from './fresh';
import { removeLane } from './removals';

/*
 * Devices that go from one place of a chain to another, or to another chain.
 */

/** The edits that drop a device into a gap of a chain, as it is there now; its lanes go with it, modulations across chains end. */
export function dropDevice(song: Song, from: Track, device: Device, to: Track, gap: number): Edit[] {
  const old = from.devices.indexOf(device);
  if (from.id === to.id) {
    const now = gap > old ? gap - 1 : gap;
    return now === old ? [] : [moveDevice(song, device, to.id, now)];
  }
  const lanes = from.automation.filter((lane) => lane.target === `enabled/${device.id}` || lane.target.startsWith(`device/${device.id}/`));
  const edits: Edit[] = [...lanes].reverse().flatMap((lane) => removeLane(from, lane.target));
  for (const other of from.devices) {
    for (const modulation of other.modulations) {
      if (other === device || modulation.device === device.id) edits.push(putModulation(other, modulation, null));
    }
  }
  edits.push(moveDevice(song, device, to.id, gap));
  lanes.forEach((lane, i) => edits.push({ ...addLane(to, lane), index: to.automation.length + i } as Edit));
  return edits;
}

/** The edit that puts a copy of a device into a gap of a chain. */
export function copyDevice(song: Song, from: Track, device: Device, to: Track, gap: number): Edit {
  const same = from.id === to.id;
  const copy: Device = {
    ...device,
    id: freshId(song, 'device', device.id),
    modulations: same ? device.modulations : [],
    sideChain: device.sideChain?.source === to.id ? null : device.sideChain,
  };
  return addDevice(to, copy, gap);
}
