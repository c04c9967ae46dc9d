import { find } from '../../commands';
import { useSignal, useTracked } from '../../core/use';
import { isSolo, listenBy, LISTENING } from '../../listen';
import { narrow } from '../../shell/state';
import type { Studio } from '../../studio';
import { Button, IconButton, type MenuItem, openMenu, SearchField } from '../../ui';
import type { Mode } from '../../wire/protocol.generated';
import { mute } from './actions';
import { chosen, hidden, hiddenOnPhone, onlySounding, type Part, query, type Width, width } from './state';
import { Snapshots } from './snapshots';
import { addTrackItems } from './strip-menu';

const WIDTHS: readonly (readonly [Width, string])[] = [['narrow', 'Narrow strips'], ['normal', 'Normal strips'], ['wide', 'Wide strips']];
const PARTS: readonly (readonly [Part, string])[] = [['inserts', 'Devices'], ['sends', 'Sends'], ['curve', 'Equaliser curve'], ['pan', 'Pan'], ['output', 'Outputs']];

/** What the mixer shows of its strips. */
function viewItems(): MenuItem[] {
  const phone = narrow.peek();
  const parts = phone ? hiddenOnPhone : hidden;
  return [
    ...(phone ? [] : WIDTHS.map(([value, label]) => ({ label, checked: width.peek() === value, run: () => void (width.value = value) }))),
    ...(phone ? [] : (['rule'] as const)),
    ...PARTS.map(([part, label]) => ({
      label, checked: !parts.peek().has(part),
      run: () => {
        const next = new Set(parts.peek());
        if (!next.delete(part)) next.add(part);
        parts.value = next;
      },
    })),
  ];
}

function listenItems(studio: Studio): MenuItem[] {
  return (Object.keys(LISTENING) as Mode[]).map((mode) => ({ label: `${LISTENING[mode].name} (${LISTENING[mode].letters})`, hint: LISTENING[mode].help, checked: studio.monitored.peek().mode === mode, run: () => listenBy(studio, mode) }));
}

/** Search, filters, view and new tracks. */
export function MixerTools({ studio }: { readonly studio: Studio }) {
  const words = useSignal(query);
  const only = useSignal(onlySounding);
  const many = useSignal(chosen).size;
  const tight = useSignal(narrow);
  const solos = useTracked(() => studio.song.value.tracks.filter((track) => isSolo(studio, track)).length, [studio]);
  const mode = useTracked(() => studio.monitored.value.mode, [studio]);
  const mutes = useTracked(() => studio.song.value.tracks.filter((track) => track.muted).length, [studio]);
  return (
    <>
      <div class="mix-search"><SearchField label="Search strips" placeholder="Search strips" value={words} onInput={(text) => (query.value = text)} /></div>
      <IconButton icon="wave" label="Only strips with signal" command="mixer.sounding" pressed={only} onPress={() => (onlySounding.value = !only)} />
      <IconButton icon="eye" label="View of the strips" popup="menu" onPress={(event) => openMenu(event.currentTarget, viewItems(), { label: 'View of the strips' })} />
      <Button kind="quiet" class={`mix-listen mix-listen-${mode}`} icon="headphones" popup="menu" title={`What S does — ${LISTENING[mode].name}: ${LISTENING[mode].help}`}
        onPress={(event) => openMenu(event.currentTarget, [{ heading: 'What S does' }, ...listenItems(studio)], { label: 'What S does' })}>{LISTENING[mode].letters}</Button>
      {solos > 0 && <Button class="mix-count mix-count-solo" kind="quiet" command="track.clear-solo" title="Ends every solo" onPress={() => void find('track.clear-solo')?.run(studio)}>{`S ${solos}`}</Button>}
      {mutes > 0 && <Button class="mix-count mix-count-mute" kind="quiet" title="Lets every muted track sound again" onPress={() => mute(studio, studio.song.peek().tracks.filter((track) => track.muted), false)}>{`M ${mutes}`}</Button>}
      <Snapshots studio={studio} />
      <span class="mix-told" role="status">{many > 1 ? `${many} strips move together` : ''}</span>
      {tight
        ? <IconButton icon="plus" label="Add a track" popup="menu" onPress={(event) => openMenu(event.currentTarget, addTrackItems(studio), { label: 'Add a track' })} />
        : <Button icon="plus" popup="menu" title="Adds an instrument, audio, group, return, folder or VCA track" onPress={(event) => openMenu(event.currentTarget, addTrackItems(studio), { label: 'Add a track' })}>Track</Button>}
    </>
  );
}
