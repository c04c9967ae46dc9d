import { useSignal } from '../core/use';
import type { Studio } from '../studio';
import { Dock, Empty, Tabs, Toasts } from '../ui';
import { CommandIcon } from './command-button';
import type { DockPart, Page, Registry } from './registry';
import { docks, narrow, page, showPage, type Side } from './state';
import { StatusBar } from './status-bar';
import { TopBar } from './top-bar';

export interface ShellProps {
  readonly studio: Studio;
  readonly registry: Registry;
  readonly onStartSound: () => void;
}

/** The frame around every page. */
export function Shell({ studio, registry, onStartSound }: ShellProps) {
  const phone = useSignal(narrow);
  const wanted = useSignal(page);
  const pages = registry.pages.filter((each) => !phone || each.phone);
  const shown = pages.find((each) => each.id === wanted) ?? pages[0];
  return (
    <div class={`shell ${phone ? 'shell-phone' : ''}`}>
      <TopBar studio={studio} onStartSound={onStartSound} />
      {!phone && <PageBar studio={studio} registry={registry} pages={pages} shown={shown} />}
      <div class="shell-middle">
        {!phone && <Docked studio={studio} registry={registry} side="left" page={shown?.id ?? ''} />}
        <div class="shell-center">
          <main class="shell-page" key={shown?.id} data-context={shown ? `page.${shown.id}` : undefined} aria-label={shown?.name ?? 'Page'}>
            {shown ? shown.render(studio) : <Empty icon="arrange" title="Nothing to show here" text={phone ? 'This window is too narrow for the pages of this studio.' : 'This studio was built without pages.'} />}
          </main>
          {!phone && <Docked studio={studio} registry={registry} side="bottom" page={shown?.id ?? ''} />}
        </div>
        {!phone && <Docked studio={studio} registry={registry} side="right" page={shown?.id ?? ''} />}
      </div>
      {!phone && <StatusBar studio={studio} />}
      <Toasts />
    </div>
  );
}

interface PageBarProps {
  readonly studio: Studio;
  readonly registry: Registry;
  readonly pages: readonly Page[];
  readonly shown: Page | undefined;
}

function PageBar({ studio, registry, pages, shown }: PageBarProps) {
  const has = (side: Side) => registry.docks.some((part) => part.side === side);
  return (
    <nav class="shell-pages" aria-label="Pages">
      {has('left') && <CommandIcon id="view.browser" studio={studio} icon="folder" />}
      <Tabs label="Pages" value={shown?.id ?? ''} onChange={showPage} tabs={pages.map(({ id, name, icon, help }) => ({ id, name, icon, title: help, command: `page.${id}` }))} />
      <div class="shell-page-tools">{shown?.toolbar?.(studio)}</div>
      {has('bottom') && <CommandIcon id="view.bottom" studio={studio} icon="fold" />}
      {has('right') && <CommandIcon id="view.inspector" studio={studio} icon="info" />}
    </nav>
  );
}

interface DockedProps {
  readonly studio: Studio;
  readonly registry: Registry;
  readonly side: Side;
  readonly page: string;
}

const NAMES: Readonly<Record<Side, string>> = { left: 'Browser', right: 'Inspector', bottom: 'Bottom panel' };

function Docked({ studio, registry, side, page: on }: DockedProps) {
  const dock = docks[side];
  const open = useSignal(dock.open);
  const size = useSignal(dock.size);
  const wanted = useSignal(dock.part);
  const parts = registry.docks.filter((part) => part.side === side && (part.pages?.includes(on) ?? true));
  const shown: DockPart | undefined = parts.find((part) => part.id === wanted) ?? parts[0];
  if (!open || !shown) return null;
  const content = shown.render(studio);
  return (
    <Dock label={NAMES[side]} side={side} size={size} min={side === 'bottom' ? 120 : 180} max={side === 'bottom' ? 640 : 480} onSize={(next) => (dock.size.value = next)}>
      {parts.length > 1 ? (
        <Tabs class="shell-dock-tabs" label={NAMES[side]} value={shown.id} onChange={(id) => (dock.part.value = id)} tabs={parts.map(({ id, name, icon, help }) => ({ id, name, icon, title: help, command: `view.${id}` }))}>
          {content}
        </Tabs>
      ) : content}
    </Dock>
  );
}
