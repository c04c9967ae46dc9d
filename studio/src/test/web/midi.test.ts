import { controlName, midiItems } from '../../main/web/midi/learn';
import { targetName } from '../../main/web/midi/target-name';
import { type MidiAccessLike, type MidiInputLike, WebMidi } from '../../main/web/midi/web-midi';
import { claim, same } from './claim';
import { fakeStudio } from './fake-studio';

function plugged() {
  const input: MidiInputLike = { name: 'Keystation', onmidimessage: null };
  const inputs = new Map<string, MidiInputLike>([['a', input]]);
  const access: MidiAccessLike = { inputs, onstatechange: null };
  return { input, inputs, access };
}

claim('a browser is asked for its keyboards only when that is wanted, and what they say is handed on', async () => {
  const { input, access } = plugged();
  const heard: unknown[] = [];
  let asked = 0;
  const midi = new WebMidi(() => (asked++, Promise.resolve(access)), (...message) => heard.push(message));
  same(asked, 0);
  await midi.start();
  same(midi.state.peek(), { kind: 'on', inputs: ['Keystation'] });
  input.onmidimessage?.({ data: new Uint8Array([0x90, 60, 100]) });
  input.onmidimessage?.({ data: new Uint8Array([0xf8]) });
  input.onmidimessage?.({ data: new Uint8Array([0xd0, 40]) });
  same(heard, [['Keystation', 0x90, 60, 100], ['Keystation', 0xd0, 40, 0]]);
  midi.stop();
  same(input.onmidimessage, null);
  same(midi.state.peek(), { kind: 'off' });
});

claim('a keyboard that is plugged in later is heard too', async () => {
  const { inputs, access } = plugged();
  const heard: unknown[] = [];
  const midi = new WebMidi(() => Promise.resolve(access), (...message) => heard.push(message));
  await midi.start();
  const later: MidiInputLike = { name: null, onmidimessage: null };
  inputs.set('b', later);
  (access.onstatechange as (() => void) | null)?.();
  later.onmidimessage?.({ data: new Uint8Array([0xb0, 1, 64]) });
  same(heard, [['Keyboard', 0xb0, 1, 64]]);
});

claim('a browser without MIDI, and one that is not allowed, say so in words', async () => {
  const none = new WebMidi(null, () => undefined);
  await none.start();
  same(none.state.peek().kind, 'refused');
  const denied = new WebMidi(() => Promise.reject(Object.assign(new Error('no'), { name: 'NotAllowedError' })), () => undefined);
  await denied.start();
  same(denied.state.peek(), { kind: 'refused', why: 'MIDI was not allowed for this page.' });
});

claim('a menu teaches a controller and makes it forget', () => {
  const studio = fakeStudio();
  const [learn] = midiItems(studio, 't4', 'fader', 'the volume of Bass');
  if (typeof learn !== 'object' || !('run' in learn)) throw new Error('no line');
  learn.run?.();
  studio.keyboards.value = { ...studio.keyboards.peek(), controls: [{ channel: 2, controller: 21, track: 't4', target: 'fader' }] };
  const lines = midiItems(studio, 't4', 'fader', 'the volume of Bass');
  same(lines.map((line) => (typeof line === 'object' && 'label' in line ? line.label : '')), ['Learn another MIDI control', 'Forget CC 21, channel 2']);
  const forget = lines[1];
  if (typeof forget === 'object' && 'run' in forget) forget.run?.();
  same(studio.heard, ['learn t4 fader', 'forget 2 21']);
  same(midiItems(studio, 't4', 'pan', 'the pan').length, 1);
});

claim('what a controller moves is told by the names that people gave', () => {
  same(targetName(fakeStudio(), 't4', 'fader'), 'volume of Bass');
  same(targetName(fakeStudio(), 't4', 'pan'), 'pan of Bass');
  same(targetName(fakeStudio(), 'gone', 'pan'), 'a track that is gone');
  same(controlName({ channel: 1, controller: 7 }), 'CC 7');
});
