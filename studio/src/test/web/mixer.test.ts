import { bandsOf, curvePath, response } from '../../main/web/pages/mixer/eq';
import { inOrder, layOut } from '../../main/web/pages/mixer/layout';
import { movedFaders, movedPans } from '../../main/web/pages/mixer/relative';
import { besideAt, gapAt, moveTracks } from '../../main/web/pages/mixer/reorder';
import { copyDevice, dropDevice } from '../../main/web/song/chain';
import { feedsBack, problemOf } from '../../main/web/pages/mixer/routes';
import { newDevice, newTrack } from '../../main/web/song/fresh';
import { apply } from '../../main/web/song/mirror';
import { removeTrack } from '../../main/web/song/removals';
import { morph, putSnapshot, recall, taken } from '../../main/web/song/snapshots';
import type { DeviceTable } from '../../main/web/wire/protocol.generated';
import type { Song, Track, TrackKind } from '../../main/web/wire/song.generated';
import { claim, near, same, truth } from './claim';
import { FAKE_SONG } from './fake-studio';

const track = (id: string, kind: TrackKind, more: Partial<Track> = {}): Track => ({ ...newTrack(id, kind, id.toUpperCase(), `#${id.charCodeAt(0).toString(16).repeat(3)}`), ...more });
const songOf = (...tracks: Track[]): Song => ({ ...FAKE_SONG, tracks: [...tracks, track('master', 'master')] });
const ids = (song: Pick<Song, 'tracks'>) => song.tracks.map((each) => each.id).join(' ');

claim('faders that are chosen together move by as many decibels, and find their way back', () => {
  const from = new Map([['a', -6], ['b', -12], ['c', -Infinity], ['d', 5], ['e', -71]]);
  same([...movedFaders(from, 'a', -3)], [['a', -3], ['b', -9], ['c', -Infinity], ['d', 6], ['e', -68]]);
  same([...movedFaders(from, 'a', -8.5)], [['a', -8.5], ['b', -14.5], ['c', -Infinity], ['d', 2.5], ['e', -Infinity]]);
  same([...movedFaders(from, 'a', -6)], [...from]);
  truth([...movedFaders(from, 'a', -Infinity).values()].every((value) => value === -Infinity), 'all follow to silence');
  same([...movedFaders(from, 'c', -20)], [['a', -6], ['b', -12], ['c', -20], ['d', 5], ['e', -71]]);
});

claim('pans that are chosen together move by as much, each within its ends', () => {
  same([...movedPans(new Map([['a', 0], ['b', 0.9], ['c', -0.5]]), 'a', 0.3)], [['a', 0.3], ['b', 1], ['c', -0.2]]);
});

claim('strips stand by what they are, the master last', () => {
  const song = songOf(track('r', 'return'), track('a', 'audio'), track('g', 'group'), track('b', 'instrument'), track('f', 'folder'));
  same(inOrder(layOut(song)).map((each) => each.id), ['a', 'b', 'g', 'f', 'r', 'master']);
  same(inOrder(layOut(song, (each) => each.id === 'b')).map((each) => each.id), ['b', 'master'], 'the master is always shown');
});

claim('ties join neighbours of one group, a level for each depth, and end where another begins', () => {
  const song = songOf(
    track('a', 'audio', { output: 'g' }), track('b', 'audio', { output: 'g' }), track('c', 'audio'), track('d', 'audio', { output: 'g' }), track('e', 'audio', { output: 'h' }),
    track('g', 'group', { output: 'h' }), track('h', 'group'),
  );
  const told = layOut(song).sources.map((place) => place.ties.map((tie) => (tie ? `${tie.first ? '[' : ''}${tie.to}${tie.last ? ']' : ''}` : '-')).join(' '));
  same(told, ['[h [g', 'h] g]', '- -', '[h [g]', 'h] -']);
  same(layOut(song).buses.map((place) => place.ties.map((tie) => tie?.to ?? '-').join(' ')), ['h g', 'h -']);
});

