import { takesDevices } from '../../catalogue';
import { setTrackName } from '../../song/edits';
import type { Studio } from '../../studio';
import { DRAG_DEVICE } from '../../drag';
import { contextMenu, EditableText, Icon, type IconName, TextField } from '../../ui';
import type { DeviceTable } from '../../wire/protocol.generated';
import type { Track } from '../../wire/song.generated';
import { gapFor, insertDevice, KIND_NAMES, openDevice, perform } from './actions';
import { dragFrom, scrollNear } from './drag';
import { bandsOf, curvePath } from './eq';
import { Foot } from './foot';
import { Inserts } from './inserts';
import { LoudnessPanel } from './loudness';
import { sectionOf, type Tie } from './layout';
import { besideAt, moveTracks } from './reorder';
import type { Names } from './routes';
import { Sends } from './sends';
import { choose, chosen, type Part, renaming, together, type Width } from './state';
import { stripItems } from './strip-menu';
import { tint } from './tint';

export interface StripProps {
  readonly studio: Studio;
  readonly track: Track;
  readonly ties: readonly (Tie | null)[];
  readonly names: Names;
  readonly tables: ReadonlyMap<string, DeviceTable> | null;
  readonly mode: Width;
  readonly chosen: boolean;
  /** Tab comes here. */
  readonly reached: boolean;
  readonly open: string | null;
  readonly problem: string | null;
  readonly hidden: ReadonlySet<Part>;
  readonly renaming: boolean;
}

const ICONS: Readonly<Record<string, IconName>> = {
  instrument: 'piano', audio: 'wave', group: 'group', return: 'send', master: 'master', folder: 'folder', vca: 'link',
};

/** A strip of the mixer, from its name down to its output. */
export function Strip(props: StripProps) {
  const { studio, track, ties, names, tables, mode, problem } = props;
  const kind = KIND_NAMES[track.kind] ?? track.kind;
  const shows = (part: Part) => !props.hidden.has(part);
  const menu = contextMenu(track.name, () => stripItems(studio, track));
  return (
    <section class={`mix-strip mix-kind-${track.kind} ${props.chosen ? 'mix-chosen' : ''} ${track.muted ? 'mix-muted' : ''}`} data-strip={track.id} tabIndex={props.reached ? 0 : -1}
      role="group" aria-roledescription="strip" aria-label={`${track.name}, ${kind}${props.chosen ? ', chosen' : ''}`} style={{ '--track': tint(track.color) }} {...menu}
      onPointerDown={(event) => {
        menu.onPointerDown(event);
        press(studio, track, event);
      }}
      onDragOver={(event) => takesDevices(track) && event.dataTransfer?.types.includes(DRAG_DEVICE) && event.preventDefault()}
      onDrop={(event) => drop(studio, track, tables, event)}
      onFocusCapture={(event) => {
        const keys = event.target instanceof Element && event.target.matches(':focus-visible');
        if (keys && !chosen.peek().has(track.id)) choose(studio, track.id);
      }}>
      <Ties ties={ties} />
      <header class="mix-head" title={`${track.name} — ${kind}. Drag to move the strip; double click to rename`} onPointerDown={(event) => grab(event, studio, track)}>
        <Icon name={ICONS[track.kind] ?? 'wave'} size={14} />
        {props.renaming
          ? <TextField class="mix-name-field" label={`Name of ${track.name}`} value={track.name} autoFocus onCancel={() => (renaming.value = null)} onCommit={(text) => rename(studio, track, text)} />
          : <EditableText class="mix-name" label={`Name of the ${kind.toLowerCase()}`} title={`${track.name}: double click or F2 to rename`} value={track.name} onCommit={(text) => rename(studio, track, text)} />}
      </header>
      {track.kind === 'folder' ? <p class="mix-folder-words">Holds tracks; makes no sound.</p> : (
        <>
          {(shows('inserts') || shows('sends')) && (
            <div class="mix-upper" data-meters-seen>
              {track.kind === 'vca' && <p class="mix-vca-words">Moves the faders, mutes and solos of the tracks that follow it.</p>}
              {shows('inserts') && takesDevices(track) && <Inserts studio={studio} track={track} tables={tables} open={props.open} />}
              {shows('sends') && takesDevices(track) && track.kind !== 'master' && <Sends studio={studio} track={track} names={names} mode={mode} />}
            </div>
          )}
          {track.kind === 'master' && <LoudnessPanel studio={studio} />}
          {shows('curve') && <Curve track={track} tables={tables} />}
          {problem !== null && <div class="mix-problem-room"><p class="mix-problem" title={problem}><Icon name="warning" size={12} /><span>{problem}</span></p></div>}
          <Foot studio={studio} track={track} names={names} mode={mode} pan={shows('pan')} output={shows('output')} />
        </>
      )}
    </section>
  );
}

