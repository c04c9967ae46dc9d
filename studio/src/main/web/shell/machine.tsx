import { find, perform } from '../commands';
import { useTracked } from '../core/use';
import type { Studio } from '../studio';
import { Icon } from '../ui';
import { openCosts } from './costs';

/** How hard the program works, how late the sound is, and what did not come in time. */
export function Machine({ studio }: { readonly studio: Studio }) {
  const load = useTracked(() => Math.round(studio.transport.value.load * 100), [studio]);
  const latency = useTracked(() => studio.transport.value.latency, [studio]);
  const late = useTracked(() => studio.transport.value.dropouts, [studio]);
  const words = `${load > 100 ? 'The engine needs more time than there is' : `The engine works ${load} % of its time`}; sound comes ${latency} ms after it is made; ${late === 0 ? 'no block came too late' : `${late} ${late === 1 ? 'block' : 'blocks'} came too late`}`;
  return (
    <button type="button" class={`shell-machine ${late > 0 || load > 100 ? 'shell-late' : ''}`} aria-label={words} title={`${words}. Press for what tracks and devices cost`} data-command="app.costs" aria-haspopup="dialog" onClick={() => openCosts(studio)}>
      <span class="shell-load"><span style={{ height: `${Math.min(100, load)}%` }} /></span>
      <span class="shell-machine-words"><b>{load > 100 ? '>100' : load}%</b><small>{latency} ms</small></span>
      {late > 0 && <span class="shell-lates">{late}</span>}
    </button>
  );
}

function runCommand(id: string, studio: Studio): void {
  const command = find(id);
  if (command) perform(command, studio);
}

const SOUND = {
  off: ['Start audio', 'This browser makes no sound yet: press to begin'],
  starting: ['Starting…', 'The sound device is being opened'],
  running: ['', ''],
  suspended: ['Start audio', 'The browser waits for a press before it lets sound begin'],
  interrupted: ['Resume audio', 'The system took the sound for something else'],
  lost: ['No device', 'The sound device is gone; the next one is tried'],
  error: ['No sound', ''],
} as const;

/** What the sound of this browser needs: nothing while it runs. */
export function SoundState({ studio, onStart }: { readonly studio: Studio; readonly onStart: () => void }) {
  const sound = useTracked(() => studio.sound.value, [studio]);
  const card = useTracked(() => (studio.output.value.phase === 'running' ? studio.output.value.name : ''), [studio]);
  const here = useTracked(() => studio.alsoHere.value, [studio]);
  if (card && !here) {
    return (
      <button type="button" class="shell-sound shell-sound-card" aria-label={`Sound goes to ${card}`} title={`Sound goes to ${card}. Press for the settings of sound`} data-command="app.sound" onClick={() => runCommand('app.sound', studio)}>
        <Icon name="plug" />
        <span>{card}</span>
      </button>
    );
  }
  const [words, why] = SOUND[sound.kind];
  if (!words) return null;
  return (
    <button type="button" class={`shell-sound shell-sound-${sound.kind}`} title={sound.kind === 'error' ? sound.why : why} disabled={sound.kind === 'starting'} onClick={onStart}>
      <Icon name={sound.kind === 'off' || sound.kind === 'suspended' ? 'speaker' : 'warning'} />
      <span>{words}</span>
    </button>
  );
}

/** Tells that the song sets off in a moment. */
export function Warming({ studio }: { readonly studio: Studio }) {
  const warming = useTracked(() => studio.transport.value.warming, [studio]);
  return warming ? <span class="shell-warming" role="status" title="The engine gets ready to play this song; it sets off by itself">Warming up…</span> : null;
}

/** The device that this window listens through, lit while there is one. */
export function MonitorBadge({ studio }: { readonly studio: Studio }) {
  const monitor = useTracked(() => studio.listening.monitor.value, [studio]);
  if (!monitor) return null;
  return (
    <button type="button" class="shell-monitor" data-command="listen.off" title={`This window listens through a model of ${monitor.name}; the song and its renders do not. Press to end`} onClick={() => studio.listening.listenThrough(null, null)}>
      <Icon name="headphones" size={14} />
      <span>Monitor: {monitor.name}</span>
      <Icon name="close" size={12} />
    </button>
  );
}

/** Whether the program answers. */
export function Connection({ studio }: { readonly studio: Studio }) {
  const connected = useTracked(() => studio.connected.value, [studio]);
  const words = connected ? 'Connected to the program' : 'The program does not answer; what you do waits until it does';
  return (
    <span class={`shell-connection ${connected ? '' : 'shell-away'}`} role="img" aria-label={words} title={words}>
      {!connected && 'Offline'}
    </span>
  );
}