claim('ties of folders lie above those of groups', () => {
  const song = songOf(track('a', 'audio', { output: 'g', folder: 'f' }), track('b', 'audio', { folder: 'f' }), track('f', 'folder'), track('g', 'group'));
  same(layOut(song).sources.map((place) => place.ties.map((tie) => tie?.to ?? '-').join(' ')), ['f g', 'f -']);
});

claim('tracks are put beside another one in their own order, wherever they were', () => {
  const song = songOf(...['a', 'b', 'c', 'd', 'e'].map((id) => track(id, 'audio')));
  const put = (chosen: string, beside: string, side: 'before' | 'after') => ids(apply(song, { edits: moveTracks(song, new Set(chosen.split('')), { track: beside, side }) }));
  same(put('a', 'd', 'before'), 'b c a d e master');
  same(put('e', 'a', 'before'), 'e a b c d master');
  same(put('ae', 'c', 'after'), 'b c a e d master');
  same(put('bd', 'a', 'before'), 'b d a c e master');
  same(put('ab', 'e', 'after'), 'c d e a b master');
  same(moveTracks(song, new Set(['b']), { track: 'a', side: 'after' }), [], 'it stands there');
  same(moveTracks(song, new Set(['b']), { track: 'b', side: 'after' }), [], 'beside itself');
});

claim('what is dragged lands by the middles of what stays', () => {
  const strips = [{ id: 'a', left: 0, right: 100 }, { id: 'b', left: 100, right: 200 }];
  same([besideAt(strips, 49), besideAt(strips, 51), besideAt(strips, 190), besideAt([], 5)], [{ track: 'a', side: 'before' }, { track: 'b', side: 'before' }, { track: 'b', side: 'after' }, null]);
  const slots = [{ top: 0, bottom: 20 }, { top: 22, bottom: 42 }];
  same([gapAt(slots, 9), gapAt(slots, 11), gapAt(slots, 40), gapAt([], 7)], [0, 1, 2, 0]);
});

claim('a device dropped in its own chain lands in the gap that was shown', () => {
  const devices = ['x', 'y', 'z'].map((id) => newDevice(id, 'eq'));
  const song = songOf(track('a', 'audio', { devices }));
  const [a] = song.tracks;
  if (!a) throw new Error('no track');
  const drop = (at: number, gap: number) => {
    const device = devices[at];
    if (!device) throw new Error('no device');
    return apply(song, { edits: dropDevice(song, a, device, a, gap) }).tracks[0]?.devices.map((each) => each.id).join('');
  };
  same([drop(0, 3), drop(0, 2), drop(2, 0), drop(1, 1), drop(1, 2)], ['yzx', 'yxz', 'zxy', 'xyz', 'xyz']);
});

claim('a device that goes to another chain takes its lanes along and leaves no modulation behind', () => {
  const x = newDevice('x', 'eq');
  const lfo = { ...newDevice('l', 'lfo'), modulations: [{ device: 'x', parameter: 'output', depth: 0.5 }] };
  const lane = { target: 'device/x/output', enabled: true, points: [] } as const;
  const other = { target: 'fader', enabled: true, points: [] } as const;
  const song = songOf(track('a', 'audio', { devices: [lfo, x], automation: [lane, other] }), track('b', 'audio', { automation: [other] }));
  const [a, b] = song.tracks;
  if (!a || !b) throw new Error('no tracks');
  const after = apply(song, { edits: dropDevice(song, a, x, b, 0) });
  same(after.tracks.slice(0, 2).map((each) => [each.devices.map((one) => one.id), each.automation.map((one) => one.target)]), [[['l'], ['fader']], [['x'], ['fader', 'device/x/output']]]);
  same(after.tracks[0]?.devices[0]?.modulations, []);
  const copied = apply(song, { edits: [copyDevice(song, a, lfo, b, 0)] });
  same(copied.tracks[1]?.devices.map((one) => [one.id, one.modulations.length]), [['l-2', 0]]);
});

