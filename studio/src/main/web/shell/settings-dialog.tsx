import { useState } from 'preact/hooks';
import { preset, PRESET_LABELS, type PresetName } from '../commands';
import { useSignal } from '../core/use';
import type { Studio } from '../studio';
import { density, theme } from '../theme/theme';
import { type Density, PALETTES, THEME_LABELS, type ThemeName } from '../theme/tokens';
import { Button, Dialog, Field, openDialog, Segments, Tabs } from '../ui';
import { openKeyMap } from './key-map';
import type { Registry } from './registry';
import { chooseDensity, chooseTheme } from './settings';

let close: (() => void) | null = null;

/** Opens the settings at a part: `look`, `keys`, or one of the registry's. */
export function openSettings(studio: Studio, registry: Registry, part = 'look'): void {
  close?.();
  close = openDialog((end) => <Settings studio={studio} registry={registry} part={part} onClose={() => (end(), (close = null))} />);
}

const DENSITIES: readonly { readonly value: Density; readonly label: string; readonly title: string }[] = [
  { value: 'compact', label: 'Compact', title: 'More on the screen, for mice' },
  { value: 'normal', label: 'Normal', title: 'For mice and pens' },
  { value: 'touch', label: 'Touch', title: 'Targets of 44 pixels, for fingers' },
];

function Settings({ studio, registry, part, onClose }: { readonly studio: Studio; readonly registry: Registry; readonly part: string; readonly onClose: () => void }) {
  const [shown, show] = useState(part);
  const other = registry.settings.find((each) => each.id === shown);
  return (
    <Dialog title="Settings" width={680} class="shell-settings" onClose={onClose}>
      <Tabs label="Parts of the settings" value={shown} onChange={show} tabs={[{ id: 'look', name: 'Look', icon: 'sun' }, { id: 'keys', name: 'Keys', icon: 'keyboard' }, ...registry.settings.map(({ id, name, icon }) => ({ id, name, icon }))]}>
        <div class="shell-settings-part">{shown === 'look' ? <Look /> : shown === 'keys' ? <KeySettings onClose={onClose} /> : other?.render(studio)}</div>
      </Tabs>
    </Dialog>
  );
}

function Look() {
  const name = useSignal(theme);
  const room = useSignal(density);
  return (
    <div class="ui-form">
      <Field label="Theme">
        <div class="shell-themes" role="radiogroup" aria-label="Theme">
          {(Object.keys(PALETTES) as ThemeName[]).map((each) => {
            const colors = PALETTES[each];
            return (
              <button type="button" key={each} role="radio" aria-checked={each === name} title={THEME_LABELS[each]} class="shell-theme" onClick={() => chooseTheme(each)}
                style={{ '--a': colors.bg1, '--b': colors.bg3, '--c': colors.accent, '--d': colors.text1 }}>
                <span class="shell-theme-look" aria-hidden="true"><i /><i /><i /></span>
                <span>{THEME_LABELS[each]}</span>
              </button>
            );
          })}
        </div>
      </Field>
      <Field label="Density"><Segments label="Density" choices={DENSITIES} value={room} onChange={chooseDensity} /></Field>
    </div>
  );
}

function KeySettings({ onClose }: { readonly onClose: () => void }) {
  const name = useSignal(preset);
  return (
    <div class="ui-form">
      <Field label="Preset"><Segments label="Preset of keys" value={name} onChange={(next) => (preset.value = next)} choices={(Object.keys(PRESET_LABELS) as PresetName[]).map((each) => ({ value: each, label: PRESET_LABELS[each] }))} /></Field>
      <Field label="Every key"><span><Button icon="keyboard" title="See and change every key" command="app.keys" onPress={() => (onClose(), openKeyMap())}>Open the key map</Button></span></Field>
    </div>
  );
}
