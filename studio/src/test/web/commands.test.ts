import { assign, clashes, combosOf, commands, contextsAt, exportKeys, find, focusedTrack, importKeys, keyText, match, musicalTyping, normal, ownKeys, perform, preset, PRESETS, type PresetName, register, reserved, restore, written } from '../../main/web/commands';
import type { Command } from '../../main/web/commands/command';
import { editCommands } from '../../main/web/commands/edit';
import { keysIn } from '../../main/web/commands/key-map';
import type { KeyLike } from '../../main/web/commands/keys';
import { TapTempo } from '../../main/web/commands/tap';
import { transportCommands } from '../../main/web/commands/transport';
import { typingKey } from '../../main/web/commands/typing';
import { registry } from '../../main/web/pages';
import { score } from '../../main/web/shell/search';
import { viewCommands } from '../../main/web/shell/view-commands';
import { linear } from '../../main/web/ui/range';
import { Gesture } from '../../main/web/ui/value';
import { QUARTER } from '../../main/web/wire/quarters';
import { claim, same, truth } from './claim';
import { FAKE_SONG, fakeStudio } from './fake-studio';

register([...viewCommands(registry), ...transportCommands, ...editCommands]);

type Keyed = Partial<KeyLike> & { readonly key: string; readonly repeat?: boolean };

function press(event: Keyed): KeyboardEvent {
  return { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false, ...event } as KeyboardEvent;
}

claim('no keys mean two commands in one place, in any preset', () => {
  for (const name of Object.keys(PRESETS) as PresetName[]) same(clashes(commands.peek().values(), name), []);
});

claim('a clash is found, within a place and not across places', () => {
  const command = (id: string, context: Command['context']): Command => ({ id, label: id, group: 'Edit', help: '', context, keys: ['x'], run: () => undefined });
  same(clashes([command('a', 'global'), command('b', 'page.notes')], 'songline'), []);
  same(clashes([command('a', 'global'), command('b', 'global')], 'songline'), [{ keys: 'X', context: 'global', commands: ['a', 'b'] }]);
});

claim('no command has keys that browsers keep for themselves, and every one has a help that ends', () => {
  for (const command of commands.peek().values()) {
    for (const name of Object.keys(PRESETS) as PresetName[]) {
      for (const keys of keysIn(command, name, {})) truth(reserved(keys) === null, `${command.id}: ${keys}`);
    }
    truth(/^[A-Z].*\.$/.test(command.help), `${command.id}: ${command.help}`);
  }
  same(['Mod+T', 'Mod+Shift+N', 'Mod+W', 'Mod+4', 'Ctrl+Tab', 'Tab', 'Mod+R'].map((keys) => reserved(keys) !== null), [true, true, true, true, true, true, true]);
});

claim('presets speak only of commands that there are', () => {
  for (const keys of Object.values(PRESETS)) for (const id of Object.keys(keys)) truth(find(id) !== null, id);
});

claim('letters are what the key says and signs what it would say without Shift', () => {
  same(combosOf(press({ key: 'z', code: 'KeyY', ctrlKey: true }), false), ['Mod+Z']);
  same(combosOf(press({ key: 'Z', code: 'KeyZ', metaKey: true, shiftKey: true }), true), ['Mod+Shift+Z']);
  same(combosOf(press({ key: '?', code: 'Slash', shiftKey: true }), false), ['?', 'Shift+/']);
  truth(combosOf(press({ key: ';', code: 'Comma', shiftKey: true }), false).includes('Shift+,'), 'German shifted comma');
  truth(combosOf(press({ key: '®', code: 'KeyR', altKey: true }), true).includes('Alt+R'), 'Mac option letters');
  same(combosOf(press({ key: 'ы', code: 'KeyS' }), false), ['S']);
  same(combosOf(press({ key: ' ', code: 'Space', shiftKey: true }), false), ['Shift+Space']);
  same(combosOf(press({ key: '@', code: 'KeyQ', ctrlKey: true, altKey: true, getModifierState: (name) => name === 'AltGraph' }), false), []);
  same(combosOf(press({ key: 'Shift', code: 'ShiftLeft', shiftKey: true }), false), []);
  same(normal('shift+mod+z'), 'Mod+Shift+Z');
  same([written('Mod+Shift+Z', false), written('Mod+Shift+Z', true), written('ArrowUp', false), written('Mod++', false)], ['Ctrl+Shift+Z', '⇧⌘Z', '↑', 'Ctrl++']);
});

claim('keys are heard from the inside out, and a command that cannot be done leaves them to the outer one', () => {
  const studio = fakeStudio();
  let can = true;
  register([{ id: 'test.inner', label: 'Inner', group: 'Edit', help: 'Inner.', context: 'editor.test', keys: ['Space'], enabled: () => can, run: () => undefined }]);
  const space = press({ key: ' ', code: 'Space' });
  same(match(space, ['editor.test', 'page.x', 'global'], studio)?.id, 'test.inner');
  can = false;
  same(match(space, ['editor.test', 'page.x', 'global'], studio)?.id, 'transport.play');
  same(match(space, ['dialog'], studio), null);
  same(match(press({ key: 'z', ctrlKey: true }), ['global'], studio), null);
  same(match(press({ key: 's', ctrlKey: true }), ['global'], studio, true)?.id, 'song.save-version');
  same(match(space, ['global'], studio, true), null);
  same(match(press({ key: ' ', code: 'Space', repeat: true }), ['global'], studio), null);
  same(contextsAt(null, 'mixer'), ['page.mixer', 'global']);
});

