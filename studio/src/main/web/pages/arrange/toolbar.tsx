import { useSignal } from '../../core/use';
import { gridFeels, gridNotes, type GridStep } from '../../song/snap';
import type { Studio } from '../../studio';
import { type Choice, IconButton, openMenu, Segments, Select } from '../../ui';
import type { RulerLane } from '../../view/ruler';
import type { Overlap } from '../../wire/protocol.generated';
import { follow, grid, overlap, rulerLanes, type Tool, tool } from './state';
import { zoom, zoomAll } from './zoom';

const TOOLS: readonly Choice<Tool>[] = [
  { value: 'pointer', label: 'Pointer', icon: 'pointer', title: 'Pointer (V): choose, move, trim, fade' },
  { value: 'range', label: 'Time', icon: 'range', title: 'Time (Y): choose time on lanes' },
  { value: 'draw', label: 'Draw', icon: 'pencil', title: 'Draw (B): clips and automation' },
  { value: 'split', label: 'Split', icon: 'scissors', title: 'Split (G): cut clips where they are pressed' },
  { value: 'erase', label: 'Erase', icon: 'eraser', title: 'Erase (E): delete clips' },
];
const STEPS: readonly { readonly value: GridStep; readonly label: string }[] = [
  { value: 'adaptive', label: 'Adaptive' }, { value: 'bar', label: 'Bar' }, ...gridNotes.map((value) => ({ value, label: value })),
];
const OVERLAPS: readonly { readonly value: Overlap; readonly label: string; readonly hint: string }[] = [
  { value: 'crossfade', label: 'Crossfade', hint: 'Recordings fade into each other over what they have in common; all else is cut away' },
  { value: 'trim', label: 'Trim', hint: 'What lies beneath is cut away' },
  { value: 'push', label: 'Push', hint: 'What lies behind goes further' },
  { value: 'layer', label: 'Layer', hint: 'Both stay; the later one covers the other while it plays' },
];
const LANES: readonly (readonly [RulerLane, string])[] = [['clock', 'Time'], ['sections', 'Sections'], ['markers', 'Markers'], ['chords', 'Chords'], ['tempo', 'Tempo'], ['meter', 'Meter']];

/** The lanes of the ruler as lines of a menu. */
function laneItems(now: readonly RulerLane[]) {
  const order = LANES.map(([lane]) => lane);
  return LANES.map(([lane, label]) => ({
    label, checked: now.includes(lane),
    run: () => (rulerLanes.value = order.filter((one) => (one === lane ? !now.includes(lane) : now.includes(one)))),
  }));
}

/** Tools, grid, overlap, follow, lanes and zoom, beside the tabs of the pages. */
export function ArrangeToolbar({ studio }: { readonly studio: Studio }) {
  const now = useSignal(tool);
  const { step, feel, on } = useSignal(grid);
  const policy = useSignal(overlap);
  const mode = useSignal(follow);
  const lanes = useSignal(rulerLanes);
  const set = (part: Partial<typeof grid.value>) => (grid.value = { ...grid.peek(), ...part });
  return (
    <div class="arrange-tools" role="group" aria-label="Arrange tools">
      <Segments label="Tool" choices={TOOLS} value={now} onChange={(value) => (tool.value = value)} />
      <IconButton icon="magnet" label="Snap to the grid" command="arrange.snap" pressed={on} onPress={() => set({ on: !on })} />
      <Select label="Grid" title="Lines that edits keep to" options={STEPS} value={step} onChange={(value) => set({ step: value })} />
      <Select label="Feel of the grid" title="Straight, triplets or dotted" options={gridFeels.map((value) => ({ value, label: value === 'straight' ? 'Straight' : value === 'triplet' ? 'Triplet' : 'Dotted' }))} value={feel} onChange={(value) => set({ feel: value })} class="arrange-wide" />
      <Select label="Overlap" caption="Overlap" title="What happens to clips that another one is put on" options={OVERLAPS} value={policy} onChange={(value) => (overlap.value = value)} />
      <IconButton icon="follow" label="Follow the playhead" command="arrange.follow" pressed={mode !== 'off'} title={mode === 'centre' ? 'Follows the playhead in the middle' : 'Follow the playhead'} onPress={() => (follow.value = mode === 'off' ? 'page' : 'off')} />
      <IconButton icon="list" label="Lanes of the ruler" title="Sections, markers, chords, tempo, meter and time above the lanes" popup="menu" onPress={(event) => openMenu(event.currentTarget, [{ heading: 'Lanes above the tracks' }, ...laneItems(lanes), 'rule', { label: 'Show all', run: () => (rulerLanes.value = LANES.map(([lane]) => lane)) }, { label: 'Show none', run: () => (rulerLanes.value = []) }], { label: 'Lanes of the ruler' })} />
      <IconButton icon="zoom-out" class="arrange-wide" label="Zoom out" command="arrange.zoom-out" onPress={() => zoom(studio, 1 / 1.5)} />
      <IconButton icon="zoom-in" class="arrange-wide" label="Zoom in" command="arrange.zoom-in" onPress={() => zoom(studio, 1.5)} />
      <IconButton icon="zoom-fit" label="Show the whole song" command="arrange.zoom-all" onPress={() => zoomAll(studio)} />
    </div>
  );
}
