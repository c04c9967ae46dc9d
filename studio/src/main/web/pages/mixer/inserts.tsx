import type { Studio } from '../../studio';
import { contextMenu, Icon, IconButton, openMenu, Reduction } from '../../ui';
import { reductionOf, turnsDown } from '../../readings';
import { copyDevice, dropDevice } from '../../song/chain';
import { setDeviceEnabled } from '../../song/edits';
import { removeDevice } from '../../song/removals';
import type { DeviceTable } from '../../wire/protocol.generated';
import type { Device, Track } from '../../wire/song.generated';
import { gapFor, insertDevice, openDevice, perform } from './actions';
import { deviceItems, slotItems } from './device-menu';
import { dragFrom, scrollNear } from './drag';
import { gapAt } from './reorder';

export interface InsertsProps {
  readonly studio: Studio;
  readonly track: Track;
  readonly tables: ReadonlyMap<string, DeviceTable> | null;
  /** The device that is open. */
  readonly open: string | null;
}

/** The chain of a strip: a slot for each device and one to add to it. */
export function Inserts({ studio, track, tables, open }: InsertsProps) {
  const add = (anchor: Element) => {
    if (!tables) return;
    openMenu(anchor, deviceItems(tables, track, (table) => void insertDevice(studio, track, table, gapFor(track, table, tables)).catch(() => undefined)), { label: `Add a device to ${track.name}` });
  };
  return (
    <div class="mix-inserts" role="group" aria-label={`Devices of ${track.name}`} data-slots={track.id}>
      {track.devices.map((device) => <Slot key={device.id} studio={studio} track={track} device={device} tables={tables} open={open === device.id} />)}
      <button type="button" class="mix-add" aria-label={`Add a device to ${track.name}`} title={`Add a device to ${track.name}`} aria-haspopup="menu" disabled={!tables} onClick={(event) => add(event.currentTarget)}>
        <Icon name="plus" size={12} />
      </button>
    </div>
  );
}

interface SlotProps extends Omit<InsertsProps, 'open'> {
  readonly device: Device;
  readonly open: boolean;
}

function Slot({ studio, track, device, tables, open }: SlotProps) {
  const table = tables?.get(device.type);
  const name = table?.name ?? device.type;
  const menu = () => slotItems(studio, track, device, tables);
  const enable = () => perform(studio, `Turn ${name} of ${track.name} ${device.enabled ? 'off' : 'on'}`, [setDeviceEnabled(device, !device.enabled)]);
  const context = contextMenu(`${name} of ${track.name}`, menu);
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') perform(studio, `Remove ${name} from ${track.name}`, removeDevice(studio.song.peek(), device.id).edits);
    else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      const at = track.devices.indexOf(device) + (event.key === 'ArrowUp' ? -1 : 2);
      if (at >= 0 && at <= track.devices.length) perform(studio, `Move ${name}`, dropDevice(studio.song.peek(), track, device, track, at));
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const slot = event.currentTarget instanceof Element ? event.currentTarget.closest('.mix-slot') : null;
      const next = event.key === 'ArrowUp' ? slot?.previousElementSibling : slot?.nextElementSibling;
      (next?.querySelector<HTMLElement>('.mix-slot-name') ?? (next instanceof HTMLElement ? next : null))?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class={`mix-slot ${device.enabled ? '' : 'mix-off'} ${open ? 'mix-open' : ''} ${table ? `mix-is-${table.category}` : 'mix-unknown'}`} data-slot={device.id} {...context}
      onPointerDown={(event) => {
        context.onPointerDown(event);
        grab(event, studio, track, device, name);
      }}>
      <button type="button" class="mix-lamp" aria-pressed={device.enabled} aria-label={`${name} of ${track.name} on`} title={`${name}: ${device.enabled ? 'on' : 'off'}`} onClick={enable}><span /></button>
      <button type="button" class="mix-slot-name" aria-label={`Open ${name} of ${track.name}`} title={`${name}${table ? ` — ${table.summary}` : ': not known here'}\nDrag to move, Alt copies; Alt+↑ and ↓ move it, Del removes it`} onClick={() => openDevice(track.id, device)} onKeyDown={key}>
        {name}
      </button>
      {table && turnsDown(table, device.parameters) && <Reduction read={() => reductionOf(studio, device.id, table)} label={`Gain reduction of ${name} of ${track.name}`} />}
      <IconButton class="mix-slot-more" icon="more" label={`Menu of ${name}`} popup="menu" onPress={(event) => openMenu(event.currentTarget, menu(), { label: `${name} of ${track.name}` })} />
    </div>
  );
}

/** Where a dragged device would land. */
interface Landing {
  readonly track: string;
  readonly gap: number;
}

function grab(event: PointerEvent, studio: Studio, track: Track, device: Device, name: string): void {
  const line = document.createElement('div');
  line.className = 'mix-drop-line';
  let landing: Landing | null = null;
  const scroller = event.currentTarget instanceof Element ? event.currentTarget.closest('.mix-scroller') : null;
  dragFrom(event, {
    label: name,
    onMove: (at) => {
      scrollNear(scroller, at.clientX);
      const strip = document.elementFromPoint(at.clientX, at.clientY)?.closest('.mix-strip');
      const room = strip?.querySelector<HTMLElement>('[data-slots]');
      if (!room) {
        landing = null;
        line.remove();
        return;
      }
      const slots = [...room.querySelectorAll<HTMLElement>('[data-slot]')];
      const gap = gapAt(slots.map((slot) => slot.getBoundingClientRect()), at.clientY);
      room.insertBefore(line, slots[gap] ?? room.querySelector('.mix-add'));
      landing = { track: room.dataset['slots'] ?? '', gap };
    },
    onDrop: (at) => {
      const song = studio.song.peek();
      const to = song.tracks.find((each) => each.id === landing?.track);
      const from = song.tracks.find((each) => each.id === track.id);
      const moved = from?.devices.find((each) => each.id === device.id);
      if (!to || !from || !moved || !landing) return;
      if (at.altKey) perform(studio, `Copy ${name} to ${to.name}`, [copyDevice(song, from, moved, to, landing.gap)]);
      else {
        const edits = dropDevice(song, from, moved, to, landing.gap);
        if (edits.length > 0) perform(studio, `Move ${name}${to === from ? '' : ` to ${to.name}`}`, edits);
      }
    },
    onEnd: () => line.remove(),
  });
}
