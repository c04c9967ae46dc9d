import { setLaneEnabled } from '../../song/edits';
import { removeLane } from '../../song/removals';
import { useSignal, useTracked } from '../../core/use';
import type { Studio } from '../../studio';
import { theme } from '../../theme/theme';
import { trackShade } from '../../theme/tokens';
import { contextMenu, Icon, IconButton, type MenuItem, openMenu, StateButton } from '../../ui';
import type { Target, Track } from '../../wire/song.generated';
import { openPoints } from './points-dialog';
import { laneRow } from './rows';
import { automationLanes } from './state';
import { deviceTables } from '../../catalogue';
import { rangeOf, targetsOf } from '../automation/targets';

interface LaneHeaderProps {
  readonly studio: Studio;
  readonly track: Track;
  readonly target: Target;
  readonly height: number;
}

/** Shows other lanes of a track. */
export function showLanes(track: string, targets: readonly Target[]): void {
  const next = new Map(automationLanes.peek());
  if (targets.length) next.set(track, targets);
  else next.delete(track);
  automationLanes.value = next;
}

/** What a lane of a track may show; those with points are checked. */
export function targetItems(studio: Studio, track: Track, choose: (target: Target) => void): MenuItem[] {
  const moved = new Set(track.automation.map((lane) => lane.target));
  const line = ({ target, name }: { readonly target: Target; readonly name: string }): MenuItem => ({ label: name, checked: moved.has(target), run: () => choose(target) });
  const groups = targetsOf(studio.song.peek(), track, deviceTables.peek());
  return groups.flatMap((group, i): MenuItem[] => (i === 0 ? [{ heading: 'Mixer' }, ...group.targets.map(line), ...(groups.length > 1 ? [{ heading: 'Devices' }] : [])] : [{ label: group.name, items: group.targets.map(line) }]));
}

/** The head of a lane of automation: what it moves, on or off, another lane. */
export function LaneHeader({ studio, track, target, height }: LaneHeaderProps) {
  const tables = useSignal(deviceTables);
  const look = useSignal(theme);
  const lane = useTracked(() => studio.song.value.tracks.find((one) => one.id === track.id)?.automation.find((one) => one.target === target) ?? null, [track.id, target]);
  const range = rangeOf(studio.song.peek(), track, target, tables);
  const all = () => automationLanes.peek().get(track.id) ?? [];
  const become = (other: Target) => showLanes(track.id, [...new Set(all().map((one) => (one === target ? other : one)))]);
  const hide = () => showLanes(track.id, all().filter((one) => one !== target));
  const items = (): MenuItem[] => [
    { label: 'Show another lane', icon: 'plus', items: targetItems(studio, track, (other) => showLanes(track.id, [...new Set([...all(), other])])) },
    { label: 'Points as a list…', icon: 'list', run: () => openPoints(studio, track, target) },
    { label: 'Hide this lane', icon: 'close', run: hide },
    ...(lane ? [{ label: 'Delete its automation', icon: 'trash', danger: true, run: () => void studio.perform(`Delete automation of ${range.name}`, removeLane(track, target)).catch(() => undefined) } satisfies MenuItem] : []),
  ];
  return (
    <div class="arrange-lane-header" style={{ height: `${height}px`, '--track': trackShade(look, track.color).wave }} {...contextMenu(`Automation of ${range.name}`, items)}>
      <span class="arrange-header-color" />
      <div class="arrange-header-body">
        <div class="arrange-header-line">
          <button type="button" class="arrange-target" aria-haspopup="menu" title={`${range.name}: what this lane moves`} onClick={(event) => openMenu(event.currentTarget, targetItems(studio, track, become), { label: 'What this lane moves' })}>
            <Icon name="automation" size={12} />
            <span>{range.name}</span>
            <Icon name="caret-down" size={12} />
          </button>
          {lane && <StateButton letter="On" label={`Automation of ${range.name}`} tone="accent" on={lane.enabled} onChange={(on) => void studio.perform(`${on ? 'Follow' : 'Ignore'} automation of ${range.name}`, [setLaneEnabled(track, lane, on)]).catch(() => undefined)} />}
          <IconButton icon="list" class="arrange-small" label={`Points of ${range.name}`} title={`Points of ${range.name} as a list`} popup="dialog" onPress={() => openPoints(studio, track, target)} />
          <IconButton icon="close" class="arrange-small" label={`Hide ${range.name}`} onPress={hide} />
        </div>
        {height >= 56 && <small class="arrange-lane-words">{lane ? `${lane.points.length} ${lane.points.length === 1 ? 'point' : 'points'}` : 'Press on the line to add a point'}</small>}
      </div>
      <span class="arrange-resize" data-resize={laneRow(track.id, target)} />
    </div>
  );
}
