import { type Command, musicalTyping, releaseAll } from '../commands';
import { openAbout } from './about';
import { openCosts } from './costs';
import { openKeyMap } from './key-map';
import { openPalette } from './palette';
import type { Registry } from './registry';
import { openSettings } from './settings-dialog';
import { docks, page, showPage, type Side, togglePart } from './state';

const SIDES: readonly (readonly [Side, string, string, string])[] = [
  ['left', 'browser', 'Browser', 'Shift+B'],
  ['right', 'inspector', 'Inspector', 'Shift+I'],
  ['bottom', 'bottom', 'Bottom panel', 'Shift+P'],
];

/** What the shell itself can do: pages, docks, palette, keys, settings. */
export function viewCommands(registry: Registry): readonly Command[] {
  return [
    ...registry.pages.map((each): Command => ({
      id: `page.${each.id}`, label: each.name, group: 'Pages', context: 'global', keys: [each.key], help: each.help, checked: () => page.value === each.id, run: () => showPage(each.id),
    })),
    ...SIDES.filter(([side]) => registry.docks.some((part) => part.side === side)).map(([side, id, label, keys]): Command => ({
      id: `view.${id}`, label, group: 'View', context: 'global', keys: [keys], help: `Shows or hides the ${label.toLowerCase()}.`, checked: () => docks[side].open.value,
      run: () => {
        docks[side].open.value = !docks[side].open.peek();
      },
    })),
    ...registry.docks.filter((part) => part.key !== undefined).map((part): Command => ({
      id: `view.${part.id}`, label: part.name, group: 'View', context: 'global', keys: [part.key ?? ''], help: part.help, checked: () => docks[part.side].open.value && docks[part.side].part.value === part.id,
      enabled: () => part.pages?.includes(page.value) ?? true, run: () => togglePart(part.side, part.id),
    })),
    {
      id: 'typing.toggle', label: 'Musical typing', group: 'Tools', context: 'global', keys: ['Shift+K'], help: 'Lets the letters of the keyboard play the focused track; Z and X change the octave.',
      checked: () => musicalTyping.value,
      run: (studio) => {
        releaseAll(studio);
        musicalTyping.value = !musicalTyping.peek();
      },
    },
    { id: 'app.palette', label: 'Find a command', group: 'Help', context: 'global', keys: ['Mod+K'], inText: true, hidden: true, help: 'Finds any command by a few letters.', run: (studio) => openPalette(studio, page.peek()) },
    { id: 'app.keys', label: 'Keys', group: 'Help', context: 'global', keys: ['?'], help: 'Shows every command with its keys, and changes them.', run: () => openKeyMap() },
    { id: 'app.settings', label: 'Settings', group: 'Song', context: 'global', keys: ['Mod+,'], help: 'Theme, density, keys and sound.', run: (studio) => openSettings(studio, registry) },
    { id: 'app.sound', label: 'Sound settings', group: 'Song', context: 'global', help: 'Where sound goes, how long it takes there, and how the engine keeps up.', run: (studio) => openSettings(studio, registry, 'sound') },
    { id: 'app.costs', label: 'What the engine works on', group: 'Song', context: 'global', help: 'Shows what tracks and devices cost, the most costly first, and blocks that came too late.', run: (studio) => openCosts(studio) },
    { id: 'app.about', label: 'About Songline', group: 'Help', context: 'global', help: 'Tells what this is and whose work it shows.', run: () => openAbout() },
  ];
}
