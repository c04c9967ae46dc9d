import { signal } from '../../core/signal';
import { setParameter, trackOf } from '../../song/edits';
import type { Studio } from '../../studio';
import type { DeviceTable, Entry as ParameterEntry } from '../../wire/protocol.generated';
import type { Device, Edit, Target, Track } from '../../wire/song.generated';
import { automated, moveHand, releaseHand, takesHand } from '../automation/hands';
import { laneTarget } from './chain-edits';
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

  /** Lets values be heard; nothing is kept. Where automation is written, they are written. */
  preview(values: Values): void {
    this.held.value = { ...this.held.peek(), ...this.limited(values) };
    const kept = this.written(this.held.peek());
    if (Object.keys(kept).length > 0) this.studio.preview(this.edits(kept));
  }

  /** Where automation has a value while hands write it; null where a hand begins at what the device has. */
  now(id: string): number | null {
    const track = this.track();
    const target = this.target(id);
    return track && target && takesHand(this.studio, track.id, target) ? automated(this.studio, track, target) : null;
  }

  private track(): Track | undefined {
    return trackOf(this.studio.song.peek(), this.device.peek().id);
  }

  /** What automation moves when it moves a parameter; null for what it cannot. */
  private target(id: string): Target | null {
    const parameter = this.byId.get(id);
    return parameter && parameter.kind !== 'structural' ? laneTarget(this.device.peek(), id) : null;
  }

  /** Writes those values whose track writes automation; the others are left. */
  private written(values: Values): Values {
    const track = this.track();
    return Object.fromEntries(Object.entries(values).filter(([id, value]) => {
      const target = this.target(id);
      if (!track || !target || !takesHand(this.studio, track.id, target)) return true;
      moveHand(this.studio, track.id, target, value);
      return false;
    }));
  }

  private release(): void {
    const track = this.track();
    for (const id of track ? this.byId.keys() : []) {
      const target = this.target(id);
      if (track && target) releaseHand(this.studio, track.id, target);
    }
  }

  /** Keeps what was previewed. */
  commit(): Promise<void> {
    return this.set(this.held.peek());
  }

  cancel(): void {
    this.release();
    this.held.value = NONE;
    this.studio.preview([]);
  }

  /** Keeps values as one step. */
  async set(values: Values, label?: string): Promise<void> {
    const limited = this.written(this.limited(values));
    this.release();
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
