import type { IconName } from '../ui';

/** Icons of commands, for menus. */
export const icons: Readonly<Record<string, IconName | undefined>> = {
  'song.save-version': 'save', 'edit.undo': 'undo', 'edit.redo': 'redo', 'app.settings': 'settings', 'app.palette': 'search', 'app.keys': 'keyboard', 'app.about': 'info',
};
