import { setSend } from '../../song/edits';
import { removeSend } from '../../song/removals';
import type { Studio } from '../../studio';
import { ask, contextMenu, faderRange, Icon, Knob, type MenuItem, NumberField, openMenu, panRange } from '../../ui';
import type { Send, Track } from '../../wire/song.generated';
import { perform, sendTo, sendToNew } from './actions';
import { heldSend } from './hold';
import { feedsBack, type Names } from './routes';
import { goTo, type Width } from './state';
import { tint } from './tint';

const LEVEL = { ...faderRange(6), initial: -12 };
const PAN = panRange();

export interface SendsProps {
  readonly studio: Studio;
  readonly track: Track;
  readonly names: Names;
  readonly mode: Width;
}

/** The sends of a strip: how loud, before or after the fader, on or off; and one more. */
export function Sends({ studio, track, names, mode }: SendsProps) {
  return (
    <div class="mix-sends" role="group" aria-label={`Sends of ${track.name}`}>
      {track.sends.map((send) => <OneSend key={send.to} studio={studio} track={track} send={send} names={names} mode={mode} />)}
      <button type="button" class="mix-add" aria-label={`Add a send to ${track.name}`} title={`Send ${track.name} to a return`} aria-haspopup="menu"
        onClick={(event) => openMenu(event.currentTarget, addItems(studio, track), { label: `Add a send to ${track.name}` })}>
        <Icon name="plus" size={12} /> {mode !== 'narrow' && <span>Send</span>}
      </button>
    </div>
  );
}

function OneSend({ studio, track, send, names, mode }: SendsProps & { readonly send: Send }) {
  const to = names.get(send.to);
  const name = to?.name ?? send.to;
  const level = heldSend(studio, track.id, send.to, name, 'level');
  const change = (label: string, part: Partial<Send>) => perform(studio, `${label}: send of ${track.name} to ${name}`, [setSend(track, send.to, part)]);
  const items = (): MenuItem[] => [
    { label: 'On', checked: send.enabled, run: () => change(send.enabled ? 'Off' : 'On', { enabled: !send.enabled }) },
    { label: 'Before the fader', checked: send.preFader, run: () => change('Before or after the fader', { preFader: !send.preFader }) },
    { label: `Pan: ${PAN.format(send.pan)}…`, run: () => void askPan(studio, track, send, name) },
    'rule',
    { label: `Go to ${name}`, icon: 'right', run: () => goTo(studio, send.to) },
    { label: 'Remove the send', icon: 'trash', danger: true, run: () => perform(studio, `Remove the send of ${track.name} to ${name}`, removeSend(track, send.to).edits) },
  ];
  return (
    <div class={`mix-send ${send.enabled ? '' : 'mix-off'}`} style={{ '--send': tint(to?.color ?? '#808080') }} {...contextMenu(`Send of ${track.name} to ${name}`, items)}>
      <Knob bare size={24} label={`Send of ${track.name} to ${name}`} title={`Send to ${name}; Enter types a level`} range={LEVEL} value={send.level} color="var(--send)" menu={items} {...level} />
      {mode !== 'narrow' && (
        <button type="button" class="mix-send-name" title={`Send to ${name}: ${send.enabled ? 'on' : 'off'}; a press turns it ${send.enabled ? 'off' : 'on'}`} aria-label={`Send of ${track.name} to ${name} on`} aria-pressed={send.enabled} onClick={() => change(send.enabled ? 'Off' : 'On', { enabled: !send.enabled })}>
          {name}
        </button>
      )}
      {mode === 'wide' && <NumberField plain align="right" class="mix-send-number" label={`Level of the send of ${track.name} to ${name}`} range={LEVEL} value={send.level} {...level} />}
      {mode !== 'narrow' && (
        <button type="button" class="mix-pre" aria-pressed={send.preFader} aria-label={`Send of ${track.name} to ${name} before the fader`} title={send.preFader ? 'Taken before the fader; a press takes it after' : 'Taken after the fader; a press takes it before'} onClick={() => change('Before or after the fader', { preFader: !send.preFader })}>
          {send.preFader ? 'pre' : 'post'}
        </button>
      )}
    </div>
  );
}

/** The returns that a track does not send to yet, and a new one. */
function addItems(studio: Studio, track: Track): MenuItem[] {
  const song = studio.song.peek();
  const free = song.tracks.filter((each) => each.kind === 'return' && each.id !== track.id && !track.sends.some((send) => send.to === each.id));
  return [
    ...free.map((each): MenuItem => {
      const back = feedsBack(song, track.id, each.id);
      return { label: each.name, swatch: each.color, disabled: back, ...(back ? { hint: 'The sound would come back to where it was' } : {}), run: () => sendTo(studio, track, each) };
    }),
    ...(free.length > 0 ? (['rule'] as const) : []),
    { label: 'New return', icon: 'plus', run: () => void sendToNew(studio, [track]).catch(() => undefined) },
  ];
}

async function askPan(studio: Studio, track: Track, send: Send, name: string): Promise<void> {
  const text = await ask({ title: `Pan of the send to ${name}`, label: 'Pan (C, 30 L, 30 R)', value: PAN.format(send.pan), action: 'Set' });
  const pan = text === null ? null : PAN.parse(text);
  if (pan !== null) perform(studio, `Pan of the send to ${name}`, [setSend(track, send.to, { pan })]);
}
