import { deviceTables } from '../catalogue';
import type { Studio } from '../studio';

/** What a controller moves, for people. */
export function targetName(studio: Studio, track: string, target: string): string {
  const one = studio.song.peek().tracks.find((each) => each.id === track);
  if (!one) return 'a track that is gone';
  const [kind, device, parameter] = target.split('/');
  if (kind !== 'device') return `${target === 'fader' ? 'volume' : target} of ${one.name}`;
  const type = one.devices.find((each) => each.id === device)?.type;
  const table = type === undefined ? undefined : deviceTables.peek().get(type);
  const name = table?.parameters.find((each) => each.id === parameter)?.name ?? parameter ?? '';
  return `${name} of ${table?.name ?? device} on ${one.name}`;
}
