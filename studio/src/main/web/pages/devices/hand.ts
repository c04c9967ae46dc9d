import { signal } from '../../core/signal';
import { setParameter } from '../../song/edits';
import type { Studio } from '../../studio';
import type { DeviceTable, Entry as ParameterEntry } from '../../wire/protocol.generated';
import type { Device, Edit } from '../../wire/song.generated';
import { words } from './ranges';

/** Values by the ids of parameters. */
export type Values = Readonly<Record<string, number>>;

const NONE: Values = {};

/** One device as an editor holds it: what the song says, and over that what is being dragged. */
export class DeviceHand {
  /** The device as the song has it; the editor keeps it up to date. */
  readonly device;
  /** Values that are held and not yet kept. */
  readonly held = signal<Values>(NONE);
  /** The member of each family that is shown, by the first prefix of the family. */
  readonly members = signal<Readonly<Record<string, string>>>({});
  private readonly byId: ReadonlyMap<string, ParameterEntry>;

  constructor(readonly studio: Studio, readonly table: DeviceTable, device: Device) {
    this.device = signal(device);
    this.byId = new Map(table.parameters.map((parameter) => [parameter.id, parameter]));
  }

  parameter(id: string): ParameterEntry | undefined {
    return this.byId.get(id);
  }

  /** What is shown; reading it in a tracked place follows it. */
  value(id: string): number {
    return this.held.value[id] ?? this.device.value.parameters[id] ?? this.byId.get(id)?.initial ?? 0;
  }

  /** All values that are not as in a new device. */
  changed(): Values {
    return { ...this.device.peek().parameters, ...this.held.peek() };
  }

  /** Lets values be heard; nothing is kept. */
  preview(values: Values): void {
    this.held.value = { ...this.held.peek(), ...this.limited(values) };
    this.studio.preview(this.edits(this.held.peek()));
  }

  /** Keeps what was previewed. */
  commit(): Promise<void> {
    return this.set(this.held.peek());
  }

  cancel(): void {
    this.held.value = NONE;
    this.studio.preview([]);
  }

  /** Keeps values as one step. */
  async set(values: Values, label?: string): Promise<void> {
    const limited = this.limited(values);
    const edits = this.edits(limited);
    try {
      if (edits.length === 0) this.studio.preview([]);
      else await this.studio.perform(label ?? this.label(limited), edits);
    } finally {
      this.held.value = NONE;
    }
  }

  private label(values: Values): string {
    const names = Object.keys(values).flatMap((id) => this.byId.get(id) ?? []);
    const [first] = names;
    if (!first) return this.table.name;
    if (names.length > 1) return `${this.table.name}: ${names.map((each) => each.name).slice(0, 3).join(', ')}`;
    return `${this.table.name}: ${first.name} ${words(first, values[first.id] ?? first.initial)}`;
  }

  private limited(values: Values): Values {
    const result: Record<string, number> = {};
    for (const [id, value] of Object.entries(values)) {
      const parameter = this.byId.get(id);
      if (!parameter) continue;
      const inside = Math.min(parameter.max, Math.max(parameter.min, value));
      result[id] = parameter.unit === 'switch' || parameter.unit === 'choice' ? Math.round(inside) : inside;
    }
    return result;
  }

  private edits(values: Values): Edit[] {
    const device = this.device.peek();
    return Object.entries(values).flatMap(([id, value]) => {
      const now = value === this.byId.get(id)?.initial ? null : value;
      return now === (device.parameters[id] ?? null) ? [] : [setParameter(device, id, now)];
    });
  }
}
