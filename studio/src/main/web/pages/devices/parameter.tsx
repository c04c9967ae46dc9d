import { useRef } from 'preact/hooks';
import { choiceName } from '../../catalogue';
import { useTracked } from '../../core/use';
import { large } from '../../core/words';
import { contextMenu, Icon, Knob, type MenuItem, Select, Toggle } from '../../ui';
import type { Entry as ParameterEntry } from '../../wire/protocol.generated';
import { valueAt } from '../../view/arrange/automation-curve';
import type { CardContext } from './context';
import { parameterItems } from './parameter-menu';
import { rangeOf } from './ranges';

interface CellProps {
  readonly card: CardContext;
  readonly parameter: ParameterEntry;
  /** The words above it; its name when left out. */
  readonly caption?: string;
}

/** One parameter: a switch, a choice or a knob, with its menu. */
export function ParameterCell({ card, parameter, caption = parameter.name }: CellProps) {
  const { hand } = card;
  const value = useTracked(() => hand.value(parameter.id), [hand]);
  const moved = useTracked(() => card.movedBy(parameter.id), [card.key]);
  const name = `${parameter.name} of ${hand.table.name}`;
  const help = `${parameter.help}${moved === 'automated' ? ' Automation moves it.' : moved === 'modulated' ? ' A modulator moves it.' : ''}`;
  const menu = (): readonly MenuItem[] => parameterItems(card, parameter);
  const own = useRef(card);
  own.current = card;
  const ghost = useRef(() => {
    const lane = own.current.lane(parameter.id);
    const { studio } = own.current.hand;
    return lane && studio.transport.peek().state !== 'stopped' ? valueAt(lane.points, studio.position()) : null;
  });
  const words = (
    <span class="dv-cell-caption" title={help}>
      {moved && <i class={`dv-moved dv-moved-${moved}`} />}
      {parameter.kind === 'structural' && <Icon name="lock" size={10} />}
      <span>{caption}</span>
    </span>
  );
  if (parameter.unit === 'switch') {
    return (
      <div class="dv-cell" {...contextMenu(name, () => [resetItem(card, parameter), ...menu()])}>
        {words}
        <div class="dv-cell-switch"><Toggle bare label={name} title={help} on={value >= 0.5} onChange={(on) => void hand.set({ [parameter.id]: on ? 1 : 0 }).catch(() => undefined)} /></div>
      </div>
    );
  }
  if (parameter.unit === 'choice') {
    return (
      <div class="dv-cell dv-cell-choice" {...contextMenu(name, () => [resetItem(card, parameter), ...menu()])}>
        {words}
        <Select label={name} title={help} value={Math.round(value)} options={parameter.choices.map((label, i) => ({ value: i, label: large(choiceName(label)) }))}
          onChange={(index) => void hand.set({ [parameter.id]: index }).catch(() => undefined)} />
      </div>
    );
  }
  return (
    <div class="dv-cell">
      {words}
      <Knob label={name} title={help} range={rangeOf(parameter)} value={value} menu={menu}
        {...(moved === 'automated' ? { ghost: ghost.current, onFrame: hand.studio.onFrame } : {})}
        now={() => hand.now(parameter.id)} onPreview={(next) => hand.preview({ [parameter.id]: next })} onCommit={(next) => hand.set({ [parameter.id]: next })} onCancel={() => hand.cancel()} />
    </div>
  );
}

function resetItem({ hand }: CardContext, parameter: ParameterEntry): MenuItem {
  return { label: `Reset to ${choiceName(parameter.choices[parameter.initial] ?? String(parameter.initial))}`, run: () => void hand.set({ [parameter.id]: parameter.initial }).catch(() => undefined) };
}
