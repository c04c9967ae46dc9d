import { useSignal } from '../../core/use';
import { Button, Segments, Select } from '../../ui';
import type { Entry as ParameterEntry } from '../../wire/protocol.generated';
import type { CardContext } from './context';
import { AssetRows, OutputRows, SideChainRow, TargetRows } from './connections';
import { Graph } from './graphs/graph';
import { heroesOf } from './graphs/heroes';
import { ParameterCell } from './parameter';
import { type Family, nameWithin, type Part, sectionsOf } from './sections';
import { opened, query, toggled } from './state';

/** Everything below the head of a device: its graph, its controls, and the drawer of what is needed seldom. */
export function Body({ card }: { readonly card: CardContext }) {
  const { hand } = card;
  const { table } = hand;
  const words = useSignal(query).trim().toLowerCase();
  const open = useSignal(opened).has(table.id);
  const heroes = heroesOf(table.id);
  const parts = sectionsOf(table);
  const more = parts.filter((part) => part.more);
  const hasMore = more.length > 0 || table.outputs.length > 0;
  if (words !== '') return <Found card={card} words={words} />;
  return (
    <div class="dv-body">
      {heroes.length > 0 && <div class="dv-heroes">{heroes.map((hero, i) => <Graph key={i} hero={hero} hand={hand} />)}</div>}
      <div class="dv-controls">
        <AssetRows card={card} />
        {parts.filter((part) => !part.more).map((part) => <PartView key={part.title} part={part} card={card} />)}
        {table.category === 'modulator' && <TargetRows card={card} />}
        {table.sideChain && <SideChainRow card={card} />}
        {open && more.map((part) => <PartView key={`more ${part.title}`} part={part} card={card} />)}
        {open && <OutputRows card={card} />}
        {hasMore && (
          <Button kind="quiet" class="dv-more" icon={open ? 'chevron-up' : 'chevron-down'} expanded={open} title={open ? 'Hide what is needed seldom' : 'Show every parameter'}
            onPress={() => (opened.value = toggled(opened.peek(), table.id))}>
            {open ? 'Less' : `More (${more.reduce((sum, part) => sum + count(part), 0)})`}
          </Button>
        )}
      </div>
    </div>
  );
}

function count(part: Part): number {
  return part.kind === 'section' ? part.parameters.length : part.members.reduce((sum, member) => sum + member.parameters.length, 0);
}

/** The parameters that a search finds, of all parts. */
function Found({ card, words }: { readonly card: CardContext; readonly words: string }) {
  const found = card.hand.table.parameters.filter((parameter) => matches(parameter, words));
  return (
    <div class="dv-body">
      <div class="dv-controls">
        {found.length === 0 && <p class="dv-none">Nothing called “{words}”</p>}
        <div class="dv-cells dv-cells-found">{found.slice(0, 60).map((parameter) => <ParameterCell key={parameter.id} card={card} parameter={parameter} />)}</div>
      </div>
    </div>
  );
}

/** Whether a search finds a parameter by its name or by what it does. */
function matches(parameter: ParameterEntry, words: string): boolean {
  return `${parameter.name} ${parameter.id}`.toLowerCase().includes(words) || (words.length > 3 && parameter.help.toLowerCase().includes(words));
}

function PartView({ part, card }: { readonly part: Part; readonly card: CardContext }) {
  if (part.kind === 'family') return <FamilyView family={part} card={card} />;
  return (
    <section class="dv-section" aria-label={part.title}>
      <h4>{part.title}</h4>
      <div class="dv-cells">{part.parameters.map((parameter) => <ParameterCell key={parameter.id} card={card} parameter={parameter} />)}</div>
    </section>
  );
}

const MOST_SIDE_BY_SIDE = 8;

function FamilyView({ family, card }: { readonly family: Family; readonly card: CardContext }) {
  const first = family.members[0]?.prefix ?? '';
  const { members } = card.hand;
  const chosen = useSignal(members)[first] ?? first;
  const member = family.members.find((each) => each.prefix === chosen) ?? family.members[0];
  const choose = (prefix: string) => (members.value = { ...members.peek(), [first]: prefix });
  if (!member) return null;
  return (
    <section class="dv-section dv-family" aria-label={family.title}>
      <div class="dv-family-head">
        <h4>{family.title}</h4>
        {family.members.length <= MOST_SIDE_BY_SIDE
          ? <Segments label={family.title} value={member.prefix} onChange={choose} choices={family.members.map((each) => ({ value: each.prefix, label: briefly(each.name), title: each.name }))} />
          : <Select label={family.title} value={member.prefix} onChange={choose} options={family.members.map((each) => ({ value: each.prefix, label: each.name }))} />}
      </div>
      <div class="dv-cells" key={member.prefix}>
        {member.parameters.map((parameter) => <ParameterCell key={parameter.id} card={card} parameter={parameter} caption={nameWithin(member, parameter)} />)}
      </div>
    </section>
  );
}

/** The number of what is numbered, else the name. */
function briefly(name: string): string {
  return /^(Band|Osc|Operator|Op|Voice) (\d+)$/.exec(name)?.[2] ?? name;
}
