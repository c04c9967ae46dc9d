import type { Track } from '../../wire/song.generated';
import { useSignal, useTracked } from '../../core/use';
import { isSolo, LISTENING } from '../../listen';
import { narrow } from '../../shell/state';
import type { Studio } from '../../studio';
import { Fader, faderRange, Icon, Knob, Meter, NumberField, openMenu, panRange, StateButton } from '../../ui';
import { hasOutput, mute, solo, soloSafe } from './actions';
import { heldFader, heldPan, pans } from './hold';
import { type Names, outputName } from './routes';
import { together, type Width } from './state';
import { lawItems, outputItems } from './strip-menu';
import { tint } from './tint';
import { ModeButton } from '../automation/mode-button';

const LEVEL = faderRange(6);
const PAN = panRange();
const MARKS: readonly (readonly [number, string])[] = [[6, '6'], [0, '0'], [-6, '6'], [-12, '12'], [-24, '24'], [-48, '48']];

export interface FootProps {
  readonly studio: Studio;
  readonly track: Track;
  readonly names: Names;
  readonly mode: Width;
  readonly pan: boolean;
  readonly output: boolean;
}

/** The lower part of a strip: pan, fader and meter, mute and solo, output. */
export function Foot({ studio, track, names, mode, pan, output }: FootProps) {
  const phone = useSignal(narrow);
  const volume = heldFader(studio, track.id);
  const balance = heldPan(studio, track.id);
  const moved = (target: string) => track.automation.some((lane) => lane.target === target && lane.enabled && lane.points.length > 0);
  const words = moved('fader') ? `Volume of ${track.name}; it is automated` : `Volume of ${track.name}`;
  const meters = track.kind !== 'vca';
  return (
    <div class="mix-foot">
      {pan && (
        <div class="mix-pan">
          {pans(track) && (
            <>
              <Knob bare size={phone ? 40 : 26} label={`Pan of ${track.name}`} title={moved('pan') ? `Pan of ${track.name}; it is automated` : `Pan of ${track.name}`} range={PAN} value={track.pan} menu={() => [{ heading: 'Pan law' }, ...lawItems(studio, track)]} {...balance} {...(moved('pan') ? { ghost: balance.now, onFrame: studio.onFrame } : {})} />
              {mode !== 'narrow' && <NumberField plain class="mix-pan-number" label={`Pan of ${track.name} as a number`} range={PAN} value={track.pan} {...balance} />}
            </>
          )}
        </div>
      )}
      <div class="mix-level">
        <div class="mix-fader">
          <NumberField plain align="center" class={`mix-fader-number ${moved('fader') ? 'mix-automated' : ''}`} label={`${words} as a number`} title={words} range={SHORT} value={track.fader} {...volume} />
          <div class="mix-fader-way"><Fader label={`Volume of ${track.name}`} title={`${words}; Alt-click resets, Shift is fine`} range={LEVEL} value={track.fader} {...(mode === 'narrow' ? {} : { marks: MARKS })} {...volume} /></div>
        </div>
        {meters && <div class="mix-meter"><Meter id={track.kind === 'master' ? '' : track.id} label={`Level of ${track.name}`} number scale={mode === 'wide' || track.kind === 'master'} /></div>}
      </div>
      <div class="mix-switches">
        <StateButton letter="M" tone="mute" label={`Mute ${track.name}`} title={`Mute ${track.name} (M)`} on={track.muted} onChange={(on) => mute(studio, together(studio, track.id), on)} />
        {track.kind !== 'master' && <SoloButton studio={studio} track={track} />}
        <ModeButton studio={studio} track={track} together={() => together(studio, track.id)} />
      </div>
      {output && (hasOutput(track) ? (
        <button type="button" class={`mix-output ${track.output === null ? 'mix-nowhere' : ''}`} aria-haspopup="menu" aria-label={`Output of ${track.name}: ${outputName(track.output, names)}`} title={`Output of ${track.name}: ${outputName(track.output, names)}`}
          onClick={(event) => openMenu(event.currentTarget, outputItems(studio, track), { label: `Output of ${track.name}` })}>
          <span class="mix-output-color" style={{ '--tie': typeof track.output === 'string' ? tint(names.get(track.output)?.color ?? '#808080') : 'transparent' }} />
          <span>{outputName(track.output, names)}</span>
          {mode !== 'narrow' && <Icon name="chevron-down" size={12} />}
        </button>
      ) : <span class="mix-output mix-output-none">{track.kind === 'master' ? 'Speakers' : 'VCA'}</span>)}
    </div>
  );
}

/** The S of a strip: soloes it, or listens to it, as the mixer is set to. */
function SoloButton({ studio, track }: { readonly studio: Studio; readonly track: Track }) {
  const mode = useTracked(() => studio.monitored.value.mode, [studio]);
  const on = useTracked(() => isSolo(studio, track), [studio, track]);
  const all = () => together(studio, track.id);
  const alone = (event: MouseEvent | KeyboardEvent) => event.ctrlKey || event.metaKey;
  if (mode !== 'in-place') {
    return (
      <StateButton letter="S" tone="accent" label={`${LISTENING[mode].name} of ${track.name}`} on={on} title={`${LISTENING[mode].name} of ${track.name} (S); Ctrl listens to it alone`}
        onChange={(next, event) => solo(studio, all(), next, alone(event))} />
    );
  }
  return (
    <StateButton letter="S" tone="solo" label={`Solo ${track.name}${track.soloSafe ? ', solo-safe' : ''}`} class={track.soloSafe ? 'mix-safe' : ''} on={on}
      title={`Solo ${track.name} (S); Ctrl solos it alone; Alt makes it solo-safe${track.soloSafe ? ': it is, and sounds with any solo' : ''}`}
      onChange={(next, event) => (event.altKey ? soloSafe(studio, all(), !track.soloSafe) : solo(studio, all(), next, alone(event)))} />
  );
}

/** Decibels without their unit, for the narrow room above a fader. */
const SHORT = { ...LEVEL, format: (value: number) => LEVEL.format(value).replace(' dB', '') };
