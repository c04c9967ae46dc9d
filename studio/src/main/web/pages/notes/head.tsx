import { useSignal, useTracked } from '../../core/use';
import { large } from '../../core/words';
import { setPatternName } from '../../song/edits';
import { gridFeels, gridNotes, type GridStep } from '../../song/snap';
import { CommandIcon } from '../../shell/command-button';
import type { Studio } from '../../studio';
import { EditableText, IconButton, openMenu, Segments, Select, Toolbar } from '../../ui';
import { musicalTyping } from '../../commands';
import { meterMap } from '../../song/time';
import { current } from './acts';
import { closePattern, type Focused, openClip } from './place';
import type { Follow } from '../../view/time-axis';
import { follow, grid, selection, tool, type Tool } from './state';

/** Which pattern is edited, through which clip; the way back to choosing one. */
export function PatternName({ studio }: { readonly studio: Studio }) {
  const focused = useTracked<Focused | null>(() => current(studio), [studio]);
  const rename = (name: string) => (focused ? studio.perform('Rename pattern', [setPatternName(focused.pattern, name)]).catch(() => undefined) : undefined);
  if (!focused) return null;
  const { track, clip, pattern } = focused;
  const others = track?.clips.filter((each) => each.kind === 'notes') ?? [];
  return (
    <div class="notes-name">
      <IconButton icon="back" label="Choose another pattern" onPress={() => {
        selection.value = new Set();
        closePattern();
      }} />
      <span class="notes-chip" style={{ '--track': track?.color ?? 'var(--edge)' }} />
      <strong>{track?.name ?? 'No track'}</strong>
      <EditableText label="Name of the pattern" value={pattern.name || pattern.id} onCommit={(name) => void rename(name)} />
      {others.length > 1 && (
        <IconButton icon="chevron-down" label="Other clips of the track" popup="menu" onPress={(event) => openMenu(event.currentTarget, others.map((each) => ({
          label: `${each.kind === 'notes' ? studio.song.peek().patterns[each.pattern]?.name || each.pattern : ''} · bar ${meterMap(studio.song.peek()).barBeat(each.at).bar}`, checked: each.id === clip?.id,
          run: () => track && each.kind === 'notes' && openClip(track, each),
        })), { label: 'Clips of the track' })} />
      )}
      {clip && <IconButton icon="loop" label="Loop this clip while playing" onPress={() => {
        studio.loop(clip.at, clip.at + clip.length, true);
      }} />}
    </div>
  );
}

const STEPS: readonly { readonly value: GridStep; readonly label: string }[] = [
  { value: 'adaptive', label: 'Adaptive' }, { value: 'bar', label: 'Bar' }, ...gridNotes.filter((note) => note !== '1/1').map((note) => ({ value: note, label: note })),
];
const TOOL_ICONS = [['pointer', 'Pointer', 'pointer', 'V'], ['draw', 'Draw', 'pencil', 'B'], ['split', 'Split', 'scissors', 'G'], ['erase', 'Erase', 'eraser', 'E']] as const;

/** Tools, grid and the ways of following. */
export function NoteTools({ studio }: { readonly studio: Studio }) {
  const now = useSignal(tool);
  const lines = useSignal(grid);
  const mode = useSignal(follow);
  const typing = useSignal(musicalTyping);
  return (
    <Toolbar label="Tools for notes" class="notes-tools">
      <Segments<Tool> label="Tool" value={now} onChange={(next) => (tool.value = next)} choices={TOOL_ICONS.map(([value, label, icon, key]) => ({ value, label, icon, title: `${label} (${key})` }))} />
      <span class="notes-rule" />
      <IconButton icon="magnet" label="Snap" command="notes.snap" pressed={lines.on} onPress={() => (grid.value = { ...lines, on: !lines.on })} />
      <Select label="Grid" options={STEPS} value={lines.step} onChange={(step) => (grid.value = { ...lines, step })} />
      <Select label="Feel of the grid" options={gridFeels.map((value) => ({ value, label: large(value) }))} value={lines.feel} onChange={(feel) => (grid.value = { ...lines, feel })} />
      <span class="notes-rule" />
      <Select<Follow> label="Follow the playhead" caption="Follow" options={[{ value: 'page', label: 'Pages' }, { value: 'centre', label: 'Centre' }, { value: 'off', label: 'Off' }]} value={mode} command="notes.follow" onChange={(next) => (follow.value = next)} />
      <CommandIcon id="notes.zoom" studio={studio} icon="zoom-fit" />
      <CommandIcon id="notes.step" studio={studio} icon="step-input" tone="record" />
      <CommandIcon id="typing.toggle" studio={studio} icon="keyboard" tone={typing ? 'record' : 'accent'} />
      <CommandIcon id="notes.list" studio={studio} icon="list" />
    </Toolbar>
  );
}
