import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { focusedTrack } from '../../commands';
import { setFader, setMuted, setSoloed, setTrackName } from '../../song/edits';
import { useSignal, useTracked } from '../../core/use';
import type { ReadonlySignal } from '../../core/signal';
import { isSolo, listens, listenTo } from '../../listen';
import type { Studio } from '../../studio';
import { theme } from '../../theme/theme';
import { trackShade } from '../../theme/tokens';
import { contextMenu, EditableText, faderRange, Icon, type IconName, IconButton, Meter, Meters, openMenu, Slider, StateButton } from '../../ui';
import type { Target, Track, TrackKind } from '../../wire/song.generated';
import { automated, moveHand, releaseHand, takesHand } from '../automation/hands';
import { ModeButton } from '../automation/mode-button';
import { listenToHeaders } from './header-pointer';
import { LaneHeader } from './lane-header';
import { heightOf, LANE_HEIGHT, laneRow, type ShownTrack, trackHeight } from './rows';
import { automationLanes, folded, heights, scrollTop, selectedTracks, toggled } from './state';
import type { Stage } from './stage';
import { addTrackItems, trackMenu } from './track-menu';

const KINDS: Readonly<Record<TrackKind, readonly [IconName, string]>> = {
  instrument: ['piano', 'Instrument track'], audio: ['wave', 'Audio track'], group: ['group', 'Group'], return: ['send', 'Return'], master: ['master', 'Master'], folder: ['folder', 'Folder'], vca: ['link', 'VCA'],
};
const FADER = faderRange(6);
const NONE: readonly Target[] = [];

/** What a kind of track is called, and its icon. */
export function kindOf(kind: TrackKind): readonly [IconName, string] {
  return KINDS[kind];
}

interface HeadersProps {
  readonly studio: Studio;
  readonly stage: Stage | null;
  readonly shown: ReadonlySignal<readonly ShownTrack[]>;
}

/** The heads of the tracks at the left of the lanes, scrolled in step with them. */
export function Headers({ studio, stage, shown }: HeadersProps) {
  const room = useRef<HTMLDivElement>(null);
  const tracks = useSignal(shown);
  const lanes = useSignal(automationLanes);
  const sizes = useSignal(heights);
  useLayoutEffect(() => {
    const element = room.current;
    if (!element || !stage) return;
    const follow = () => {
      if (element.scrollTop !== scrollTop.peek()) element.scrollTop = scrollTop.peek();
    };
    const own = () => {
      if (Math.abs(element.scrollTop - scrollTop.peek()) >= 1) stage.scroll(element.scrollTop);
    };
    const wheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest('.ui-fader')) return;
      event.preventDefault();
      stage.scroll(scrollTop.peek() + event.deltaY * (event.deltaMode === 1 ? 16 : 1));
    };
    follow();
    const end = scrollTop.subscribe(follow);
    element.addEventListener('scroll', own, { passive: true });
    element.addEventListener('wheel', wheel, { passive: false });
    const drags = listenToHeaders(stage, element, shown);
    return () => {
      end();
      drags();
      element.removeEventListener('scroll', own);
      element.removeEventListener('wheel', wheel);
    };
  }, [stage]);
  const height = tracks.reduce((sum, { track }) => {
    const own = (lanes.get(track.id) ?? NONE).reduce((all, target) => all + heightOf(laneRow(track.id, target), LANE_HEIGHT, sizes), 0);
    return sum + trackHeight(track, sizes) + own;
  }, 0);
  const free = useSignal(stage?.room ?? ZERO);
  const focused = useSignal(focusedTrack);
  useEffect(() => rove(room.current, tracks.some(({ track }) => track.id === focused) ? focused : (tracks[0]?.track.id ?? null)), [tracks, lanes, sizes, focused]);
  return (
    <Meters class="arrange-headers-room" read={(id) => studio.level(id)} onFrame={studio.onFrame}>
      <div ref={room} class="arrange-headers">
        <div style={{ height: `${height + Math.min(free / 2, 120)}px` }}>
          <div role="list" aria-label="Tracks">
            {tracks.map((one) => (
              <div key={one.track.id} role="listitem">
                <TrackHeader studio={studio} shown={one} height={trackHeight(one.track, sizes)} stage={stage} />
                {(lanes.get(one.track.id) ?? NONE).map((target) => (
                  <LaneHeader key={target} studio={studio} track={one.track} target={target} height={heightOf(laneRow(one.track.id, target), LANE_HEIGHT, sizes)} />
                ))}
              </div>
            ))}
          </div>
          <button type="button" class="arrange-add" title="Add a track" onClick={(event) => openMenu(event.currentTarget, addTrackItems(studio), { label: 'Add a track' })} aria-haspopup="menu">
            <Icon name="plus" />
            <span>Add a track</span>
          </button>
        </div>
      </div>
    </Meters>
  );
}

/** Leaves only the controls of one track on the way of Tab. */
function rove(room: HTMLElement | null, id: string | null): void {
  for (const header of room?.querySelectorAll<HTMLElement>('[data-track]') ?? []) {
    const own = header.dataset['track'] === id;
    for (const control of header.querySelectorAll<HTMLElement>('button, [role=slider], [role=button]')) control.tabIndex = own ? 0 : -1;
  }
}

const ZERO: ReadonlySignal<number> = { value: 0, peek: () => 0, subscribe: () => () => undefined };

interface TrackHeaderProps {
  readonly studio: Studio;
  readonly shown: ShownTrack;
  readonly height: number;
  readonly stage: Stage | null;
}

