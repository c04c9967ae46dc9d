import { midiItems } from '../../midi/learn';
import { setLaneEnabled } from '../../song/edits';
import { removeLane } from '../../song/removals';
import { type MenuItem, toast } from '../../ui';
import type { Entry as ParameterEntry } from '../../wire/protocol.generated';
import type { Edit } from '../../wire/song.generated';
import { automate, modulate, modulatorsBefore } from './chain-edits';
import type { CardContext } from './context';
import { words } from './ranges';
import { deviceTables as tables } from '../../catalogue';

/** How far a modulator moves what it is given, at first. */
const FIRST_DEPTH = 0.25;

/** What can be done with a parameter besides turning it. */
export function parameterItems(card: CardContext, parameter: ParameterEntry): MenuItem[] {
  const { hand, track, device } = card;
  const { studio } = hand;
  const perform = (label: string, edits: readonly Edit[]) => void studio.perform(label, edits).catch(() => undefined);
  const what = `${parameter.name} of ${hand.table.name}`;
  const lane = card.lane(parameter.id);
  const copy: MenuItem = {
    label: 'Copy the value', icon: 'copy',
    run: () => void navigator.clipboard?.writeText(words(parameter, hand.value(parameter.id))).then(() => toast({ text: `${what} is copied.`, kind: 'done' }), () => undefined),
  };
  if (parameter.kind === 'structural') return ['rule', copy];
  const modulators = modulatorsBefore(track, device, tables.peek());
  return [
    'rule',
    lane
      ? { label: 'Automation', checked: lane.enabled, run: () => perform(`${lane.enabled ? 'Bypass' : 'Use'} automation of ${what}`, [setLaneEnabled(track, lane, !lane.enabled)]) }
      : { label: 'Automate', icon: 'automation', hint: 'Adds a lane that holds the value; points are drawn on it in the arrangement.', run: () => perform(`Automate ${what}`, automate(track, device, parameter, hand.value(parameter.id))) },
    ...(lane ? [{ label: 'Remove automation', icon: 'trash', run: () => perform(`Remove automation of ${what}`, removeLane(track, lane.target)) } as const] : []),
    ...(modulators.length > 0
      ? [{
          label: 'Modulate by', icon: 'wave',
          items: modulators.map((modulator): MenuItem => {
            const moves = modulator.modulations.some((each) => each.device === device.id && each.parameter === parameter.id);
            const name = tables.peek().get(modulator.type)?.name ?? modulator.type;
            return {
              label: `${name} (${modulator.id})`, checked: moves,
              run: () => perform(moves ? `${name} leaves ${what}` : `${name} moves ${what}`, modulate(modulator, device.id, parameter.id, moves ? null : FIRST_DEPTH)),
            };
          }),
        } as const]
      : []),
    ...midiItems(studio, track.id, `device/${device.id}/${parameter.id}`, what),
    copy,
  ];
}