claim('people may change keys, but not to what is taken or kept by browsers, and get them back', () => {
  same(assign('transport.play', ['Mod+T']) !== null, true);
  same(assign('transport.play', ['k']), 'K is taken by “Metronome”.');
  same(assign('transport.play', ['F9']), null);
  same(keyText('transport.play'), 'F9');
  const file = exportKeys();
  restore('transport.play');
  same(keyText('transport.play'), 'Space');
  same(importKeys(file), null);
  same(keyText('transport.play'), 'F9');
  same(importKeys('{}') !== null && importKeys('{"songline-keys":1,"keys":{"transport.play":["Mod+W"]}}') !== null && importKeys('no') !== null, true);
  same(importKeys('{"songline-keys":1,"keys":{"transport.play":["K"]}}'), 'K would mean both transport.play and transport.metronome.');
  same(keyText('transport.play'), 'F9');
  ownKeys.value = {};
  preset.value = 'live';
  same(keyText('transport.metronome'), 'O');
  preset.value = 'songline';
});

claim('the transport goes by bars from where it stands', () => {
  const studio = fakeStudio();
  const go = (id: string) => {
    void find(id)?.run(studio);
    return studio.position() / QUARTER / 4 + 1;
  };
  same([go('transport.forward'), go('transport.forward-8'), go('transport.back'), go('transport.end'), go('transport.start'), go('transport.back')], [2, 10, 9, 25, 1, 1]);
  studio.locate(4 * QUARTER * 4 + QUARTER * 3);
  same(go('transport.back'), 5);
  void find('transport.play')?.run(studio);
  void find('transport.play')?.run(studio);
  same(studio.heard.filter((word) => word === 'play' || word === 'stop'), ['play', 'stop']);
});

claim('mute and solo act on the focused track and are undone', async () => {
  const studio = fakeStudio();
  const mute = find('track.mute');
  same(mute?.enabled?.(studio), false);
  focusedTrack.value = 't4';
  same(mute?.enabled?.(studio), true);
  await mute?.run(studio);
  same(studio.song.peek().tracks[4]?.muted, true);
  same(studio.undoable.peek(), 'Mute Bass');
  await find('edit.undo')?.run(studio);
  same(studio.song.peek(), FAKE_SONG);
  same(find('edit.redo')?.enabled?.(studio), true);
});

claim('letters play the focused track while musical typing is on, by where they lie', () => {
  const studio = fakeStudio();
  focusedTrack.value = 't4';
  same(typingKey(press({ key: 'a', code: 'KeyA' }), true, studio), false);
  musicalTyping.value = true;
  same(typingKey(press({ key: 'q', code: 'KeyA' }), true, studio), true);
  same(typingKey(press({ key: 'q', code: 'KeyA', repeat: true }), true, studio), true);
  typingKey(press({ key: 'x', code: 'KeyX' }), true, studio);
  typingKey(press({ key: 'w', code: 'KeyW' }), true, studio);
  typingKey(press({ key: 'q', code: 'KeyA' }), false, studio);
  typingKey(press({ key: 'w', code: 'KeyW' }), false, studio);
  same(studio.heard, ['strike t4 60', 'strike t4 73', 'release t4 60', 'release t4 73']);
  same(typingKey(press({ key: ' ', code: 'Space' }), true, studio), false);
  same(typingKey(press({ key: 'z', code: 'KeyZ', ctrlKey: true }), true, studio), false);
  musicalTyping.value = false;
});

claim('taps in time make a tempo from the fourth on, and a pause begins anew', () => {
  const tap = new TapTempo();
  const hear = () => undefined;
  [0, 500, 1000].forEach((at) => tap.hit(at, hear));
  same(tap.bpm(), null);
  tap.hit(1500, hear);
  same(tap.bpm(), 120);
  tap.hit(9000, hear);
  same(tap.bpm(), null);
});

claim('what is typed finds commands by beginnings of words before letters that lie apart', () => {
  const rank = (text: string, typed: string) => score(text, typed);
  truth(rank('Go to the start', 'start') > rank('Back a bar', 'start'), 'whole words');
  truth(rank('Metronome', 'met') > rank('Mute the track', 'met'), 'beginnings');
  truth(rank('Go to the end', 'gte') > -100 && rank('Loop', 'gte') < -100, 'letters in order');
});

claim('undo takes back what a knob was just moved to, also when there is nothing else to undo', async () => {
  const studio = fakeStudio();
  const knob = new Gesture({ label: 'Cutoff', range: linear({ min: 0, max: 10, initial: 0, step: 1 }), value: 0, onCommit: () => studio.perform('Cutoff', []) }, () => undefined);
  const undo = () => match(press({ key: 'z', code: 'KeyZ', ctrlKey: true }), ['global'], studio);
  same(undo(), null);
  knob.nudge(3);
  same(undo()?.id, 'edit.undo');
  same(find('edit.redo')?.enabled?.(studio), false);
  truth(perform(undo(), studio), 'it runs');
  await Promise.resolve();
  same([studio.heard.filter((each) => each.startsWith('perform')), studio.undoable.peek(), studio.redoable.peek()], [['perform Cutoff'], null, 'Cutoff']);
});
