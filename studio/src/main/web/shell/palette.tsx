import { useMemo, useState } from 'preact/hooks';
import { type Command, commands, keyText, perform } from '../commands';
import type { Studio } from '../studio';
import { Dialog, Empty, Keys, openDialog, SearchField } from '../ui';
import { score } from './search';

let close: (() => void) | null = null;

/** Opens the palette: every command that can be found by typing. */
export function openPalette(studio: Studio, page: string): void {
  close?.();
  close = openDialog((end) => <Palette studio={studio} page={page} onClose={() => (end(), (close = null))} />);
}

function Palette({ studio, page, onClose }: { readonly studio: Studio; readonly page: string; readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const all = useMemo(
    () => [...commands.peek().values()].filter((command) => !command.hidden && !command.context.startsWith('dialog') && (!command.context.startsWith('page.') || command.context === `page.${page}`)),
    [],
  );
  const ready = (command: Command) => command.enabled?.(studio) ?? true;
  const found = useMemo(() => {
    const ranked = all.map((command) => ({ command, rank: score(`${command.label} ${command.group}`, text) + (ready(command) ? 0 : -50) })).filter(({ rank }) => rank > -100);
    return (text ? ranked.sort((a, b) => b.rank - a.rank) : ranked).map(({ command }) => command).slice(0, 60);
  }, [text]);
  const run = (command: Command | undefined) => {
    if (!command || !ready(command)) return;
    onClose();
    perform(command, studio);
  };
  const key = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : event.key === 'PageDown' ? 8 : event.key === 'PageUp' ? -8 : 0;
    if (by !== 0 && found.length) {
      const next = Math.min(found.length - 1, Math.max(0, at + by));
      setAt(next);
      document.getElementById(`palette-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') run(found[at]);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Dialog title="Commands" bare width={560} class="shell-palette" onClose={onClose}>
      <SearchField label="Find a command" placeholder="What do you want to do?" value={text} autoFocus onKey={key} list={{ id: 'palette', active: found[at] ? `palette-${at}` : null }} onInput={(next) => {
        setText(next);
        setAt(0);
      }} />
      <div class="shell-palette-list" id="palette" role="listbox" aria-label="Commands found">
        {found.map((command, i) => {
          const keys = keyText(command.id);
          return (
            <div key={command.id} id={`palette-${i}`} class="shell-palette-line" role="option" aria-selected={i === at} aria-disabled={!ready(command)} title={command.help}
              onPointerMove={() => i !== at && setAt(i)} onClick={() => run(command)}>
              <span class="shell-palette-group">{command.group}</span>
              <span class="shell-palette-label">{command.label}</span>
              {keys && <Keys keys={keys} />}
            </div>
          );
        })}
        {found.length === 0 && <Empty icon="search" title="No such command" text="Try another word for it." />}
      </div>
      {found[at] && <p class="shell-palette-help">{found[at].help}</p>}
    </Dialog>
  );
}
