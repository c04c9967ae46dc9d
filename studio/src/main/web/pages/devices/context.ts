import type { Automation, Device, Track } from '../../wire/song.generated';
import { laneTarget } from './chain-edits';
import type { DeviceHand } from './hand';

/** Where a device stands: what its editor and menus need besides its values. */
export interface CardContext {
  /** Another object whenever track or device is. */
  readonly key: unknown;
  readonly hand: DeviceHand;
  readonly track: Track;
  readonly device: Device;
  lane(parameter: string): Automation | null;
  /** What moves a parameter besides hands. */
  movedBy(parameter: string): 'automated' | 'modulated' | null;
}

/** The context of a device in its chain. */
export function cardContext(hand: DeviceHand, track: Track, device: Device): CardContext {
  const lanes = new Map(track.automation.map((lane) => [lane.target as string, lane]));
  const modulated = new Set(track.devices.flatMap((each) => each.modulations.filter((one) => one.device === device.id).map((one) => one.parameter)));
  const lane = (parameter: string) => lanes.get(laneTarget(device, parameter)) ?? null;
  return {
    key: track, hand, track, device, lane,
    movedBy: (parameter) => (lane(parameter)?.enabled ? 'automated' : modulated.has(parameter) ? 'modulated' : null),
  };
}
