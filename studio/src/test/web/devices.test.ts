import { choiceName } from '../../main/web/catalogue';
import { signal } from '../../main/web/core/signal';
import { automate, duplicateDevice, modulate, replaceDevice, settingsEdits } from '../../main/web/pages/devices/chain-edits';
import { dropDevice } from '../../main/web/song/chain';
import { attackAt, compressed, fallAt, gated, limited, reduction } from '../../main/web/pages/devices/graphs/curves';
import { hertzOfShare, shareOfHertz } from '../../main/web/pages/devices/graphs/pen';
import { DeviceHand } from '../../main/web/pages/devices/hand';
import { rangeOf, typed, words } from '../../main/web/pages/devices/ranges';
import { familiesOf, nameWithin, sectionsOf } from '../../main/web/pages/devices/sections';
import { newDevice } from '../../main/web/song/fresh';
import { apply } from '../../main/web/song/mirror';
import type { DeviceTable, Entry } from '../../main/web/wire/protocol.generated';
import type { Edit, Song, Track } from '../../main/web/wire/song.generated';
import { claim, near, same, truth } from './claim';
import { FAKE_SONG, fakeStudio } from './fake-studio';

function entry(id: string, name: string, more: Partial<Entry> = {}): Entry {
  return { id, name, unit: 'plain', symbol: '', min: 0, max: 1, scale: 'linear', initial: 0, choices: [], kind: 'smooth', help: 'Does something.', ...more };
}

function table(id: string, parameters: readonly Entry[]): DeviceTable {
  return { id, name: id, category: 'effect', family: 'utility', summary: 'A device.', sideChain: false, parameters, assets: [], outputs: [], readings: [] };
}

const BANDS = [1, 2, 3].flatMap((n) => ['on', 'frequency', 'gain', 'q'].map((end) => entry(`band-${n}-${end}`, `Band ${n} ${end}`)));

claim('parts of a device that are alike are found by their ids, whatever stands between them', () => {
  const ends = ['attack', 'decay', 'sustain', 'release'];
  const all = [...BANDS, entry('output', 'Output'), ...['amp', 'mod', 'env3'].flatMap((each) => ends.map((end) => entry(`${each}-${end}`, `${each} ${end}`))), entry('key-filter', 'Key filter'), entry('key-frequency', 'Key frequency'), entry('key-low-pass', 'Key low-pass')];
  same(familiesOf(all).map((members) => members.map((member) => member.prefix)), [['band-1', 'band-2', 'band-3'], ['amp', 'mod', 'env3']]);
});

claim('a pad whose name begins with that of another keeps its own parameters', () => {
  const ends = ['level', 'pan', 'tune', 'decay'];
  const pads = ['kick', 'kick-long', 'snare'].flatMap((each) => ends.map((end) => entry(`${each}-${end}`, `${each === 'kick-long' ? 'Long kick' : each} ${end}`)));
  const [members = []] = familiesOf(pads);
  same(members.map((member) => [member.prefix, member.parameters.length]), [['kick', 4], ['kick-long', 4], ['snare', 4]]);
});

claim('every parameter is in just one section, with or without a plan', () => {
  for (const id of ['eq', 'compressor', 'something']) {
    const parameters = [...BANDS, ...['threshold', 'ratio', 'knee', 'attack', 'output', 'mix', 'strange'].map((each) => entry(each, each))];
    const shown = sectionsOf(table(id, parameters)).flatMap((part) => (part.kind === 'section' ? part.parameters : part.members.flatMap((member) => member.parameters)));
    same(shown.map((each) => each.id).sort(), parameters.map((each) => each.id).sort(), id);
  }
});

claim('within its part a parameter has its short name', () => {
  const [members = []] = familiesOf(BANDS);
  const member = members[1];
  truth(member?.name === 'Band 2', `the name ${member?.name}`);
  const gain = member?.parameters[2];
  truth(member !== undefined && gain !== undefined && nameWithin(member, gain) === 'Gain', 'the short name');
});

