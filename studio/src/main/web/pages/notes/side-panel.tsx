import { useSignal, useTracked } from '../../core/use';
import { CommandButton } from '../../shell/command-button';
import type { Studio } from '../../studio';
import { Button, Field, IconButton, linear, NumberField, openMenu, Panel, Segments, Select, Toggle } from '../../ui';
import { QUARTER } from '../../wire/quarters';
import { current, humaniseNotes, operate, quantiseNotes, tonality } from './acts';
import { openQuantise, QUANTISE_GRIDS } from './quantise-dialog';
import { CHORDS, ROOTS, SCALES, scaleOf } from './scales';
import { chord, coloring, fold, ghosts, highlight, humanise, inversion, ownTonality, quantise, strum } from './state';

const PERCENT = linear({ min: 0, max: 100, initial: 100, step: 1, unit: '%', digits: 0, whole: true });
const TIME = linear({ min: 0, max: 50, initial: 10, step: 1, unit: '%', digits: 0, whole: true });
const LOUD = linear({ min: 0, max: 40, initial: 8, step: 1, digits: 0, whole: true });
const TURNS = linear({ min: 0, max: 3, initial: 0, step: 1, digits: 0, whole: true });
const STRUM_STEPS = [[QUARTER / 64, 'Fast'], [QUARTER / 32, 'Medium'], [QUARTER / 16, 'Slow']] as const;

/** Scale, chords and what can be done to notes, at the left of the roll. */
export function SidePanel({ studio }: { readonly studio: Studio }) {
  return (
    <aside class="notes-side" aria-label="Scale and tools for notes">
      <ScalePart studio={studio} />
      <ChordPart />
      <QuantisePart studio={studio} />
      <FeelPart studio={studio} />
      <ViewPart studio={studio} />
    </aside>
  );
}

function ScalePart({ studio }: { readonly studio: Studio }) {
  const root = useTracked(() => tonality(studio).root, [studio]);
  const scale = useTracked(() => tonality(studio).scale.id, [studio]);
  const own = useSignal(ownTonality);
  const lit = useSignal(highlight);
  const folded = useSignal(fold);
  return (
    <Panel title="Scale" actions={own ? <IconButton icon="undo" label="Use the song's key" onPress={() => (ownTonality.value = null)} /> : undefined}>
      <div class="notes-pair">
        <Select label="Root" options={ROOTS.map((label, value) => ({ label, value }))} value={root} onChange={(next) => (ownTonality.value = { root: next, scale: scaleOf(scale) })} />
        <Select label="Scale" options={SCALES.map((each) => ({ value: each.id, label: each.name }))} value={scale} onChange={(next) => (ownTonality.value = { root, scale: scaleOf(next) })} />
      </div>
      <Toggle label="Highlight" on={lit} onChange={(on) => (highlight.value = on)} title="Shades the rows beside the scale" />
      <Segments label="Rows" words value={folded} onChange={(next) => (fold.value = next)} choices={[
        { value: 'all', label: 'All', title: 'Shows every key' }, { value: 'scale', label: 'Scale', title: 'Folds to the keys of the scale' }, { value: 'used', label: 'Used', title: 'Folds to the keys that notes use' },
      ]} />
    </Panel>
  );
}

function ChordPart() {
  const kind = useSignal(chord);
  const turned = useSignal(inversion);
  return (
    <Panel title="Stamp">
      <Select label="Chord to write" title="What a press with the draw tool writes" options={CHORDS.map((each) => ({ value: each.id, label: each.name }))} value={kind} onChange={(next) => (chord.value = next)} />
      {kind !== 'note' && <Field label="Inversion"><NumberField label="Inversion" range={TURNS} value={turned} onCommit={(next) => void (inversion.value = next)} title="How many of the lowest notes go up an octave" /></Field>}
    </Panel>
  );
}

