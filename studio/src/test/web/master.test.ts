import { factor, readResponse } from '../../main/web/audio/listening';
import { hasChain, withChain, withoutChain } from '../../main/web/pages/master/chain-edits';
import { correlationChart, dynamicsChart, heardWords, loudnessChart, spectrumChart, spread } from '../../main/web/pages/master/charts';
import { checkList, fits } from '../../main/web/pages/master/check-list';
import { levels, placeIn } from '../../main/web/pages/master/compare';
import { clock, figure, signedFigure } from '../../main/web/pages/master/words';
import { apply } from '../../main/web/song/mirror';
import type { FindingCard, MeasuredSong, PlanDevice, ReferenceCard, TargetCard } from '../../main/web/wire/protocol.generated';
import { claim, near, same, truth } from './claim';
import { FAKE_SONG, fakeStudio } from './fake-studio';

const FIGURES = {
  integrated: -9, momentaryMax: -6, shortTermMax: -7, range: 6, rangeSettled: true, truePeak: 0.4, samplePeak: 0, plr: 9.4, psr: 8,
  correlation: 0.7, lowCorrelation: 1, width: -9, balance: 0, monoLoss: -0.4, offset: null, clipped: 0,
};
const SONG: MeasuredSong = {
  revision: 3, seconds: 100, figures: FIGURES, momentary: [-120, -20, -10, -10.5, -9.5], shortTerm: [-120, -30, -9],
  parts: [{ name: 'Verse', from: 0, to: 40, lufs: -12 }, { name: 'Chorus', from: 40, to: 100, lufs: -8 }],
  bands: [{ hertz: 1000, level: -20, soft: -30, loud: -15, width: -10, correlation: 0.8 }, { hertz: 2000, level: -26, soft: -40, loud: -20, width: -8, correlation: -0.2 }], heard: [],
};

function reference(hash: string, lufs: number, more: Partial<ReferenceCard> = {}): ReferenceCard {
  return {
    name: hash, hash, lufs, range: 5, truePeak: -1, plr: 9, seconds: 200, sound: true, levels: [-11, -15], widths: [-9, -9],
    parts: [{ name: 'part A', from: 10, to: 30, lufs: lufs - 4 }, { name: 'part B', from: 60, to: 90, lufs: lufs + 1 }],
    matches: [{ section: 'Verse', part: 'part A', from: 10, to: 30 }, { section: 'Chorus', part: 'part B', from: 60, to: 90 }], ...more,
  };
}

const TARGET: TargetCard = { id: 'x', name: 'X', loudness: -14, ceiling: -1, bits: 24, rate: 0, codecs: [], date: '2025-11', source: '' };

claim('in a comparison all are as loud as the softest, and none is turned up', () => {
  const all = [reference('a', -14), reference('b', -7)];
  const whole = levels(SONG, all, null);
  for (const each of all) near(each.lufs + (whole.references.get(each.hash) ?? NaN), -14, 0.1, each.name);
  near((SONG.figures.integrated ?? 0) + whole.song, -14, 0.1, 'song');
  truth(whole.song <= 0 && [...whole.references.values()].every((gain) => gain <= 0), 'turned up');
  const part = levels(SONG, all, 'Chorus');
  near(-8 + part.song, -13, 0.1, 'chorus');
  near(-13 + (part.references.get('a') ?? NaN), -13, 0.1, 'a');
  near(-6 + (part.references.get('b') ?? NaN), -13, 0.1, 'b');
});

claim('a reference begins in the section that is like the one in the song', () => {
  const one = reference('a', -14);
  same(placeIn(one, SONG, 45), { at: 65, part: one.parts[1] });
  same(placeIn(one, SONG, 25).at, 15);
  same(placeIn(reference('a', -14, { matches: [] }), SONG, 50).at, 100);
});

claim('charts hold the references at the loudness of the song, and tell them in their tables', () => {
  const all = [reference('a', -14), reference('b', -7, { levels: [-13, -15] })];
  same(spread(all, (each) => each.levels, 0), [-12, -13, -11]);
  same(spread([], (each) => each.levels, 0), null);
  const chart = spectrumChart(SONG, all);
  same(chart.curves.find((each) => each.paint === 'reference')?.points, [[1000, -21], [2000, -24]]);
  same(chart.rows[0], ['1 kHz', '−20.0 dB', '−30.0 dB', '−15.0 dB', '−21.0 dB', '1.0 dB']);
  same(spectrumChart(SONG, []).curves.length, 1);
  same(loudnessChart(SONG, TARGET).levels.map((level) => level.at), [-9, -14]);
  same(loudnessChart(SONG, null).rows[1], ['Chorus', '0:40', '1:40', '−8.0 LUFS', '–']);
  same(dynamicsChart(SONG).rows, [['−10 to −9 LUFS', '50.0 %'], ['−11 to −10 LUFS', '25.0 %'], ['−20 to −19 LUFS', '25.0 %']].map((row) => row));
  same(correlationChart(SONG).bars.map((bar) => bar.paint), ['song', 'warn']);
});

