import type { Studio } from './studio';
import type { DeviceTable } from './wire/protocol.generated';

const known = new WeakMap<DeviceTable, readonly string[]>();

/** The figures of a type of device that say how far it turns the sound down, or one band of it. */
export function reductionReadings(table: DeviceTable): readonly string[] {
  let ids = known.get(table);
  if (!ids) {
    ids = table.readings.filter(({ id, unit }) => unit === 'decibels' && (id.endsWith('reduction') || id.endsWith('change'))).map(({ id }) => id);
    known.set(table, ids);
  }
  return ids;
}

/** Whether a device turns the sound down by what it hears, and tells how far; an equaliser does while one of its bands is dynamic. */
export function turnsDown(table: DeviceTable, parameters: Readonly<Record<string, number>>): boolean {
  return reductionReadings(table).some((id) => {
    const switched = id.endsWith('-change') ? `${id.slice(0, -'change'.length)}dynamic` : null;
    return switched === null || (parameters[switched] ?? 0) >= 0.5;
  });
}

/** By how many decibels a device turns the sound down that is heard now, the furthest of its bands; null while it does not work. */
export function reductionOf(studio: Pick<Studio, 'reading'>, device: string, table: DeviceTable): number | null {
  let furthest: number | null = null;
  for (const id of reductionReadings(table)) {
    const figure = studio.reading(device, id);
    if (figure !== null && (furthest === null || Math.abs(figure) > Math.abs(furthest))) furthest = figure;
  }
  return furthest;
}
