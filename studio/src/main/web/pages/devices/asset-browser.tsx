import { useEffect, useRef, useState } from 'preact/hooks';
import { setAsset } from '../../song/edits';
import type { Studio } from '../../studio';
import { Badge, Button, Dialog, IconButton, List, openDialog, SearchField } from '../../ui';
import type { AssetSlot, LibrarySound as Sound } from '../../wire/protocol.generated';
import type { DeviceHand } from './hand';
import { perform, refused } from './state';

/** Opens the sounds of the library for a slot of a device. */
export function openAssets(studio: Studio, hand: DeviceHand, slot: AssetSlot): void {
  openDialog((close) => <AssetDialog studio={studio} hand={hand} slot={slot} close={close} />);
}

interface AssetProps {
  readonly studio: Studio;
  readonly hand: DeviceHand;
  readonly slot: AssetSlot;
  readonly close: () => void;
}

function AssetDialog({ studio, hand, slot, close }: AssetProps) {
  const [words, setWords] = useState('');
  const [all, setAll] = useState<readonly Sound[]>([]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set([hand.device.peek().assets[slot.id] ?? '']));
  const player = useRef<HTMLAudioElement | null>(null);
  useEffect(() => {
    studio.get<readonly Sound[]>('/api/library').then(setAll, refused);
    return () => player.current?.pause();
  }, []);
  const search = words.trim().toLowerCase();
  const bank = slot.id === 'bank';
  const shown = all.filter((sound) => isBank(sound) === bank && `${sound.name} ${sound.kind}`.toLowerCase().includes(search));
  const take = (sound: Sound | undefined) => {
    if (!sound) return;
    close();
    void perform(studio, `${hand.table.name}: ${sound.name}`, [setAsset(hand.device.peek(), slot.id, sound.reference)]);
  };
  const listen = (sound: Sound) => {
    player.current?.pause();
    player.current = new Audio(`/api/library/${sound.reference.replace(/^library:/, '')}`);
    player.current.play().catch(() => undefined);
  };
  return (
    <Dialog title={`${slot.name} of ${hand.table.name}`} width={560} class="dv-dialog" onClose={close}
      actions={<><Button title="Cancel (Esc)" onPress={close}>Cancel</Button><Button kind="primary" title="Take the chosen sound (Enter)" disabled={!shown.some((sound) => chosen.has(sound.reference))} onPress={() => take(shown.find((sound) => chosen.has(sound.reference)))}>Choose</Button></>}>
      <p class="dv-help-text">{slot.help}</p>
      <SearchField label="Search sounds" autoFocus value={words} onInput={setWords} />
      <List label="Sounds" class="dv-list" items={shown} keyOf={(sound) => sound.reference} textOf={(sound) => sound.name} selected={chosen} onSelect={setChosen} onOpen={take}
        empty={<p class="dv-none">No sound fits.</p>}
        render={(sound) => (
          <>
            {!bank && <IconButton icon="play" label={`Listen to ${sound.name}`} onPress={() => listen(sound)} />}
            <span class="dv-sound">{sound.name}</span>
            <Badge>{sound.kind}</Badge>
            {sound.seconds !== null && <small>{sound.seconds.toFixed(1)} s</small>}
          </>
        )} />
    </Dialog>
  );
}

function isBank(sound: Sound): boolean {
  return /\.(sf2|sf3|sfz)$/i.test(sound.reference);
}