function Ties({ ties }: { readonly ties: readonly (Tie | null)[] }) {
  return (
    <div class="mix-ties" aria-hidden="true">
      {ties.map((tie, lane) => <span key={lane} class={tie ? `mix-tie mix-tie-${tie.kind} ${tie.first ? 'mix-tie-first' : ''} ${tie.last ? 'mix-tie-last' : ''}` : ''} title={tie ? `${tie.kind === 'vca' ? 'Follows' : 'In'} ${tie.name}` : undefined} style={tie ? { '--tie': tint(tie.color) } : undefined} />)}
    </div>
  );
}

/** What the first equaliser of a strip that is on does, as a line. */
function Curve({ track, tables }: { readonly track: Track; readonly tables: ReadonlyMap<string, DeviceTable> | null }) {
  const table = tables?.get('eq');
  const device = track.devices.find((each) => each.type === 'eq' && each.enabled) ?? track.devices.find((each) => each.type === 'eq');
  if (!table || !device) return <div class="mix-curve mix-curve-none" aria-hidden="true" />;
  const path = curvePath(bandsOf(device, table), 100, 30, 15);
  return (
    <button type="button" class={`mix-curve ${device.enabled ? '' : 'mix-off'}`} aria-label={`Open the equaliser of ${track.name}`} title={`Equaliser of ${track.name}, 20 Hz to 20 kHz, ±15 dB: a press opens it`} onClick={() => openDevice(track.id, device)}>
      <svg viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">
        <path class="mix-curve-zero" d="M0 15H100" />
        <path class="mix-curve-body" d={`${path}L100 15L0 15Z`} />
        <path class="mix-curve-line" d={path} />
      </svg>
    </button>
  );
}

function rename(studio: Studio, track: Track, text: string): void {
  renaming.value = null;
  if (text !== track.name) perform(studio, `Rename ${track.name}`, [setTrackName(track, text)]);
}

const CONTROLS = 'button, input, [role=slider], [role=spinbutton], [role=meter], .ui-menu';

/** A device that was dragged from the browser goes where it belongs in the chain. */
function drop(studio: Studio, track: Track, tables: StripProps['tables'], event: DragEvent): void {
  const table = tables?.get(event.dataTransfer?.getData(DRAG_DEVICE) ?? '');
  if (!tables || !table || !takesDevices(track)) return;
  event.preventDefault();
  event.stopPropagation();
  void insertDevice(studio, track, table, gapFor(track, table, tables)).catch(() => undefined);
}

/** A press anywhere chooses the strip; with Shift or Ctrl on what is no control, besides others. */
function press(studio: Studio, track: Track, event: PointerEvent): void {
  const at = event.target instanceof Element ? event.target : null;
  if (event.button !== 0 || !at) return;
  const free = at.closest('.mix-head') !== null || at.closest(CONTROLS) === null;
  if (free && (event.ctrlKey || event.metaKey)) choose(studio, track.id, 'more');
  else if (free && event.shiftKey) choose(studio, track.id, 'range');
  else if (!chosen.peek().has(track.id)) choose(studio, track.id);
  else if (free && chosen.peek().size > 1) addEventListener('click', () => choose(studio, track.id), { once: true });
}

function grab(event: PointerEvent, studio: Studio, track: Track): void {
  if (track.kind === 'master' || (event.target instanceof Element && event.target.closest('input'))) return;
  const own = event.currentTarget instanceof Element ? event.currentTarget.closest('.mix-strip') : null;
  const scroller = own?.closest('.mix-scroller') ?? null;
  const line = document.createElement('div');
  line.className = 'mix-strip-line';
  const ids = new Set(together(studio, track.id).filter((each) => sectionOf(each) === sectionOf(track)).map((each) => each.id));
  let beside: ReturnType<typeof besideAt> = null;
  dragFrom(event, {
    label: ids.size > 1 ? `${ids.size} strips` : track.name,
    onMove: (at) => {
      scrollNear(scroller, at.clientX);
      const row = [...(own?.parentElement?.querySelectorAll<HTMLElement>('[data-strip]') ?? [])];
      const strips = row.map((element) => ({ element, id: element.dataset['strip'] ?? '', box: element.getBoundingClientRect() })).filter((strip) => !ids.has(strip.id));
      beside = besideAt(strips.map(({ id, box }) => ({ id, left: box.left, right: box.right })), at.clientX);
      const to = strips.find((strip) => strip.id === beside?.track);
      if (!to || !scroller || !beside) return line.remove();
      const edge = scroller.getBoundingClientRect();
      scroller.append(line);
      line.style.transform = `translateX(${(beside.side === 'before' ? to.box.left : to.box.right) - edge.left + scroller.scrollLeft - 1}px)`;
    },
    onDrop: () => {
      if (!beside) return;
      const edits = moveTracks(studio.song.peek(), ids, beside);
      if (edits.length > 0) perform(studio, ids.size > 1 ? `Move ${ids.size} tracks` : `Move ${track.name}`, edits);
    },
    onEnd: () => line.remove(),
  });
}

