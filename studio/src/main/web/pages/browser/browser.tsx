import { useEffect, useMemo, useState } from 'preact/hooks';
import { askForDevices, deviceTables } from '../../catalogue';
import { useSignal } from '../../core/use';
import { wordsFound } from '../../core/words';
import { DRAG_DEVICE, DRAG_SOUND } from '../../drag';
import { addDevice, addTrack } from '../../song/edits';
import { freshId, newDevice, newTrack } from '../../song/fresh';
import type { Studio } from '../../studio';
import { trackInFocus } from '../../commands/focus';
import { Empty, Icon, IconButton, List, SearchField, Tabs, toast } from '../../ui';
import type { DeviceTable } from '../../wire/protocol.generated';
import { refusalText } from '../../wire/refusal';
import { browserTab, choice, putIntoSong } from './choice';
import { Files } from './files';
import { type Sound, soundsOf } from './find';
import { librarySound } from './hear';
import { useHearing } from './hearing';

type Library = Parameters<typeof soundsOf>[0];

const TABS = [
  { id: 'sounds', name: 'Sounds', title: 'Sounds that come with Songline' },
  { id: 'devices', name: 'Devices', title: 'Instruments and effects' },
  { id: 'files', name: 'Files', title: 'Recordings of the song, and folders of your disk' },
];

/** What can be brought into the song: sounds to hear and drop, devices to add, recordings and files. */
export function Browser({ studio }: { readonly studio: Studio }) {
  const tab = useSignal(browserTab);
  return (
    <div class="browser">
      <Tabs label="Browser" tabs={TABS} value={tab} onChange={(next) => (browserTab.value = next)}>
        {tab === 'sounds' ? <Sounds studio={studio} /> : tab === 'devices' ? <Devices studio={studio} /> : <Files studio={studio} />}
      </Tabs>
    </div>
  );
}

function Sounds({ studio }: { readonly studio: Studio }) {
  const [all, setAll] = useState<readonly Sound[]>([]);
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState('');
  const heard = useHearing(studio);
  useEffect(() => {
    studio.get<Library>('/api/library').then((library) => setAll(soundsOf(library))).catch(told);
    return () => void (choice.value = null);
  }, [studio]);
  const found = useMemo(() => all.filter((sound) => wordsFound(words, `${sound.name} ${sound.kind}`)), [all, words]);
  const hear = (sound: Sound) => heard.toggle(sound.reference, (decode) => librarySound(sound.reference, sound.bpm, decode));
  const picked = found.find((sound) => sound.reference === chosen);
  return (
    <>
      <div class="browser-search">
        <SearchField label="Search sounds" value={words} onInput={setWords} />
        <IconButton icon={heard.playing === '' ? 'play' : 'stop'} pressed={heard.playing !== ''} tone="play" label="Hear the chosen sound" title="Hear the chosen sound, or stop it (Space in the list); loops at the tempo of the song and, while it plays, in step with it" disabled={!picked && heard.playing === ''} onPress={() => (picked ? hear(picked) : heard.stop())} />
      </div>
      <List label="Sounds" items={found} keyOf={(sound) => sound.reference} textOf={(sound) => sound.name} selected={new Set([chosen])}
        onSelect={(_, sound) => {
          setChosen(sound.reference);
          choice.value = { kind: 'sound', reference: sound.reference };
        }}
        onOpen={(sound) => void putIntoSong(studio, { kind: 'sound', reference: sound.reference })}
        onKey={(sound, event) => {
          if (event.key !== ' ') return false;
          hear(sound);
          return true;
        }}
        onDrag={(sound, event) => event.dataTransfer?.setData(DRAG_SOUND, sound.reference)}
        empty={<Empty icon="search" title="Nothing found" text="Try another word, or a kind such as kick or loop." />}
        render={(sound) => (
          <span class="browser-row">
            <span class="browser-hear" aria-hidden="true" title="Hear it" onClick={() => hear(sound)}><Icon name={heard.playing === sound.reference ? 'stop' : 'play'} /></span>
            <span class="browser-name" title={`${sound.name}: double-click brings it to where the song stands, or drag it there`}>{sound.name}</span>
            <small>{sound.kind}{sound.bpm === null ? '' : `, ${Math.round(sound.bpm)} bpm`}</small>
          </span>
        )} />
    </>
  );
}

function Devices({ studio }: { readonly studio: Studio }) {
  const tables = useSignal(deviceTables);
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState('');
  useEffect(() => askForDevices(studio), [studio]);
  const found = useMemo(() => [...tables.values()].filter((device) => wordsFound(words, `${device.name} ${device.category} ${device.family}`)), [tables, words]);
  return (
    <>
      <SearchField label="Search devices" value={words} onInput={setWords} />
      <List label="Devices" items={found} keyOf={(device) => device.id} textOf={(device) => device.name} selected={new Set([chosen])}
        onSelect={(_, device) => setChosen(device.id)} onOpen={(device) => void bring(studio, device)}
        onDrag={(device, event) => event.dataTransfer?.setData(DRAG_DEVICE, device.id)}
        empty={<Empty icon="search" title="Nothing found" text="Try another word." />}
        render={(device) => (
          <span class="browser-row" title={`${device.summary}\nDouble-click adds it to the focused track.`}>
            <span class="browser-name">{device.name}</span>
            <small>{device.category}</small>
          </span>
        )} />
    </>
  );
}

/** Adds an instrument as a new track, anything else to the end of the focused track's chain. */
async function bring(studio: Studio, device: DeviceTable): Promise<void> {
  const song = studio.song.peek();
  const made = newDevice(freshId(song, 'device', device.id), device.id);
  const track = trackInFocus(studio);
  if (device.category === 'instrument') {
    const added = { ...newTrack(freshId(song, 'track', device.id), 'instrument', device.name), devices: [made] };
    const index = song.tracks.findIndex((each) => each.kind === 'master');
    await studio.perform(`Add ${device.name}`, [addTrack(added, index)]).catch(() => undefined);
  } else if (track) {
    await studio.perform(`Add ${device.name}`, [addDevice(track, made, track.devices.length)]).catch(() => undefined);
  } else {
    toast({ text: 'Choose a track first: the device joins the end of its chain.', kind: 'info' });
  }
}

function told(refusal: unknown): void {
  toast({ text: refusalText(refusal), kind: 'error' });
}
