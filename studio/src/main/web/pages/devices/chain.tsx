import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { signal } from '../../core/signal';
import { useSignal, useTracked } from '../../core/use';
import { focusDevice, focusTrack } from '../../focus';
import { dropDevice } from '../../song/chain';
import type { Studio } from '../../studio';
import { Button, Empty, List, Meter, Meters, SearchField } from '../../ui';
import type { Device, Track } from '../../wire/song.generated';
import { openAdd } from './add-device';
import { DeviceCard } from './card';
import { perform, query, shownTrack } from './state';
import { deviceTables as tables, takes, takesDevices } from '../../catalogue';
import { loadTables } from './tables';

/** Where a device that is dragged would land. */
interface Landing {
  readonly track: string;
  readonly gap: number;
}

const landing = signal<Landing | null>(null);
const FAR = 6;

/** The chain of the focused track, beside the tracks to choose from. */
export function DevicesPage({ studio }: { readonly studio: Studio }) {
  return (
    <div class="dv-page">
      <Rail studio={studio} />
      <Chain studio={studio} />
    </div>
  );
}

/** The chain alone, for a dock. */
export function DevicesDock({ studio }: { readonly studio: Studio }) {
  return <div class="dv-page dv-docked"><Chain studio={studio} /></div>;
}

/** What stands beside the tabs. */
export function DevicesTools() {
  const words = useSignal(query);
  return <div class="dv-search"><SearchField label="Search parameters of the chain" placeholder="Search parameters" value={words} onInput={(next) => (query.value = next)} /></div>;
}

function Rail({ studio }: { readonly studio: Studio }) {
  const tracks = useTracked(() => studio.song.value.tracks);
  const shown = useTracked(() => shownTrack(studio.song.value)?.id ?? '');
  const over = useSignal(landing);
  return (
    <nav class="dv-rail" aria-label="Tracks">
      <List label="Tracks" items={tracks.filter(takesDevices)} keyOf={(track) => track.id} textOf={(track) => track.name} selected={new Set([shown])} onSelect={(_, track) => (focusTrack.value = track.id)}
        render={(track) => (
          <span class={`dv-rail-track ${over?.track === track.id && over.gap < 0 ? 'dv-rail-over' : ''}`} data-dv-track={track.id} style={{ '--swatch': track.color }}>
            <i class="dv-rail-color" />
            <span class="dv-rail-name">{track.name}</span>
            <span class="dv-rail-count" title={`${track.devices.length} devices`}>{track.devices.length || ''}</span>
          </span>
        )} />
    </nav>
  );
}

function Chain({ studio }: { readonly studio: Studio }) {
  const track = useTracked(() => shownTrack(studio.song.value));
  const known = useSignal(tables);
  const room = useRef<HTMLDivElement>(null);
  const over = useSignal(landing);
  const focus = useSignal(focusDevice);
  useEffect(() => loadTables(studio), [studio]);
  useLayoutEffect(() => {
    room.current?.querySelector(`[data-dv-device="${CSS.escape(focus ?? '')}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [focus, track?.id]);
  if (!track) return <Empty icon="devices" title="No track yet" text="Devices live on tracks. Add a track first." />;
  const grab = (device: Device) => (event: PointerEvent) => grabDevice(studio, track, device, event, room.current);
  return (
    <div ref={room} class="dv-chain" role="group" aria-label={`Devices of ${track.name}`} data-context="editor.devices" tabIndex={-1}>
      {track.devices.length === 0 && (
        <Empty icon="devices" title={`${track.name} has no devices`} text={track.kind === 'instrument' ? 'Add an instrument to hear its notes, then effects to shape it.' : 'Add effects to shape its sound.'}>
          <Button kind="primary" icon="plus" title="Add a device" command="devices.add" onPress={() => openAdd(studio, track, 0)}>Add a device</Button>
        </Empty>
      )}
      {track.devices.map((device, i) => {
        const table = known.get(device.type);
        return (
          <div class={`dv-slot ${over?.track === track.id && over.gap === i ? 'dv-slot-over' : ''}`} key={device.id}>
            {table ? <DeviceCard studio={studio} track={track} device={device} table={table} onGrab={grab(device)} /> : <div class="dv-card dv-unknown">{device.type}</div>}
          </div>
        );
      })}
      {track.devices.length > 0 && (
        <div class={`dv-slot dv-end ${over?.track === track.id && over.gap === track.devices.length ? 'dv-slot-over' : ''}`}>
          <Button icon="plus" kind="quiet" class="dv-add" title="Add a device to the end of the chain" command="devices.add" onPress={() => openAdd(studio, track, track.devices.length)}>Add a device</Button>
          <Meters read={(id) => studio.level(id)} onFrame={studio.onFrame}>
            <div class="dv-out"><Meter id={track.id} label={`Level of ${track.name}`} scale /></div>
          </Meters>
        </div>
      )}
    </div>
  );
}

/** Drags a device along its chain, or onto a track of the rail. */
function grabDevice(studio: Studio, track: Track, device: Device, event: PointerEvent, room: HTMLElement | null): void {
  if (event.button !== 0 || !room) return;
  const start = { x: event.clientX, y: event.clientY };
  let dragging = false;
  const find = (at: PointerEvent): Landing | null => {
    const rail = document.elementFromPoint(at.clientX, at.clientY)?.closest<HTMLElement>('[data-dv-track]')?.dataset['dvTrack'];
    if (rail !== undefined) {
      const to = studio.song.peek().tracks.find((each) => each.id === rail);
      return to && to.id !== track.id && takes(to, tables.peek().get(device.type)) ? { track: rail, gap: -1 } : null;
    }
    const slots = [...room.querySelectorAll<HTMLElement>('.dv-slot')];
    const gap = slots.findIndex((slot) => {
      const box = slot.getBoundingClientRect();
      return at.clientX < box.left + box.width / 2;
    });
    return { track: track.id, gap: gap < 0 ? track.devices.length : Math.min(gap, track.devices.length) };
  };
  const move = (at: PointerEvent) => {
    if (!dragging && Math.hypot(at.clientX - start.x, at.clientY - start.y) < FAR) return;
    dragging = true;
    document.body.classList.add('dv-dragging');
    landing.value = find(at);
  };
  const end = (at: Event) => {
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', end);
    removeEventListener('pointercancel', end);
    removeEventListener('keydown', escape, true);
    document.body.classList.remove('dv-dragging');
    const to = landing.peek();
    landing.value = null;
    if (at.type !== 'pointerup' || !dragging || !to) return;
    const song = studio.song.peek();
    const target = song.tracks.find((each) => each.id === to.track);
    const from = song.tracks.find((each) => each.id === track.id);
    const now = from?.devices.find((each) => each.id === device.id);
    if (!target || !from || !now) return;
    const name = tables.peek().get(device.type)?.name ?? device.type;
    const edits = dropDevice(song, from, now, target, to.gap < 0 ? target.devices.length : to.gap);
    if (edits.length > 0) void perform(studio, target.id === from.id ? `Move ${name}` : `Move ${name} to ${target.name}`, edits);
  };
  const escape = (key: KeyboardEvent) => {
    if (key.key === 'Escape') end(key);
  };
  addEventListener('pointermove', move);
  addEventListener('pointerup', end);
  addEventListener('pointercancel', end);
  addEventListener('keydown', escape, true);
}