claim('the chain goes to the end of the master strip, once, and comes off again', () => {
  const devices: readonly PlanDevice[] = [
    { name: 'eq', device: 'eq', deviceName: 'Equaliser', settings: { 'gain-1': 2 }, why: '' },
    { name: 'limiter', device: 'limiter', deviceName: 'Limiter', settings: { gain: 3, ceiling: -1 }, why: '' },
  ];
  const all = new Set<string>();
  const once = apply(FAKE_SONG, { edits: withChain(FAKE_SONG, devices, all) });
  const strip = (song: typeof once) => song.tracks.find((track) => track.kind === 'master')?.devices.map((device) => device.id);
  same(strip(once), ['mastering-eq', 'mastering-limiter']);
  truth(hasChain(once, devices, all), 'has it');
  truth(!hasChain(once, devices, new Set(['eq'])), 'has another');
  const less = apply(once, { edits: withChain(once, devices, new Set(['eq'])) });
  same(strip(less), ['mastering-limiter']);
  same(apply(less, { edits: withoutChain(less) }), FAKE_SONG);
});

claim('the chain is one step, that one undo takes back', async () => {
  const studio = fakeStudio();
  const devices: readonly PlanDevice[] = [{ name: 'limiter', device: 'limiter', deviceName: 'Limiter', settings: { gain: 3 }, why: '' }];
  await studio.perform('Apply the master chain', withChain(studio.song.peek(), devices, new Set()));
  same(studio.revision.peek(), 1);
  await studio.undo();
  same(studio.song.peek(), FAKE_SONG);
});

function finding(id: string, severity: FindingCard['severity']): FindingCard {
  return { id, title: id, area: 'mix', severity, nature: 'convention', confidence: 1, tracks: [], section: null, from: 0, to: 0, band: null, text: `about ${id}`, why: '', advice: '', looksFor: '', evidence: [], remedies: [], plot: null };
}

claim('a check passes, wants a look, wants mending, or is not known', () => {
  const rules = ['mud', 'balance', 'masking', 'mask'].map((rule) => ({ rule, title: rule, area: 'mix' as const, why: 'why' }));
  const open = checkList(null, TARGET, null, rules);
  truth(open.every((one) => one.verdict === 'open'), 'known');
  const checked = { revision: 3, findings: [finding('mud', 'slight'), finding('masking/a/b', 'slight'), finding('masking/a/c', 'grave')] };
  const list = checkList(SONG, TARGET, checked, rules);
  same(Object.fromEntries(list.map((one) => [one.id, one.verdict])), { masking: 'fix', 'true-peak': 'fix', mud: 'look', loudness: 'look', balance: 'pass', mask: 'pass' });
  same(list.find((one) => one.id === 'masking')?.finding?.id, 'masking/a/c');
  same(list[0]?.verdict, 'fix');
  same(fits(SONG, TARGET), 'fix');
  same(fits({ ...SONG, figures: { ...FIGURES, integrated: -14.4, truePeak: -1 } }, TARGET), 'pass');
  same(fits(null, TARGET), 'open');
});

claim('a device is read as the program sends it, and nothing else is', () => {
  const data = new ArrayBuffer(8 + 4 * 4 * 3);
  const view = new DataView(data);
  view.setInt32(0, 3, true);
  view.setFloat32(4, -2.5, true);
  for (let i = 0; i < 12; i++) view.setFloat32(8 + 4 * i, i, true);
  const read = readResponse(data, 48000);
  same(read?.gain, -2.5);
  same(read?.paths.map((path) => [...path]), [[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10, 11]]);
  same([readResponse(new ArrayBuffer(3), 48000), readResponse(new ArrayBuffer(20), 48000), readResponse(data.slice(0, 40), 48000)], [null, null, null]);
  near(factor(-6.0206), 0.5, 1e-5);
  same(factor(-Infinity), 0);
});

claim('figures are said with signs and units, and what does not exist is a dash', () => {
  same([figure(-0.04, 'dB'), figure(-3.14, 'dB'), figure(null, 'LUFS'), figure(0.5, '', 2), signedFigure(2, 'dB'), signedFigure(-2, 'dB'), signedFigure(0.01, 'dB')], ['0.0 dB', '−3.1 dB', '–', '0.50', '+2.0 dB', '−2.0 dB', '0.0 dB']);
  same([clock(0), clock(61.4), clock(600)], ['0:00', '1:01', '10:00']);
  const at = { name: '', gain: -3, lufs: -14, truePeak: -4, limited: 0, heldBack: 0 };
  same([heardWords(at), heardWords({ ...at, gain: 0 }), heardWords({ ...at, limited: 2 }), heardWords({ ...at, heldBack: 1 })], ['turned down', 'as it is', 'its limiter turns peaks down by 2.0 dB', 'its peaks hold it back by 1.0 dB']);
});