function TrackHeader({ studio, shown, height, stage }: TrackHeaderProps) {
  const { track, depth, holds, open } = shown;
  const focused = useTracked(() => focusedTrack.value === track.id, [track.id]);
  const chosen = useTracked(() => selectedTracks.value.has(track.id), [track.id]);
  const look = useSignal(theme);
  const shade = trackShade(look, track.color);
  const [icon, kind] = KINDS[track.kind];
  const sounds = track.kind !== 'folder';
  const roomy = height >= 56;
  return (
    <div class={`arrange-header ${focused ? 'arrange-focused' : ''} ${chosen ? 'arrange-chosen' : ''} ${roomy ? '' : 'arrange-low'}`} data-track={track.id}
      style={{ height: `${height}px`, '--track': shade.head, '--depth': String(depth) }}
      {...contextMenu(track.name, () => {
        if (!selectedTracks.peek().has(track.id)) selectedTracks.value = new Set([track.id]);
        focusedTrack.value = track.id;
        return trackMenu(studio, track);
      })}>
      <span class="arrange-header-color" />
      <div class="arrange-header-body">
        <div class="arrange-header-line">
          {holds ? (
            <button type="button" class="arrange-fold" aria-expanded={open} aria-label={`${open ? 'Close' : 'Open'} ${track.name}`} title={`${open ? 'Close' : 'Open'} ${track.name}`} onClick={() => (folded.value = toggled(folded.peek(), track.id))}>
              <Icon name={open ? 'caret-down' : 'caret-right'} size={12} />
            </button>
          ) : null}
          <span class="arrange-kind" title={kind}><Icon name={icon} size={14} /></span>
          <EditableText class="arrange-name" label="Track name" title={`${track.name}: double click to rename`} value={track.name} onCommit={(name) => void studio.perform(`Rename ${track.name}`, [setTrackName(track, name)]).catch(() => undefined)} />
          {sounds && !roomy && <States studio={studio} track={track} />}
        </div>
        {sounds && roomy && (
          <div class="arrange-header-line">
            <States studio={studio} track={track} />
            <Volume studio={studio} track={track} />
            <AutomationButton track={track} stage={stage} />
            <ModeButton studio={studio} track={track} />
          </div>
        )}
      </div>
      {sounds && track.kind !== 'vca' && <Meter id={track.kind === 'master' ? '' : track.id} label={`Level of ${track.name}`} />}
      <span class="arrange-resize" data-resize={track.id} />
    </div>
  );
}

function States({ studio, track }: { readonly studio: Studio; readonly track: Track }) {
  const done = (work: Promise<void>) => void work.catch(() => undefined);
  const listening = useTracked(() => listens(studio), [studio]);
  const soloed = useTracked(() => isSolo(studio, track), [studio, track]);
  return (
    <>
      <StateButton letter="M" label={`Mute ${track.name}`} command="track.mute" tone="mute" on={track.muted} onChange={(on) => done(studio.perform(`${on ? 'Mute' : 'Unmute'} ${track.name}`, [setMuted(track, on)]))} />
      <StateButton letter="S" label={`${listening ? 'Listen to' : 'Solo'} ${track.name}`} command="track.solo" tone={listening ? 'accent' : 'solo'} on={soloed} onChange={(on, event) => {
        if (listening) return listenTo(studio, [track], on, event.altKey);
        const others = on && !event.ctrlKey && !event.metaKey && !event.shiftKey ? [] : studio.song.peek().tracks.filter((one) => one.soloed && one.id !== track.id && event.altKey);
        done(studio.perform(`${on ? 'Solo' : 'End solo of'} ${track.name}`, [...others.map((one) => setSoloed(one, false)), setSoloed(track, on)]));
      }} />
    </>
  );
}

function Volume({ studio, track }: { readonly studio: Studio; readonly track: Track }) {
  return (
    <div class="arrange-volume" title={`Volume of ${track.name}: ${FADER.format(track.fader)}`}>
      <Slider label={`Volume of ${track.name}`} range={FADER} value={track.fader}
        now={() => automated(studio, track, 'fader')}
        onPreview={(value) => (takesHand(studio, track.id, 'fader') ? moveHand(studio, track.id, 'fader', value) : studio.preview([setFader(track, value)]))}
        onCancel={() => releaseHand(studio, track.id, 'fader') || studio.preview([])}
        onCommit={(value) => (releaseHand(studio, track.id, 'fader') ? undefined : studio.perform(`Volume of ${track.name}`, [setFader(track, value)]))} />
    </div>
  );
}

function AutomationButton({ track, stage }: { readonly track: Track; readonly stage: Stage | null }) {
  const on = useTracked(() => (automationLanes.value.get(track.id) ?? NONE).length > 0, [track.id]);
  const reveal = useRef(false);
  useEffect(() => {
    if (reveal.current && on) stage?.revealRow(track.id);
    reveal.current = false;
  }, [on]);
  return (
    <IconButton icon="automation" class="arrange-small" label={`Automation of ${track.name}`} title="Shows or hides the automation of the track" command="arrange.automation" pressed={on}
      onPress={() => {
        reveal.current = true;
        toggleAutomation(track);
      }} />
  );
}

/** Shows the lanes of a track that have points, or its volume; or hides all its lanes. */
export function toggleAutomation(track: Track): void {
  const next = new Map(automationLanes.peek());
  if ((next.get(track.id) ?? NONE).length > 0) next.delete(track.id);
  else next.set(track.id, track.automation.length ? track.automation.map((lane) => lane.target) : ['fader']);
  automationLanes.value = next;
}
