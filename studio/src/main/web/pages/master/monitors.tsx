import type { JSX } from 'preact';
import { useSignal, useTracked } from '../../core/use';
import type { Studio } from '../../studio';
import { Button, Icon } from '../../ui';
import type { DeviceFate, MonitorCard } from '../../wire/protocol.generated';
import { Elsewhere, useRunning, Working } from './job';
import { listenThrough } from './listen';
import { leave } from './references';
import { begin, elsewhere, places, WORK } from './state';

const WEAKEST = 3;
const WEAK = 0.5;

/** Other devices: heard at once by this window alone, and what is left of the song on each. */
export function Monitors({ studio }: { readonly studio: Studio }) {
  const all = useSignal(places);
  const found = useSignal(elsewhere);
  const on = useSignal(studio.listening.monitor);
  const busy = useRunning(studio, WORK.elsewhere);
  const changed = useTracked(() => found !== null && found.revision !== studio.revision.value, [studio, found]);
  if (!all) return null;
  return (
    <section class="master-monitors" aria-label="Other devices">
      <div class="master-side-head">
        <p>Heard by this window alone, equally loud, and never in the song.</p>
        <Button disabled={!on} command="listen.off" title="Listens without a device again" onPress={() => void listenThrough(studio, null)}>Off</Button>
      </div>
      <Elsewhere studio={studio} />
      <ul class="master-devices">
        {all.monitors.map((each) => <Device key={each.id} studio={studio} monitor={each} on={on?.id === each.id} fate={found?.devices.find((one) => one.id === each.id) ?? null} />)}
      </ul>
      {busy ? <Working studio={studio} label={WORK.elsewhere} words="Hearing the song elsewhere" /> : (
        <div class="master-row">
          <small class={changed ? 'master-stale' : ''}>{found === null ? 'What is left of the song and of each track on every device.' : changed ? 'The song changed since it was heard there.' : 'Heard as the song is now.'}</small>
          <Button kind={found === null || changed ? 'primary' : 'normal'} icon="headphones" title="Hears the song and its tracks on every device, and tells what is left" onPress={() => void begin(studio, '/api/master/elsewhere')}>{found === null ? 'Score them' : 'Again'}</Button>
        </div>
      )}
      <p class="master-fine">Models of usual devices, by published data. The score is the share of loudness that is left beside flat monitors, with the noise of the place; the noise itself is not played.</p>
    </section>
  );
}

function Device({ studio, monitor, on, fate }: { readonly studio: Studio; readonly monitor: MonitorCard; readonly on: boolean; readonly fate: DeviceFate | null }) {
  const weak = fate?.tracks.filter((track) => track.left < WEAK).slice(0, WEAKEST) ?? [];
  const gone = fate?.tracks.filter((track) => track.vanished) ?? [];
  const press = (event: JSX.TargetedMouseEvent<HTMLButtonElement>) => {
    leave(event);
    studio.startSound();
    void listenThrough(studio, on ? null : monitor);
  };
  return (
    <li>
      <button type="button" class="master-device" aria-pressed={on} title={`${on ? 'Ends listening' : 'Listens'} through ${monitor.name}: ${monitor.sides}; ${monitor.basis} data: ${monitor.source}`} onClick={press}>
        <Icon name={on ? 'speaker' : 'headphones'} size={14} />
        <span class="master-device-words">
          <b>{monitor.name}</b>
          {fate && <small>{gone.length > 0 ? `Gone: ${gone.map((track) => track.name).join(', ')}` : weak.length > 0 ? `Weakest: ${weak.map((track) => `${track.name} ${Math.round(100 * track.left)} %`).join(', ')}` : 'All tracks are there'}</small>}
        </span>
        {fate && <span class={`master-score ${fate.score < 50 ? 'master-low' : ''}`} title={`${Math.round(fate.score)} of 100 is left of the mix`}>{Math.round(fate.score)}</span>}
      </button>
    </li>
  );
}
