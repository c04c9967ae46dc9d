/**
 * Every command once. A page registers its own when it is loaded, and they appear in the palette, the key map and the menus:
 *
 *   register([{ id: 'arrange.split', label: 'Split', group: 'Clips', context: 'page.arrange', keys: ['Mod+E'],
 *               help: 'Splits the chosen clips where the song stands.', enabled: ..., run: (studio) => ... }]);
 *
 * Keys are heard from the inside out: the `data-context="editor.notes"` around the focus, then the page, then everywhere; an inner command
 * that cannot be done now leaves its keys to the outer ones. What a control has understood (preventDefault) is no command. `data-command`
 * on an element puts the keys into its tooltip; `{command: id}` in a menu item shows them there.
 */
export type { Command, Group } from './command';
export { focusedTrack, trackInFocus } from './focus';
export { combosOf, normal, reserved, written } from './keys';
export { assign, clashes, exportKeys, importKeys, keysOf, keyText, ownKeys, preset, restore } from './key-map';
export { contextsAt, match, perform, startKeys } from './matcher';
export { PRESET_LABELS, type PresetName, PRESETS } from './presets';
export { commands, find, register } from './registry';
export { musicalTyping, releaseAll, typingOctave } from './typing';