function QuantisePart({ studio }: { readonly studio: Studio }) {
  const now = useSignal(quantise);
  return (
    <Panel title="Quantise" actions={<IconButton icon="settings" label="Quantise settings" command="notes.quantise-settings" onPress={() => openQuantise(studio)} />}>
      <div class="notes-pair">
        <Select label="Quantise grid" options={QUANTISE_GRIDS} value={now.grid} onChange={(grid) => (quantise.value = { ...quantise.peek(), grid })} />
        <NumberField label="Quantise strength" title="How far of the way notes go" range={PERCENT} value={now.strength * 100} onCommit={(value) => void (quantise.value = { ...quantise.peek(), strength: value / 100 })} />
      </div>
      <Button icon="quantise" command="notes.quantise" title="Draws the chosen notes, or all, to the grid" onPress={() => void quantiseNotes(studio)}>Quantise</Button>
    </Panel>
  );
}

function FeelPart({ studio }: { readonly studio: Studio }) {
  const feel = useSignal(humanise);
  const how = useSignal(strum);
  return (
    <Panel title="Feel">
      <div class="notes-pair">
        <NumberField label="Humanise time" title="The furthest that starts move, as a share of a cell of the grid" range={TIME} value={feel.time * 100} onCommit={(value) => void (humanise.value = { ...humanise.peek(), time: value / 100 })} />
        <NumberField label="Humanise velocity" title="The most that velocities change" range={LOUD} value={feel.velocity} onCommit={(velocity) => void (humanise.value = { ...humanise.peek(), velocity })} />
      </div>
      <Button title="Moves starts and velocities a little, as people play" onPress={() => void humaniseNotes(studio)}>Humanise</Button>
      <div class="notes-pair">
        <Select label="Strum speed" options={STRUM_STEPS.map(([value, label]) => ({ value: value as number, label }))} value={how.step} onChange={(step) => (strum.value = { ...strum.peek(), step })} />
        <Segments label="Strum direction" value={how.down ? 'down' : 'up'} onChange={(next) => (strum.value = { ...strum.peek(), down: next === 'down' })} choices={[
          { value: 'up', label: 'Up', icon: 'up', title: 'The lowest note first' }, { value: 'down', label: 'Down', icon: 'down', title: 'The highest note first' },
        ]} />
      </div>
      <div class="notes-pair">
        <Button title="Lets the notes of chords begin one after another" onPress={() => void operate(studio, (pattern, notes) => ({ type: 'strum-notes', pattern, notes, ...strum.peek() }))}>Strum</Button>
        <CommandButton id="notes.legato" studio={studio} />
      </div>
    </Panel>
  );
}

function ViewPart({ studio }: { readonly studio: Studio }) {
  const colored = useSignal(coloring);
  const seen = useSignal(ghosts);
  const tracks = useTracked(() => studio.song.value.tracks, [studio]).filter((track) => track.kind === 'instrument');
  const own = useTracked(() => current(studio)?.track?.id ?? '', [studio]);
  return (
    <Panel title="View">
      <Segments label="Colour of notes" words value={colored} onChange={(next) => (coloring.value = next)} choices={[{ value: 'velocity', label: 'Velocity' }, { value: 'track', label: 'Track' }]} />
      <Button popup="menu" icon="eye" title="Notes of other tracks that show through" onPress={(event) => {
        const items = tracks.filter((track) => track.id !== own).map((track) => ({
          label: track.name, swatch: track.color, checked: seen.has(track.id), run: () => {
            const next = new Set(ghosts.peek());
            if (!next.delete(track.id)) next.add(track.id);
            ghosts.value = next;
          },
        }));
        openMenu(event.currentTarget, [...(seen.size > 0 ? [{ label: 'None', run: () => void (ghosts.value = new Set()) }, 'rule' as const] : []), ...items], { label: 'Ghost notes' });
      }}>{seen.size === 0 ? 'Ghost notes' : seen.size === 1 ? '1 ghost track' : `${seen.size} ghost tracks`}</Button>
    </Panel>
  );
}
