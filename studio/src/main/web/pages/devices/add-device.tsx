import { useState } from 'preact/hooks';
import { useSignal } from '../../core/use';
import { large, wordsFound } from '../../core/words';
import { focusDevice } from '../../focus';
import type { Studio } from '../../studio';
import { Badge, Button, Dialog, List, openDialog, SearchField, Tabs } from '../../ui';
import type { DeviceTable, PresetEntry } from '../../wire/protocol.generated';
import type { Track } from '../../wire/song.generated';
import { insertDevice } from './chain-edits';
import { insertPreset, perform } from './state';
import { deviceTables as tables, takes } from '../../catalogue';
import { presets } from './tables';

/** What is done with the device that is chosen, when it is not put into the chain. */
export interface Taking {
  readonly title: string;
  readonly take: (table: DeviceTable) => void;
}

interface Offer {
  readonly key: string;
  readonly name: string;
  readonly about: string;
  readonly group: string;
  /** More that a search finds it by. */
  readonly words: string;
  readonly run: () => void;
}

const CATEGORIES: Readonly<Record<string, string>> = { instrument: 'Instrument', note: 'Notes', effect: 'Effect', modulator: 'Modulator' };
const ORDER = ['instrument', 'effect', 'modulator', 'note'];

/** Opens the list of devices and presets for a place in a track's chain. */
export function openAdd(studio: Studio, track: Track, index: number, taking?: Taking): void {
  openDialog((close) => <AddDialog studio={studio} track={track} index={index} taking={taking ?? null} close={close} />);
}

interface AddProps {
  readonly studio: Studio;
  readonly track: Track;
  readonly index: number;
  readonly taking: Taking | null;
  readonly close: () => void;
}

function AddDialog({ studio, track, index, taking, close }: AddProps) {
  const [words, setWords] = useState('');
  const [tab, setTab] = useState('all');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const known = useSignal(tables);
  const shelf = useSignal(presets);
  const add = (table: DeviceTable) => {
    if (taking) return taking.take(table);
    const { edits, id } = insertDevice(studio.song.peek(), track, table, index);
    void perform(studio, `Add ${table.name} to ${track.name}`, edits).then((done) => done && (focusDevice.value = id));
  };
  const devices = [...known.values()].filter((table) => takes(track, table)).sort((a, b) => ORDER.indexOf(a.category) - ORDER.indexOf(b.category) || a.family.localeCompare(b.family) || a.name.localeCompare(b.name));
  const sounds: readonly Offer[] = taking ? [] : shelf.filter((preset) => fitting(preset, track, known)).map((preset) => ({
    key: preset.reference, name: preset.name, about: preset.about, words: Object.values(preset.tags).flat().join(' '),
    group: preset.devices.map((type) => known.get(type)?.name ?? type).join(' → '), run: () => void insertPreset(studio, track.id, index, preset.reference),
  }));
  const plain: readonly Offer[] = devices.filter((table) => tab === 'all' || table.category === tab)
    .map((table) => ({ key: table.id, name: table.name, about: table.summary, words: '', group: `${CATEGORIES[table.category] ?? ''} · ${large(table.family)}`, run: () => add(table) }));
  const search = words.trim();
  // What is searched for among all is often a sound: presets follow the devices then.
  const offers = tab === 'presets' ? sounds : tab === 'all' && search !== '' ? [...plain, ...sounds] : plain;
  const shown = offers.filter((offer) => wordsFound(search, `${offer.name} ${offer.group} ${offer.words} ${search.length > 3 ? offer.about : ''}`));
  const take = (offer: Offer | undefined) => {
    if (!offer) return;
    close();
    offer.run();
  };
  const tabs = [{ id: 'all', name: 'All' }, ...ORDER.filter((each) => devices.some((table) => table.category === each)).map((id) => ({ id, name: `${CATEGORIES[id] ?? id}${id === 'note' ? '' : 's'}` })), ...(taking ? [] : [{ id: 'presets', name: 'Presets' }])];
  return (
    <Dialog title={taking?.title ?? `Add to ${track.name}`} width={620} class="dv-dialog" onClose={close}
      actions={<><Button title="Cancel (Esc)" onPress={close}>Cancel</Button><Button kind="primary" title="Add what is chosen (Enter)" disabled={shown.length === 0} onPress={() => take(shown.find((offer) => chosen.has(offer.key)) ?? shown[0])}>{taking ? 'Replace' : 'Add'}</Button></>}>
      <SearchField label="Search devices and presets" placeholder="Search devices, presets and what they do" autoFocus value={words} onInput={setWords} onKey={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        take(shown.find((offer) => chosen.has(offer.key)) ?? shown[0]);
      }} />
      <Tabs label="Kinds of devices" tabs={tabs} value={tab} onChange={setTab} />
      <List label="Devices" class="dv-list" items={shown} keyOf={(offer) => offer.key} textOf={(offer) => offer.name} rowHeight={44} selected={chosen} onSelect={setChosen} onOpen={take}
        empty={<p class="dv-none">Nothing is called that.</p>}
        render={(offer) => <div class="dv-offer" title={offer.about}><b>{offer.name}</b><Badge>{offer.group}</Badge><small>{offer.about}</small></div>} />
    </Dialog>
  );
}

function fitting(preset: PresetEntry, track: Track, known: ReadonlyMap<string, DeviceTable>): boolean {
  return preset.devices.every((type) => takes(track, known.get(type)));
}