claim('values are told with units and read back as they were typed', () => {
  const hertz = entry('f', 'F', { unit: 'hertz', symbol: 'Hz', min: 20, max: 20000, scale: 'logarithmic', initial: 1000 });
  const time = entry('t', 'T', { unit: 'seconds', symbol: 's', min: 0, max: 20, scale: 'square', initial: 0.2 });
  const short = entry('m', 'M', { unit: 'milliseconds', symbol: 'ms', min: 0, max: 4000, initial: 10 });
  same([words(hertz, 440), words(hertz, 2500), words(time, 0.35), words(time, 2), words(short, 1500)], ['440 Hz', '2.5 kHz', '350 ms', '2 s', '1.5 s']);
  same([typed(hertz, '2.5k'), typed(time, '350 ms'), typed(time, '2'), typed(short, '1.5 s'), typed(short, 'x')], [2500, 0.35, 2, 1500, null]);
});

claim('knobs travel as the table says: octaves evenly, squares finely at the foot, both ways from the middle', () => {
  const hertz = rangeOf(entry('f', 'F', { unit: 'hertz', min: 20, max: 20480, scale: 'logarithmic', initial: 1000 }));
  near(hertz.toTravel(640), 0.5, 1e-9);
  const time = rangeOf(entry('t', 'T', { unit: 'seconds', min: 0, max: 4, scale: 'square', initial: 1 }));
  near(time.toTravel(1), 0.5, 1e-9);
  near(time.fromTravel(0.25), 0.25, 1e-9);
  same([rangeOf(entry('g', 'G', { unit: 'decibels', min: -24, max: 24 })).origin, rangeOf(entry('l', 'L', { unit: 'decibels', min: -60, max: 12, initial: -12 })).origin], [0, -60]);
  near(hertzOfShare(shareOfHertz(1234)), 1234, 1e-6);
});

claim('a compressor leaves what is below its knee, turns down by its ratio above, and bends evenly between', () => {
  const hard = { threshold: -20, ratio: 4, knee: 0, makeup: 0, range: 60, mix: 1 };
  near(compressed(-30, hard), -30, 1e-9);
  near(compressed(0, hard), -15, 1e-9);
  near(reduction(-20, -20, 4, 8), (0.75 * 16) / 16, 1e-9, 'in the middle of the knee');
  near(reduction(-24, -20, 4, 8), 0, 1e-9, 'where the knee begins');
  near(reduction(-16, -20, 4, 8), 3, 1e-9, 'where the knee ends');
  near(compressed(0, { ...hard, range: 6 }), -6, 1e-9, 'no further than its range');
  near(compressed(0, { ...hard, mix: 0 }), 0, 1e-9, 'nothing without mix');
  near(compressed(-30, { ...hard, makeup: 6 }), -24, 1e-9, 'made up');
});

claim('a gate closes, an expander falls by its ratio, a duck turns down what is loud, a limiter stops at its ceiling', () => {
  truth(gated(-50, -40, 100, -96, false) === -Infinity, 'silence below the threshold');
  near(gated(-50, -40, 100, -20, false), -70, 1e-9);
  near(gated(-50, -40, 2, -96, false), -60, 1e-9);
  near(gated(-30, -40, 2, -96, false), -30, 1e-9);
  near(gated(-30, -40, 100, -12, true), -42, 1e-9);
  same([limited(-20, 6, -1), limited(0, 6, -1)], [-14, -1]);
});

claim('envelopes begin and end where they should, and are on the way between', () => {
  near(attackAt(0), 0, 1e-12);
  near(attackAt(1), 1, 1e-9);
  near(fallAt(0), 1, 1e-12);
  near(fallAt(1), 0, 1e-12);
  near(attackAt(0.5), 1.3 * (1 - Math.sqrt(0.3 / 1.3)), 1e-9);
});

