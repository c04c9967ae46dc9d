import { type Command, commands, type Group, perform } from '../commands';
import { icons } from './command-icons';
import type { Studio } from '../studio';
import { IconButton, type MenuItem, openMenu } from '../ui';

/** The order of groups in menus and in the key map. */
export const GROUPS: readonly Group[] = ['Song', 'Edit', 'Transport', 'Tracks', 'Clips', 'Notes', 'Mixer', 'Devices', 'Tools', 'View', 'Pages', 'Help'];

/** A line of a menu that does a command. */
function commandItem(command: Command, studio: Studio): MenuItem {
  const icon = icons[command.id];
  return {
    label: command.label, command: command.id, hint: command.help, disabled: !(command.enabled?.(studio) ?? true),
    ...(command.checked ? { checked: command.checked(studio) } : {}), ...(icon ? { icon } : {}), run: () => perform(command, studio),
  };
}

/** Everything that can be done on this page, by groups. */
function mainMenu(studio: Studio, page: string): readonly MenuItem[] {
  const offered = [...commands.peek().values()].filter((command) => !command.hidden && (command.context === 'global' || command.context === `page.${page}`));
  const group = (name: Group) => offered.filter((command) => command.group === name).map((command) => commandItem(command, studio));
  const song = group('Song');
  const rest = GROUPS.slice(1).flatMap((name): MenuItem[] => {
    const items = group(name);
    return items.length ? [{ label: name, items }] : [];
  });
  return [...song, ...(song.length ? (['rule'] as const) : []), ...rest];
}

/** The button of the main menu. */
export function MenuButton({ studio, page }: { readonly studio: Studio; readonly page: string }) {
  return <IconButton icon="menu" label="Menu" title="Everything the studio can do" popup="menu" onPress={(event) => openMenu(event.currentTarget, mainMenu(studio, page), { label: 'Menu' })} />;
}
