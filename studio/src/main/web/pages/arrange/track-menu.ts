import { focusedTrack } from '../../commands';
import { setTrackName } from '../../song/edits';
import type { Studio } from '../../studio';
import { ask, type MenuItem } from '../../ui';
import type { Track, TrackKind } from '../../wire/song.generated';
import { quietly } from './gestures/gesture';
import { colorItems } from './menus';
import { targetItems, showLanes } from './lane-header';
import { automationLanes, heights, selectedTracks } from './state';
import { deviceTables } from '../../catalogue';

/** Adds a track below the focused one and focuses it. */
export async function addTrack(studio: Studio, kind: TrackKind, devices: readonly string[] = [], name = ''): Promise<void> {
  const before = new Set(studio.song.peek().tracks.map((track) => track.id));
  const after = studio.song.peek().tracks.find((track) => track.id === focusedTrack.peek());
  const beside = after && (after.kind === kind || (kind !== 'return' && (after.kind === 'instrument' || after.kind === 'audio'))) ? after.id : null;
  try {
    await studio.operate({ type: 'add-track', kind, name, after: beside, devices });
  } catch {
    return;
  }
  const made = studio.song.peek().tracks.find((track) => !before.has(track.id));
  if (!made) return;
  focusedTrack.value = made.id;
  selectedTracks.value = new Set([made.id]);
}

/** The instruments that a new track can have, for menus. */
function instrumentItems(studio: Studio): MenuItem[] {
  const all = [...deviceTables.peek().values()].filter((table) => table.category === 'instrument');
  return [
    ...all.map((table): MenuItem => ({ label: table.name, run: () => void addTrack(studio, 'instrument', [table.id], table.name) })),
    'rule',
    { label: 'Without a sound', run: () => void addTrack(studio, 'instrument') },
  ];
}

/** The tracks that can be added. */
export function addTrackItems(studio: Studio): MenuItem[] {
  return [
    { label: 'Instrument', icon: 'piano', items: instrumentItems(studio) },
    { label: 'Audio', icon: 'wave', run: () => void addTrack(studio, 'audio') },
    'rule',
    { label: 'Group', icon: 'group', run: () => void addTrack(studio, 'group') },
    { label: 'Return', icon: 'send', run: () => void addTrack(studio, 'return') },
    { label: 'Folder', icon: 'folder', run: () => void addTrack(studio, 'folder') },
  ];
}

/** What can be done to the chosen tracks, of which one was pressed. */
export function trackMenu(studio: Studio, track: Track): MenuItem[] {
  const chosen = () => studio.song.peek().tracks.filter((one) => selectedTracks.peek().has(one.id) && one.kind !== 'master').map((one) => one.id);
  const tracks = chosen().length ? chosen() : [track.id];
  const many = tracks.length > 1 ? `${tracks.length} tracks` : track.name;
  const op = (operation: Parameters<Studio['operate']>[0]) => void quietly(studio.operate(operation));
  const group = async (folder: boolean) => {
    const name = await ask({ title: folder ? 'New folder with a group' : 'New group', label: 'Name', value: 'Group', action: 'Make' });
    if (name !== null) op({ type: 'group-tracks', tracks, name, folder });
  };
  const rename = async () => {
    const name = await ask({ title: 'Rename', label: 'Name of the track', value: track.name, action: 'Rename' });
    if (name !== null) void quietly(studio.perform(`Rename ${track.name}`, [setTrackName(track, name)]));
  };
  const height = (value: number) => {
    const next = new Map(heights.peek());
    for (const one of tracks) next.set(one, value);
    heights.value = next;
  };
  const master = track.kind === 'master';
  const lanes = automationLanes.peek().get(track.id) ?? [];
  return [
    { label: 'Rename…', icon: 'edit', run: () => void rename() },
    { label: 'Colour', swatch: track.color, items: colorItems(track.color, (color) => op({ type: 'color-tracks', tracks, color })) },
    { label: 'Height', icon: 'fold', items: [['Small', 32], ['Normal', 64], ['Large', 96], ['Larger', 160], ['Largest', 320]].map(([label, value]) => ({ label: String(label), run: () => height(Number(value)) })) },
    ...(track.kind === 'folder' ? [] : [{ label: 'Show automation of', icon: 'automation', items: targetItems(studio, track, (target) => showLanes(track.id, [...new Set([...lanes, target])])) } satisfies MenuItem]),
    ...(master
      ? []
      : ([
          'rule',
          { label: 'Group…', icon: 'group', command: 'arrange.group-tracks', run: () => void group(false) },
          { label: 'Group in a folder…', icon: 'folder', run: () => void group(true) },
          { label: `Duplicate ${track.name}`, icon: 'duplicate', command: 'arrange.duplicate-track', run: () => op({ type: 'duplicate-track', track: track.id, own: true }) },
          { label: `Delete ${many}`, icon: 'trash', danger: true, command: 'arrange.delete-tracks', run: () => op({ type: 'delete-tracks', tracks }) },
        ] satisfies MenuItem[])),
    'rule',
    { heading: 'Add a track' },
    ...addTrackItems(studio),
  ];
}
