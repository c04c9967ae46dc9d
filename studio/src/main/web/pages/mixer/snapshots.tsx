import { useRef, useState } from 'preact/hooks';
import { signal } from '../../core/signal';
import { useSignal, useTracked } from '../../core/use';
import { morph, putSnapshot, recall, taken } from '../../song/snapshots';
import type { Studio } from '../../studio';
import { ask, contextMenu, IconButton, linear, type MenuItem, NumberField, Select, Slider } from '../../ui';
import type { Edit, Snapshot } from '../../wire/song.generated';
import { perform } from './actions';
import { heldValue } from './hold';

const SLOTS = ['a', 'b', 'c', 'd'] as const;
const SHARE = linear({ min: 0, max: 100, initial: 0, step: 1, digits: 0, unit: '%' });

/** The bar that morphs between snapshots is shown. */
const morphing = signal(false);

interface SlotView {
  readonly id: string;
  readonly name: string;
  readonly snapshot: Snapshot | null;
}

/** The four slots, and what else the song has under other names. */
function slotsOf(snapshots: readonly Snapshot[]): SlotView[] {
  const four = SLOTS.map((id): SlotView => {
    const snapshot = snapshots.find((each) => each.id === id) ?? null;
    return { id, name: snapshot?.name ?? id.toUpperCase(), snapshot };
  });
  const more = snapshots.filter((each) => !SLOTS.some((id) => id === each.id));
  return [...four, ...more.map((snapshot) => ({ id: snapshot.id, name: snapshot.name, snapshot }))];
}

/** Keeps the mix in a slot. */
export function keepSnapshot(studio: Studio, id: string): void {
  const song = studio.song.peek();
  const old = song.snapshots.find((each) => each.id === id);
  const name = old?.name ?? id.toUpperCase();
  perform(studio, `Keep snapshot ${name}`, [putSnapshot(song, id, taken(song, id, name))]);
}

/** Brings back the mix of a slot, or keeps the mix in it while it is empty. */
export function pressSnapshot(studio: Studio, id: string): void {
  const song = studio.song.peek();
  const snapshot = song.snapshots.find((each) => each.id === id);
  if (!snapshot) return keepSnapshot(studio, id);
  perform(studio, `Recall ${snapshot.name}`, recall(song, snapshot));
}

/** Snapshots of the mix: an empty slot keeps it, a full one brings it back. */
export function Snapshots({ studio }: { readonly studio: Studio }) {
  const snapshots = useTracked(() => studio.song.value.snapshots, [studio]);
  const tracks = useTracked(() => studio.song.value.tracks, [studio]);
  const shown = useSignal(morphing);
  return (
    <div class="mix-snapshots" role="group" aria-label="Snapshots of the mix">
      {slotsOf(snapshots).map(({ id, name, snapshot }) => {
        const there = snapshot !== null && recall({ tracks }, snapshot).length === 0;
        const words = snapshot ? `Recall ${name}${there ? ': the mix is as it was kept' : ''}; Alt keeps the mix there` : `Keep the mix as ${name}`;
        return (
          <button type="button" key={id} class={`mix-snapshot ${snapshot ? 'mix-kept' : ''} ${there ? 'mix-there' : ''}`} aria-label={words} aria-pressed={there} title={words}
            {...(SLOTS.some((each) => each === id) ? { 'data-command': `mixer.snapshot-${id}` } : {})}
            {...contextMenu(`Snapshot ${name}`, () => slotItems(studio, id, name, snapshot))}
            onClick={(event) => (event.altKey ? keepSnapshot(studio, id) : pressSnapshot(studio, id))}>
            {name}
          </button>
        );
      })}
      <IconButton icon="fade" label="Morph between snapshots" title={snapshots.length < 2 ? 'Morph between snapshots: keep two first' : 'Morph between snapshots'} pressed={shown && snapshots.length > 1} disabled={snapshots.length < 2} onPress={() => (morphing.value = !shown)} />
    </div>
  );
}

function slotItems(studio: Studio, id: string, name: string, snapshot: Snapshot | null): MenuItem[] {
  const rename = async () => {
    const text = await ask({ title: 'Name of the snapshot', label: 'Name', value: name, action: 'Rename' });
    if (text && snapshot) perform(studio, `Rename snapshot ${name}`, [putSnapshot(studio.song.peek(), id, { ...snapshot, name: text })]);
  };
  if (!snapshot) return [{ label: 'Keep the mix here', icon: 'save', run: () => keepSnapshot(studio, id) }];
  return [
    { label: 'Recall', icon: 'history', run: () => pressSnapshot(studio, id) },
    { label: 'Keep the mix here', icon: 'save', run: () => keepSnapshot(studio, id) },
    { label: 'Rename…', icon: 'edit', run: () => void rename() },
    'rule',
    { label: 'Remove', icon: 'trash', danger: true, run: () => perform(studio, `Remove snapshot ${name}`, [putSnapshot(studio.song.peek(), id, null)]) },
  ];
}

/** A bar that mixes between two snapshots: heard while it is dragged, kept once. */
export function MorphBar({ studio }: { readonly studio: Studio }) {
  const kept = useTracked(() => studio.song.value.snapshots, [studio]);
  const snapshots = slotsOf(kept).flatMap((slot) => slot.snapshot ?? []);
  const shown = useSignal(morphing);
  const [ends, choose] = useState<readonly [string, string]>(['', '']);
  const [share, setShare] = useState(0);
  const held = useRef(signal<number | null>(null)).current;
  const shows = useRef(new Set<ReturnType<typeof heldValue>>()).current;
  const from = snapshots.find((each) => each.id === ends[0]) ?? snapshots[0];
  const to = snapshots.find((each) => each.id === ends[1] && each !== from) ?? snapshots.find((each) => each !== from);
  if (!shown || !from || !to) return null;
  const edits = (value: number): Edit[] => {
    const made = morph(studio.song.peek(), from, to, value / 100);
    held.value = value;
    for (const edit of made) {
      if (edit.edit !== 'set-fader' && edit.edit !== 'set-pan') continue;
      const one = heldValue(edit.track, edit.edit === 'set-fader' ? 'fader' : 'pan');
      one.value = edit.new;
      shows.add(one);
    }
    return made;
  };
  const clear = () => {
    held.value = null;
    for (const one of shows) one.value = null;
    shows.clear();
  };
  const along = {
    range: SHARE, value: share, follow: held,
    onPreview: (value: number) => studio.preview(edits(value)),
    onCommit: (value: number) => {
      setShare(value);
      return studio.perform(`Morph ${from.name} to ${to.name}`, edits(value)).finally(clear);
    },
    onCancel: () => {
      clear();
      studio.preview([]);
    },
  };
  const options = snapshots.map((each) => ({ value: each.id, label: each.name }));
  return (
    <div class="mix-morph" role="group" aria-label="Morph between snapshots">
      <Select label="Morph from" options={options} value={from.id} onChange={(id) => choose([id, to.id === id ? from.id : to.id])} />
      <Slider label={`Morph from ${from.name} to ${to.name}`} {...along} />
      <Select label="Morph to" options={options} value={to.id} onChange={(id) => choose([from.id === id ? to.id : from.id, id])} />
      <NumberField label="Morph in per cent" align="right" class="mix-morph-number" {...along} />
      <IconButton icon="close" label="Close the morph bar" onPress={() => (morphing.value = false)} />
    </div>
  );
}
