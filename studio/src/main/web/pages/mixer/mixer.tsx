import { useEffect, useRef } from 'preact/hooks';
import { askForDevices, deviceTables } from '../../catalogue';
import { alike } from '../../core/alike';
import { useSignal, useTracked } from '../../core/use';
import { focusDevice, focusTrack } from '../../focus';
import { narrow } from '../../shell/state';
import type { Studio } from '../../studio';
import { theme } from '../../theme/theme';
import { Button, Empty, Meters, openMenu } from '../../ui';
import type { TrackId } from '../../wire/song.generated';
import { newStrip } from './actions';
import { Kept } from './kept';
import { followFaders } from './moving';
import { inOrder, type Place } from './layout';
import { type Names, problemOf } from './routes';
import { chosen, hidden, hiddenOnPhone, onlySounding, query, renaming, shownLayout, sounding, width } from './state';
import { MorphBar } from './snapshots';
import { addTrackItems } from './strip-menu';
import { Strip } from './strip';
import { MixerTools } from './tools';

/** The mixer: a strip for every track, the master at the right edge. */
export function Mixer({ studio }: { readonly studio: Studio }) {
  const phone = useSignal(narrow);
  const room = useRef<HTMLDivElement>(null);
  const song = useSignal(studio.song);
  const wish = useSignal(width);
  const mode = phone ? 'normal' : wish;
  useEffect(() => askForDevices(studio), [studio]);
  const told = useSignal(deviceTables);
  const tables = told.size > 0 ? told : null;
  const marked = useSignal(chosen);
  const away = useSignal(phone ? hiddenOnPhone : hidden);
  const look = useSignal(theme);
  const focus = useSignal(focusTrack);
  const open = useSignal(focusDevice);
  const named = useSignal(renaming);
  const layout = useTracked(() => shownLayout(studio.song.value), [studio]);
  const names = useNames(studio);
  useSounding(studio);
  useEffect(() => followFaders(studio), [studio]);
  useFocusSeen(room, focus);
  const order = inOrder(layout);
  const reached = order.some((track) => track.id === focus) ? focus : order[0]?.id;
  const strip = ({ track, ties }: Place) => {
    const problem = problemOf(song, track, tables);
    const device = track.devices.some((each) => each.id === open) ? open : null;
    const tied = JSON.stringify(ties);
    return (
      <Kept key={track.id} of={[studio, track, tied, names, tables, mode, away, look, marked.has(track.id), reached === track.id, device, problem, named === track.id]}
        make={() => <Strip studio={studio} track={track} ties={ties} names={names} tables={tables} mode={mode} hidden={away} chosen={marked.has(track.id)} reached={reached === track.id} open={device} problem={problem} renaming={named === track.id} />} />
    );
  };
  const sections = [['Tracks', layout.sources], ['Groups', layout.buses], ['Returns', layout.returns]] as const;
  const none = sections.every(([, places]) => places.length === 0);
  return (
    <div class={`mix mix-${mode} ${phone ? 'mix-phone' : ''}`} ref={room}>
      {phone && <div class="mix-bar"><MixerTools studio={studio} /></div>}
      <MorphBar studio={studio} />
      <Meters class="mix-room" read={(id) => studio.level(id)} onFrame={onFrameOf(studio)}>
        <div class="mix-scroller" data-meters-seen tabIndex={-1} role="group" aria-label="Strips"
          onContextMenu={(event) => {
            event.preventDefault();
            openMenu({ x: event.clientX, y: event.clientY }, addTrackItems(studio), { label: 'Add a track' });
          }}>
          {sections.map(([name, places]) => places.length > 0 && (
            <div class="mix-section" role="group" aria-label={name} key={name}>{places.map(strip)}</div>
          ))}
          {none && <Nothing studio={studio} />}
        </div>
        {layout.master && <div class="mix-section mix-master" role="group" aria-label="Master" data-meters-seen>{strip({ track: layout.master, ties: layout.sources[0]?.ties.map(() => null) ?? [] })}</div>}
      </Meters>
    </div>
  );
}

function Nothing({ studio }: { readonly studio: Studio }) {
  const words = useSignal(query);
  const only = useSignal(onlySounding);
  if (studio.song.peek().tracks.some((track) => track.kind !== 'master') && (words || only)) {
    const all = () => {
      query.value = '';
      onlySounding.value = false;
    };
    return (
      <Empty icon="search" title={words ? `No strip has “${words}”` : 'Nothing sounds now'} {...(words ? {} : { text: 'Strips appear here as soon as they sound.' })}>
        <Button onPress={all} title="Shows every strip">Show all</Button>
      </Empty>
    );
  }
  const add = (kind: 'instrument' | 'audio') => () => void newStrip(studio, kind).catch(() => undefined);
  return (
    <Empty icon="mixer" title="Nothing to mix yet" text="Every track has a strip here.">
      <Button kind="primary" icon="piano" onPress={add('instrument')} title="Adds an instrument track">Instrument track</Button>
      <Button icon="wave" onPress={add('audio')} title="Adds an audio track">Audio track</Button>
    </Empty>
  );
}

/** Names and colours of all tracks; the same map while they are the same. */
function useNames(studio: Studio): Names {
  const last = useRef<Names>(new Map());
  return useTracked(() => {
    const next = studio.song.value.tracks.map((track) => [track.id, { name: track.name, color: track.color }] as const);
    if (!alike(next, [...last.current])) last.current = new Map(next);
    return last.current;
  }, [studio]);
}

const frames = new WeakMap<Studio, Studio['onFrame']>();

/** The same function each time, so that meters do not begin anew. */
function onFrameOf(studio: Studio): Studio['onFrame'] {
  const found = frames.get(studio) ?? ((draw) => studio.onFrame(draw));
  frames.set(studio, found);
  return found;
}

const LINGER = 4000;
const HEARD = 0.0005;

/** Keeps account of what sounds, while only that is shown; what fell silent stays for some seconds, and while nothing plays. */
function useSounding(studio: Studio): void {
  const only = useSignal(onlySounding);
  useEffect(() => {
    if (!only) return;
    const last = new Map<TrackId, number>();
    const look = () => {
      const now = performance.now();
      const plays = studio.transport.peek().state !== 'stopped';
      for (const { id } of studio.song.peek().tracks) {
        const { peakLeft, peakRight } = studio.level(id);
        if (Math.max(peakLeft, peakRight) > HEARD) last.set(id, now);
        else if (plays && now - (last.get(id) ?? now) > LINGER) last.delete(id);
      }
      if (!alike([...last.keys()].sort(), [...sounding.peek()].sort())) sounding.value = new Set(last.keys());
    };
    look();
    const timer = setInterval(look, 200);
    return () => clearInterval(timer);
  }, [only, studio]);
}

/** Brings the strip in focus into sight, when it was chosen elsewhere. */
function useFocusSeen(room: { readonly current: HTMLElement | null }, focus: string | null): void {
  useEffect(() => {
    const strip = focus === null ? null : room.current?.querySelector<HTMLElement>(`.mix-scroller [data-strip="${CSS.escape(focus)}"]`);
    strip?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [focus]);
}
