import { signal } from '../../core/signal';
import { useSignal } from '../../core/use';
import { large } from '../../core/words';
import { gridFeels, type GridFeel, gridNotes, noteTicks } from '../../song/snap';
import type { Studio } from '../../studio';
import { Button, Dialog, Field, linear, openDialog, Select, Slider, Toggle } from '../../ui';
import { chosenOrAll, quantiseNotes } from './acts';
import { quantised } from './quantise';
import { quantise } from './state';
import type { Note } from '../../wire/song.generated';

/** What quantising would make of notes, while its settings are open; the roll shows it. */
export const quantisePreview = signal<{ readonly old: readonly Note[]; readonly now: readonly Note[] } | null>(null);

const PERCENT = linear({ min: 0, max: 100, initial: 100, step: 1, unit: '%', digits: 0 });
const SWING = linear({ min: 0, max: 90, initial: 0, step: 1, unit: '%', digits: 0 });
const FEELS: Readonly<Record<GridFeel, string>> = { straight: '', triplet: ' triplet', dotted: ' dotted' };

/** The grids that notes can be quantised to. */
export const QUANTISE_GRIDS = gridFeels.flatMap((feel) =>
  gridNotes.filter((note) => note !== '1/1').map((note) => ({ value: noteTicks(note, feel), label: `${note}${FEELS[feel]}`, group: large(feel) })),
);

/** Opens the settings of quantising; the notes are shown as they would be. */
export function openQuantise(studio: Studio): void {
  openDialog((close) => (
    <Settings studio={studio} onClose={() => {
      quantisePreview.value = null;
      close();
    }} />
  ));
}

function Settings({ studio, onClose }: { readonly studio: Studio; readonly onClose: () => void }) {
  const now = useSignal(quantise);
  const notes = chosenOrAll(studio);
  const set = (part: Partial<typeof now>) => {
    quantise.value = { ...quantise.peek(), ...part };
    preview();
  };
  const preview = () => (quantisePreview.value = { old: notes, now: quantised(notes, quantise.peek()) });
  if (quantisePreview.peek() === null) preview();
  return (
    <Dialog title="Quantise" onClose={onClose} width={360} class="notes-quantise"
      actions={<><Button onPress={onClose} title="Cancel (Esc)">Cancel</Button><Button kind="primary" title="Draw the notes to the grid" onPress={() => {
        onClose();
        void quantiseNotes(studio);
      }}>{notes.length === 1 ? 'Quantise 1 note' : `Quantise ${notes.length} notes`}</Button></>}>
      <Field label="Grid"><Select label="Quantise grid" options={QUANTISE_GRIDS} value={now.grid} onChange={(grid) => set({ grid })} /></Field>
      <Field label="Strength"><Slider label="Strength" range={PERCENT} value={now.strength * 100} onPreview={(value) => set({ strength: value / 100 })} onCommit={(value) => set({ strength: value / 100 })} title="How far of the way notes go" /></Field>
      <Field label="Swing"><Slider label="Swing" range={SWING} value={now.swing * 100} onPreview={(value) => set({ swing: value / 100 })} onCommit={(value) => set({ swing: value / 100 })} title="How late every second line is; 33 % is triplets" /></Field>
      <Field label="What moves">
        <span class="notes-row"><Toggle label="Starts" on={now.starts} onChange={(starts) => set({ starts })} /><Toggle label="Ends" on={now.ends} onChange={(ends) => set({ ends })} /></span>
      </Field>
    </Dialog>
  );
}
