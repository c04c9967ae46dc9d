import { useState } from 'preact/hooks';
import { useSignal } from '../../core/use';
import { large } from '../../core/words';
import type { Studio } from '../../studio';
import { Badge, Button, Dialog, List, openDialog, SearchField, Select } from '../../ui';
import type { PresetEntry } from '../../wire/protocol.generated';
import type { DeviceHand } from './hand';
import { applyPreset, presetOf, presetsOf } from './state';
import { presets } from './tables';

const KINDS = ['role', 'genre', 'character'] as const;

/** Opens the presets of a device: each is heard as soon as it is chosen, as a step that can be undone. */
export function openPresets(studio: Studio, hand: DeviceHand): void {
  openDialog((close) => <PresetDialog studio={studio} hand={hand} close={close} />);
}

function PresetDialog({ studio, hand, close }: { readonly studio: Studio; readonly hand: DeviceHand; readonly close: () => void }) {
  const [words, setWords] = useState('');
  const [tags, setTags] = useState<Readonly<Record<string, string>>>({});
  const device = useSignal(hand.device);
  const own = presetsOf(useSignal(presets), device.type);
  const now = presetOf(own, device);
  const search = words.trim().toLowerCase();
  const shown = own.filter((preset) => found(preset, search, tags));
  const load = (preset: PresetEntry) => void applyPreset(studio, device.id, preset.reference);
  return (
    <Dialog title={`Presets of ${hand.table.name}`} width={620} class="dv-dialog" onClose={close} actions={<Button kind="primary" title="Close (Esc)" onPress={close}>Done</Button>}>
      <SearchField label="Search presets" placeholder={`Search ${own.length} presets`} autoFocus value={words} onInput={setWords} />
      <div class="dv-tags">
        {KINDS.map((kind) => {
          const all = [...new Set(own.flatMap((preset) => preset.tags[kind] ?? []))].sort();
          return (
            <Select key={kind} label={`By ${kind}`} caption={large(kind)} value={tags[kind] ?? ''} options={[{ value: '', label: 'any' }, ...all.map((tag) => ({ value: tag, label: tag }))]}
              onChange={(tag) => setTags({ ...tags, [kind]: tag })} />
          );
        })}
      </div>
      <List label="Presets" class="dv-list" items={shown} keyOf={(preset) => preset.reference} textOf={(preset) => preset.name} rowHeight={44}
        selected={new Set(now ? [now.reference] : [])} onSelect={(_, preset) => preset !== now && load(preset)} onOpen={close} empty={<p class="dv-none">No preset fits.</p>}
        render={(preset) => (
          <div class="dv-offer" title={preset.about}>
            <b>{preset.name}</b>
            <span class="dv-offer-tags">{!preset.factory && <Badge tone="accent">yours</Badge>}{KINDS.flatMap((kind) => preset.tags[kind] ?? []).filter((tag) => tag !== 'any').slice(0, 4).map((tag) => <Badge key={tag}>{tag}</Badge>)}</span>
            <small>{preset.about}</small>
          </div>
        )} />
    </Dialog>
  );
}

/** Whether a preset has the words and the tags; one for any genre fits each. */
function found(preset: PresetEntry, words: string, tags: Readonly<Record<string, string>>): boolean {
  const all = KINDS.flatMap((kind) => preset.tags[kind] ?? []);
  if (!`${preset.name} ${preset.about} ${all.join(' ')}`.toLowerCase().includes(words)) return false;
  return KINDS.every((kind) => {
    const tag = tags[kind] ?? '';
    const own = preset.tags[kind] ?? [];
    return tag === '' || own.includes(tag) || (kind === 'genre' && own.includes('any'));
  });
}