function songWith(types: readonly string[]): { readonly song: Song; readonly track: Track } {
  const [first] = FAKE_SONG.tracks;
  if (!first) throw new Error('no track');
  const track: Track = { ...first, devices: types.map((type, i) => newDevice(`${type}-${i}`, type)) };
  return { song: { ...FAKE_SONG, tracks: [track, ...FAKE_SONG.tracks.slice(1)] }, track };
}

const chain = (song: Song, edits: readonly Edit[]) => apply(song, { edits }).tracks[0]?.devices.map((device) => device.id);

claim('what is done to a chain is what is meant', () => {
  const { song, track } = songWith(['lfo', 'eq', 'delay']);
  const [lfo, eq, delay] = track.devices;
  if (!lfo || !eq || !delay) throw new Error('no devices');
  same(chain(song, dropDevice(song, track, lfo, track, 3)), ['eq-1', 'delay-2', 'lfo-0']);
  same(dropDevice(song, track, eq, track, 2), []);
  same(chain(song, duplicateDevice(song, track, eq).edits), ['lfo-0', 'eq-1', 'eq', 'delay-2']);
  const moved = apply(song, { edits: [...modulate(lfo, 'delay-2', 'mix', 0.5), ...automate(track, delay, entry('mix', 'Mix'), 25)] });
  const now = moved.tracks[0];
  const last = now?.devices[2];
  if (!now || !last) throw new Error('no track');
  const replaced = replaceDevice(moved, now, last, table('reverb', []));
  const after = apply(moved, { edits: replaced.edits }).tracks[0];
  same([after?.devices.map((device) => device.id), after?.automation.length, after?.devices[0]?.modulations], [['lfo-0', 'eq-1', 'reverb'], 0, []]);
});

claim('settings are put back exactly, also those that are as when new', () => {
  const { song, track } = songWith(['eq']);
  const device = track.devices[0];
  if (!device) throw new Error('no device');
  const changed = apply(song, { edits: settingsEdits(device, { type: 'eq', parameters: { output: 3, 'band-1-q': 2 }, assets: { a: 'library:x' } }) });
  const now = changed.tracks[0]?.devices[0];
  if (!now) throw new Error('no device');
  same([now.parameters, now.assets], [{ output: 3, 'band-1-q': 2 }, { a: 'library:x' }]);
  same(apply(changed, { edits: settingsEdits(now, { type: 'eq', parameters: {}, assets: {} }) }).tracks[0]?.devices[0], device);
});

claim('a drag is heard and kept once; what it leaves as it was makes no step', async () => {
  const { song, track } = songWith(['eq']);
  const device = track.devices[0];
  if (!device) throw new Error('no device');
  const studio = fakeStudio(song);
  const hand = new DeviceHand(studio, table('eq', [entry('output', 'Output', { min: -24, max: 24 })]), device);
  const shown: number[] = [];
  const seen = signal(0);
  hand.held.subscribe(() => shown.push(hand.value('output')));
  hand.preview({ output: 3 });
  hand.preview({ output: 99 });
  await hand.commit();
  seen.value = studio.song.peek().tracks[0]?.devices[0]?.parameters['output'] ?? 0;
  same([seen.peek(), shown.slice(0, 2), studio.heard], [24, [3, 24], ['preview 1', 'preview 1', 'perform eq: Output 24']]);
  await hand.set({ output: 0 });
  same(studio.heard.slice(3), ['preview 0']);
});

claim('choices are called what people call them', () => {
  same(['general-midi', 'lfo 1', 'filter fm', 'hat-closed', 'low-pass', 'FET', 'film', 'A#'].map(choiceName), ['General MIDI', 'LFO 1', 'filter FM', 'closed hat', 'low-pass', 'FET', 'film', 'A#']);
  same(words(entry('map', 'Key map', { unit: 'choice', choices: ['general-midi', 'pads'] }), 0), 'General MIDI');
});
