import { useTracked } from '../../core/use';
import type { Studio } from '../../studio';
import { contextMenu, EditableText, IconButton, linear, type MenuItem, NumberField, openMenu, Select, StateButton } from '../../ui';
import { QUARTER } from '../../wire/quarters';
import { pitchName } from '../../wire/pitch';
import type { Row } from '../../wire/song.generated';
import { changeRow, changeSteps, removeRow, setKey, toggleSolo } from './acts';
import { rowName } from '../notes/pads';
import { newVelocity, solo } from './state';
import { doubled, filled, MOST_STEPS, rotated } from './steps';

const LENGTH = linear({ min: 1, max: MOST_STEPS, initial: 16, step: 1, whole: true, digits: 0 });
const RATES = [[QUARTER, '1/4'], [QUARTER / 2, '1/8'], [QUARTER / 3, '1/8 T'], [QUARTER / 4, '1/16'], [QUARTER / 6, '1/16 T'], [QUARTER / 8, '1/32']] as const;
const CHOKES = Array.from({ length: 9 }, (_, group) => ({ value: group, label: group === 0 ? '–' : String(group), hint: group === 0 ? 'Ends no other row' : `Rows of group ${group} end each other` }));

export interface RowHeadProps {
  readonly studio: Studio;
  readonly row: Row;
  readonly pattern: string;
  readonly names: ReadonlyMap<number, string>;
  readonly taken: ReadonlySet<number>;
  readonly onHear: (key: number, down: boolean) => void;
}

/** What stands before the cells of a row: its pad, mute and solo, length, rate and choke group. */
export function RowHead({ studio, row, pattern, names, taken, onHear }: RowHeadProps) {
  const alone = useTracked(() => solo.value?.pattern === pattern && solo.value.key === row.key, [pattern, row.key]);
  const name = rowName(row, names);
  const items = () => rowMenu(studio, row, names, taken);
  const rates = RATES.map(([value, label]) => ({ value: value as number, label }));
  return (
    <div class="drums-head-row" role="group" aria-label={name} {...contextMenu(`Row ${name}`, items)}>
      <IconButton class="drums-pad" icon="play" label={`Hear ${name}`} title={`Hear ${name} (${pitchName(row.key)})`} onPress={() => {
        onHear(row.key, true);
        setTimeout(() => onHear(row.key, false), 200);
      }} />
      <EditableText label={`Name of the row ${name}`} value={name} onCommit={(text) => void changeRow(studio, 'Rename row', row, { name: text === names.get(row.key) ? '' : text })} />
      <StateButton letter="M" label={`Mute ${name}`} tone="mute" on={row.muted} onChange={(muted) => void changeRow(studio, muted ? `Mute ${name}` : `Unmute ${name}`, row, { muted })} />
      <StateButton letter="S" label={`Solo ${name}`} title={`Solo ${name}: mutes the other rows`} tone="solo" on={alone} onChange={() => void toggleSolo(studio, row)} />
      <NumberField label={`Steps of ${name}`} title="How many steps the row has before it begins anew" range={LENGTH} value={row.length} align="center" onCommit={(length) => changeRow(studio, `Length of ${name}`, row, { length })} />
      <Select label={`Rate of ${name}`} title="The length of a step" options={rates} value={row.rate} otherwise="other" onChange={(rate) => void changeRow(studio, `Rate of ${name}`, row, { rate })} />
      <Select label={`Choke group of ${name}`} title="Choke group: rows of one number end each other's notes" options={CHOKES} value={row.choke} otherwise={String(row.choke)} onChange={(choke) => void changeRow(studio, `Choke group of ${name}`, row, { choke })} />
      <IconButton icon="more" label={`More for ${name}`} popup="menu" onPress={(event) => openMenu(event.currentTarget, items(), { label: `Row ${name}` })} />
    </div>
  );
}

function rowMenu(studio: Studio, row: Row, names: ReadonlyMap<number, string>, taken: ReadonlySet<number>): readonly MenuItem[] {
  const steps = (label: string, make: () => ReturnType<typeof rotated>): MenuItem => ({ label, run: () => void changeSteps(studio, label, row, make()) });
  return [
    steps('Every step', () => filled(row, 1, newVelocity.peek())),
    steps('Every second step', () => filled(row, 2, newVelocity.peek())),
    steps('Every fourth step', () => filled(row, 4, newVelocity.peek())),
    'rule',
    steps('Move a step earlier', () => rotated(row, -1)),
    steps('Move a step later', () => rotated(row, 1)),
    { label: 'Twice as long, repeated', disabled: row.length * 2 > MOST_STEPS, run: () => void changeRow(studio, 'Double a row', row, doubled(row)) },
    { label: 'Another draw of chance', run: () => void changeRow(studio, 'Draw chance anew', row, { seed: (row.seed + 1) % 1_000_000 }) },
    'rule',
    { label: 'Key', items: padItems(names, taken, (key) => void setKey(studio, row, key)) },
    steps('Clear', () => []),
    { label: 'Remove row', icon: 'trash', danger: true, run: () => void removeRow(studio, row) },
  ];
}

/** Pads that have no row yet. */
export function padItems(names: ReadonlyMap<number, string>, taken: ReadonlySet<number>, choose: (key: number) => void): MenuItem[] {
  return [...names].filter(([key]) => !taken.has(key)).map(([key, name]) => ({ label: name, keys: pitchName(key), run: () => choose(key) }));
}