claim('a way that would come back is known before it is taken', () => {
  const keyed = { ...newDevice('c', 'compressor'), sideChain: { source: 'b', preFader: false } };
  const song = songOf(track('a', 'audio', { output: 'g', devices: [keyed] }), track('b', 'audio'), track('g', 'group', { sends: [{ to: 'r', preFader: false, level: 0, pan: 0, enabled: true }] }), track('r', 'return'));
  same([feedsBack(song, 'r', 'g'), feedsBack(song, 'g', 'g'), feedsBack(song, 'a', 'r'), feedsBack(song, 'r', 'b'), feedsBack(song, 'b', 'a')], [true, true, false, true, false]);
});

claim('a strip that cannot be heard says why', () => {
  const table = (id: string, category: DeviceTable['category']): readonly [string, DeviceTable] => [id, { id, name: id, category, family: '', summary: '', sideChain: false, parameters: [], assets: [], outputs: [], readings: [] }];
  const tables = new Map([table('synth', 'instrument'), table('eq', 'effect')]);
  const clips = FAKE_SONG.tracks.flatMap((each) => each.clips).slice(0, 1);
  const why = (more: Partial<Track>, ...others: Track[]) => {
    const one = track('a', 'instrument', { devices: [newDevice('s', 'synth')], clips, ...more });
    return problemOf(songOf(one, ...others), one, tables);
  };
  same(why({}), null);
  same(why({ output: null }), 'Has no output: nobody hears it');
  same(why({ output: 'g' }, track('g', 'group', { output: null })), 'Its way ends nowhere: nobody hears it');
  same(why({ output: { direct: 2 } }), null);
  same(why({ devices: [] }), 'Has no instrument: its notes are silent');
  same(why({ devices: [{ ...newDevice('s', 'synth'), enabled: false }] }), 'Its instrument is off: its notes are silent');
  same(why({ devices: [newDevice('s', 'theremin')] }), 'Device “theremin” is not known here');
});

claim('the curve of the equaliser has the gains of its analogue circuits', () => {
  const at = (kind: string, hertz: number, gain = 6, q = Math.SQRT1_2, frequency = 1000) => response([{ kind, frequency, gain, q }], hertz);
  near(at('bell', 1000), 6, 1e-9);
  near(at('bell', 1000, -9, 4), -9, 1e-9);
  near(at('low shelf', 1), 6, 1e-3);
  near(at('low shelf', 1000), 3, 1e-9);
  near(at('low shelf', 1e6), 0, 1e-3);
  near(at('high shelf', 1e6, -4), -4, 1e-3);
  near(at('tilt', 1e6), 3, 1e-3);
  near(at('tilt', 1), -3, 1e-3);
  for (const slope of [6, 12, 18, 24, 36, 48, 72, 96]) {
    near(at(`low cut ${slope}`, 1000), -3.0103, 1e-3, `corner of ${slope}`);
    near(at(`high cut ${slope}`, 8000) - at(`high cut ${slope}`, 4000), -slope, 0.5, `slope of ${slope}`);
  }
  truth(at('notch', 1000) < -100, 'a notch takes its centre away');
  same(at('all-pass', 700), 0);
  same(bandsOf(newDevice('e', 'eq'), { id: 'eq', name: '', category: 'effect', family: '', summary: '', sideChain: false, parameters: [], assets: [], outputs: [], readings: [] }), [], 'bands are off');
  same(curvePath([], 100, 30, 15, 3), 'M0.0 15.0L50.0 15.0L100.0 15.0');
});

claim('VCAs stand among groups and tie the tracks that follow them', () => {
  const song = songOf(track('a', 'audio', { vca: 'v' }), track('b', 'audio', { vca: 'v', output: 'g' }), track('c', 'audio'), track('g', 'group'), track('v', 'vca', { vca: 'w' }), track('w', 'vca'));
  const layout = layOut(song);
  same(layout.sources.map((place) => place.ties.map((tie) => tie?.to ?? '-').join(' ')), ['- w v', 'g w v', '- - -']);
  same(layout.buses.map((place) => place.track.id), ['g', 'v', 'w']);
  same(layout.sources[0]?.ties[1], { to: 'w', name: 'W', kind: 'vca', color: '#777777', first: true, last: false });
});

