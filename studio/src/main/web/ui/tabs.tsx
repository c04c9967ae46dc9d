import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon } from './icon';
import type { IconName } from './icons';

export interface Tab {
  readonly id: string;
  readonly name: string;
  readonly icon?: IconName;
  readonly title?: string;
  readonly command?: string;
}

export interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** What the chosen tab shows; left out, the caller shows it elsewhere. */
  readonly children?: ComponentChildren;
  readonly class?: string;
}

/** Names side by side of which one is shown; arrows go along them. */
export function Tabs({ label, tabs, value, onChange, children, class: more = '' }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const own = useRef(`tabs${(made += 1)}`).current;
  const key = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === value);
    const to = event.key === 'ArrowRight' ? at + 1 : event.key === 'ArrowLeft' ? at - 1 : event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : null;
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    const index = (to + tabs.length) % tabs.length;
    const next = tabs[index];
    if (!next) return;
    onChange(next.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus();
  };
  return (
    <>
      <div ref={list} class={`ui-tabs ${more}`} role="tablist" aria-label={label} onKeyDown={key}>
        {tabs.map((tab) => (
          <button type="button" role="tab" key={tab.id} id={`${own}-${tab.id}`} aria-selected={tab.id === value} aria-label={tab.name} tabIndex={tab.id === value ? 0 : -1} title={tab.title ?? tab.name}
            data-command={tab.command} aria-controls={children !== undefined && tab.id === value ? `${own}-panel` : undefined} onClick={() => onChange(tab.id)}>
            {tab.icon && <Icon name={tab.icon} />}
            <span>{tab.name}</span>
          </button>
        ))}
      </div>
      {children !== undefined && <div class="ui-tab-panel" role="tabpanel" id={`${own}-panel`} aria-labelledby={`${own}-${value}`}>{children}</div>}
    </>
  );
}

let made = 0;
