import { choiceName } from '../../catalogue';
import { Button, Dialog, openDialog } from '../../ui';
import type { DeviceTable, Entry as ParameterEntry } from '../../wire/protocol.generated';
import { words } from './ranges';
import { nameWithin, sectionsOf } from './sections';

/** Opens what a device is and what each of its parameters does. */
export function openHelp(table: DeviceTable): void {
  openDialog((close) => (
    <Dialog title={table.name} width={620} class="dv-dialog" onClose={close} actions={<Button kind="primary" title="Close (Esc)" onPress={close}>Close</Button>}>
      <div class="dv-help" tabIndex={0} role="region" aria-label={`Help on ${table.name}`}>
        <p>{table.summary}</p>
        {table.sideChain && <p>Another track can steer it through its side-chain.</p>}
        {sectionsOf(table).map((part) => {
          const member = part.kind === 'family' ? part.members[0] : undefined;
          const own = part.kind === 'section' ? part.parameters : (member?.parameters ?? []);
          return (
            <section key={part.title}>
              <h3>{part.title}{part.kind === 'family' && `: ${part.members.map((each) => each.name).join(', ')}`}</h3>
              <dl>{own.map((parameter) => <Line key={parameter.id} parameter={parameter} name={member ? nameWithin(member, parameter) : parameter.name} />)}</dl>
            </section>
          );
        })}
      </div>
    </Dialog>
  ));
}

function Line({ parameter, name }: { readonly parameter: ParameterEntry; readonly name: string }) {
  const range = parameter.choices.length > 0 ? parameter.choices.map(choiceName).join(', ') : `${words(parameter, parameter.min)} to ${words(parameter, parameter.max)}`;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{parameter.help} <small>{range}{parameter.kind === 'structural' ? '; takes effect with a short break' : ''}</small></dd>
    </div>
  );
}