const MIXED = songOf(
  track('a', 'audio', { fader: -12, pan: -1, sends: [{ to: 'r', preFader: true, level: -Infinity, pan: 0, enabled: true }] }), track('b', 'audio', { soloed: true }), track('f', 'folder'), track('r', 'return'), track('v', 'vca', { fader: -3 }),
);
const OTHER = apply(MIXED, {
  edits: [
    { edit: 'set-fader', track: 'a', old: -12, new: 0 }, { edit: 'set-pan', track: 'a', old: -1, new: 0.5 }, { edit: 'set-muted', track: 'a', old: false, new: true }, { edit: 'set-soloed', track: 'b', old: true, new: false },
    { edit: 'put-send', track: 'a', index: 0, old: { to: 'r', preFader: true, level: -Infinity, pan: 0, enabled: true }, new: { to: 'r', preFader: true, level: -16, pan: 1, enabled: false } },
  ],
});

claim('a snapshot brings back the mix, but not solos', () => {
  const kept = taken(MIXED, 'a', 'A');
  same(recall(MIXED, kept), [], 'nothing to do');
  const back = apply(OTHER, { edits: recall(OTHER, kept) });
  same(back.tracks.map((each) => [each.fader, each.pan, each.muted, each.sends]), MIXED.tracks.map((each) => [each.fader, each.pan, each.muted, each.sends]));
  same(back.tracks[1]?.soloed, false);
  same(recall({ tracks: MIXED.tracks.slice(1) }, kept), [], 'a track that is gone is passed over');
});

claim('a morph begins and ends at its snapshots and goes in decibels between', () => {
  const one = taken(MIXED, 'a', 'A');
  const two = taken(OTHER, 'b', 'B');
  const at = (x: number) => {
    const a = apply(MIXED, { edits: morph(MIXED, one, two, x) }).tracks[0];
    const send = a?.sends[0];
    return [a?.fader, a?.pan, a?.muted, send?.level, send?.pan, send?.enabled, send?.preFader];
  };
  same(at(0), [-12, -1, false, -Infinity, 0, true, true]);
  same(at(0.25), [-9, -0.625, false, -76, 0.25, true, true]);
  same(at(0.5), [-6, -0.25, true, -56, 0.5, false, true]);
  same(at(1), [0, 0.5, true, -16, 1, false, true]);
  same(morph(MIXED, one, { ...two, tracks: [] }, 0.5), [], 'what only one knows is left alone');
});

claim('a snapshot is put in the room of the one that has its id, or behind the others', () => {
  const one = taken(MIXED, 'a', 'A');
  const two = taken(OTHER, 'b', 'B');
  const song = apply({ ...MIXED, snapshots: [one] }, { edits: [putSnapshot({ snapshots: [one] }, 'b', two)] });
  same(song.snapshots.map((each) => each.id), ['a', 'b']);
  const again = apply(song, { edits: [putSnapshot(song, 'a', { ...two, id: 'a' })] });
  same(again.snapshots.map((each) => [each.id, each.tracks[0]?.fader]), [['a', 0], ['b', 0]]);
  same(apply(again, { edits: [putSnapshot(again, 'a', null)] }).snapshots.map((each) => each.id), ['b']);
});

claim('tracks that followed a VCA which goes follow what it did', () => {
  const song = songOf(track('a', 'audio', { vca: 'v' }), track('v', 'vca', { vca: 'w' }), track('w', 'vca'));
  const after = apply(song, removeTrack(song, 'v'));
  same(after.tracks.map((each) => [each.id, each.vca]), [['a', 'w'], ['w', null], ['master', null]]);
});
