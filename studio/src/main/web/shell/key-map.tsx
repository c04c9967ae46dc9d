import { useState } from 'preact/hooks';
import { assign, type Command, commands, exportKeys, type Group, importKeys, keysOf, ownKeys, preset, PRESET_LABELS, type PresetName, restore, written } from '../commands';
import { combosOf } from '../commands/keys';
import { useSignal } from '../core/use';
import { Button, Dialog, IconButton, Keys, openDialog, SearchField, Select, toast } from '../ui';
import { score } from './search';
import { GROUPS } from './song-menu';

/** Opens the key map: every command with its keys, which can be changed, given away and taken over. */
export function openKeyMap(): void {
  openDialog((close) => <KeyMap onClose={close} />);
}

function KeyMap({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const [changing, setChanging] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const all = useSignal(commands);
  const own = useSignal(ownKeys);
  const name = useSignal(preset);
  const found = [...all.values()].filter((command) => score(`${command.label} ${command.group} ${keysOf(command).map((keys) => written(keys)).join(' ')}`, text) > -100);
  const groups = GROUPS.map((group): readonly [Group, Command[]] => [group, found.filter((command) => command.group === group)]).filter(([, list]) => list.length > 0);
  const take = async (file: File | undefined) => {
    if (!file) return;
    const why = importKeys(await file.text());
    if (why) toast({ text: 'The key map was not taken.', more: why, kind: 'error' });
    else toast({ text: `The key map ${file.name} is in use.`, kind: 'done' });
  };
  const give = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([exportKeys()], { type: 'application/json' }));
    link.download = 'songline-keys.json';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const press = (event: KeyboardEvent, command: Command) => {
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setChanging(null);
    const combo = combosOf(event)[0];
    if (combo === undefined) return;
    const why = assign(command.id, event.key === 'Backspace' || event.key === 'Delete' ? [] : [combo]);
    setProblem(why);
    if (!why) setChanging(null);
  };
  return (
    <Dialog title="Keys" width={720} class="shell-keys" onClose={onClose}>
      <div class="shell-keys-head">
        <SearchField label="Find a command or keys" placeholder="Find a command or keys" value={text} onInput={setText} autoFocus />
        <Select<PresetName> label="Preset" caption="Preset" value={name} onChange={(next) => (preset.value = next)} options={(Object.keys(PRESET_LABELS) as PresetName[]).map((each) => ({ value: each, label: PRESET_LABELS[each] }))} />
        <Button icon="download" title="Save this key map as a file" onPress={give}>Export</Button>
        <label class="ui-button ui-button-normal shell-file" title="Take a key map from a file">
          Import
          <input type="file" accept="application/json,.json" class="hidden-text" aria-label="Import a key map" onChange={(event) => void take(event.currentTarget.files?.[0])} />
        </label>
      </div>
      <div class="shell-keys-list">
        {groups.map(([group, list]) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            {list.map((command) => {
              const keys = keysOf(command);
              const waits = changing === command.id;
              return (
                <div class="shell-keys-line" key={command.id}>
                  <span class="shell-keys-label">{command.label}<small>{command.help}</small></span>
                  {waits ? (
                    <button type="button" class="shell-keys-waits" autoFocus ref={(element) => element?.focus()} title="Press the keys, Esc to leave, Backspace for none" aria-label={`Press keys for ${command.label}`} onKeyDown={(event) => press(event, command)} onBlur={() => setChanging(null)}>
                      {problem ?? 'Press keys…'}
                    </button>
                  ) : (
                    <button type="button" class="shell-keys-now" title={`Change the keys of ${command.label}`} aria-label={`Keys of ${command.label}: ${keys.map((each) => written(each)).join(' or ') || 'none'}`} onClick={() => (setProblem(null), setChanging(command.id))}>
                      {keys.length ? keys.map((each) => <Keys key={each} keys={written(each)} />) : <small>none</small>}
                    </button>
                  )}
                  {command.id in own && <IconButton icon="undo" label={`The preset's keys for ${command.label}`} onPress={() => restore(command.id)} />}
                </div>
              );
            })}
          </section>
        ))}
      </div>
    </Dialog>
  );
}
