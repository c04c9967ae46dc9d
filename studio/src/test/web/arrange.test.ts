import { dropAt } from '../../main/web/pages/arrange/header-pointer';
import { edgeSpeed } from '../../main/web/pages/arrange/gestures/drag';
import { sectionEdits, sized } from '../../main/web/pages/arrange/gestures/ruler';
import { clipsInTime, crossfaded, fadeLength, fits, framed, gainAfter, heldClips, loopedTo, moveBy, picked, trimmed, trimRange } from '../../main/web/pages/arrange/gesture-math';
import { offsetTo, pasteEdits } from '../../main/web/pages/arrange/clipboard';
import { beatEdits } from '../../main/web/pages/arrange/empty';
import { takeView, viewNow } from '../../main/web/pages/arrange/remember';
import { axis } from '../../main/web/pages/arrange/state';
import { laneEdits, withDrawn, withMoved, withPoint } from '../../main/web/pages/automation/lane-edits';
import { heightOf, isWithin, rowsOf, shownTracks } from '../../main/web/pages/arrange/rows';
import { rangeOf } from '../../main/web/pages/automation/targets';
import { clipWords, nearestClip, trackWords } from '../../main/web/pages/arrange/track-grid';
import { arrangeCommands } from '../../main/web/pages/arrange/commands';
import { clashes, PRESETS, type PresetName } from '../../main/web/commands';
import { editCommands } from '../../main/web/commands/edit';
import { transportCommands } from '../../main/web/commands/transport';
import { apply } from '../../main/web/song/mirror';
import { newTrack } from '../../main/web/song/fresh';
import { snapMove } from '../../main/web/song/snap';
import { MeterMap, TempoMap } from '../../main/web/song/time';
import { QUARTER } from '../../main/web/wire/quarters';
import type { AudioClip, AudioSource, Automation, Point, Section, Song, Track } from '../../main/web/wire/song.generated';
import { FAKE_SONG, fakeClip } from './fake-studio';
import { claim, near, same, truth } from './claim';

const BAR = 4 * QUARTER;
const meters = new MeterMap([{ at: 0, meter: '4/4' }]);
const tempo = new TempoMap([{ at: 0, bpm: 120, shape: 'step' }]);
const grid = { step: '1/4', feel: 'straight', on: true } as const;
const snapTo = (from: number, by: number) => snapMove(grid, meters, from, by, 0.001);
const source: AudioSource = { id: 's', name: 'take', file: 'x', rate: 48000, channels: 1, frames: 10 * 48000 };
/** Two bars of a recording from its third second on: ticks and seconds are 2 quarters a second. */
const audio: AudioClip = {
  kind: 'audio', id: 'a', name: '', at: 2 * BAR, length: 2 * BAR, muted: false, source: 's', offsetFrames: 3 * 48000, loopFrames: null, gain: 0,
  fadeIn: { length: 0, shape: 'linear' }, fadeOut: { length: 0, shape: 'linear' }, reversed: false, envelopeFrames: [], color: '',
};
const point = (at: number, value: number, shape: Point['shape'] = 'linear'): Point => ({ at, value, shape, bend: 0 });

claim('clips move together on the grid and none before the start', () => {
  const clips = [fakeClip('one', 2, 1), fakeClip('two', 3, 1)];
  const [first, second] = [fakeClip('one', 2, 1), fakeClip('two', 3, 1)];
  same(moveBy(clips, second, 1.1 * QUARTER, snapTo), QUARTER);
  same(moveBy(clips, second, 0.4 * QUARTER, snapTo), 0);
  same(moveBy(clips, second, -5 * BAR, snapTo), -first.at, 'the first stops at the start, the other keeps its distance');
});

claim('clips go only where tracks can play them', () => {
  const tracks = [newTrack('i', 'instrument', 'I'), newTrack('a', 'audio', 'A'), newTrack('j', 'instrument', 'J')];
  const [first] = tracks;
  if (!first) throw new Error('no track');
  const held = [{ track: first, clip: fakeClip('c', 1, 1) }];
  same([fits(tracks, held, 0), fits(tracks, held, 1), fits(tracks, held, 2), fits(tracks, held, 3), fits(tracks, held, -1)], [true, false, true, false, false]);
  const other = tracks[1];
  if (!other) throw new Error('no track');
  truth(!fits(tracks, [...held, { track: other, clip: audio }], 2), 'one that finds no track holds all');
});

claim('a recording that is moved onto the end of another shows the fade that it will have', () => {
  const under: AudioClip = { ...audio, id: 'u', at: 0, length: 3 * BAR };
  same(crossfaded(audio, [under]), { ...audio, fadeIn: { length: BAR, shape: 'equal-power' } });
  for (const other of [{ ...under, length: 2 * BAR }, { ...under, length: 8 * BAR }, { ...under, muted: true }, fakeClip('n', 1, 3)]) same(crossfaded(audio, [other]), audio);
});

claim('an edge is drawn out as far as the recording reaches, and no clip becomes nothing', () => {
  const start = trimRange(audio, 'start', source, tempo);
  // Three seconds of recording before it: six quarters.
  same(start.least, -6 * QUARTER);
  same(start.most, audio.length - 1);
  const end = trimRange(audio, 'end', source, tempo);
  // Ten seconds less three of offset and four that it plays: three, six quarters.
  same(end.most, 6 * QUARTER);
  same(end.least, 1 - audio.length);
  same(trimRange({ ...audio, at: QUARTER }, 'start', source, tempo).least, -QUARTER, 'the song has no time before its start');
  same(trimRange({ ...audio, loopFrames: { at: 0, length: 48000 } }, 'end', source, tempo).most, Infinity);
});

claim('a trimmed recording keeps its samples in place', () => {
  const later = trimmed(audio, 'start', QUARTER, source, tempo);
  if (later.kind !== 'audio') throw new Error('no recording');
  same([later.at, later.length, later.offsetFrames], [audio.at + QUARTER, audio.length - QUARTER, 3.5 * 48000]);
  const short = trimmed({ ...audio, fadeIn: { length: BAR, shape: 'linear' } }, 'end', -7 * QUARTER, source, tempo);
  if (short.kind !== 'audio') throw new Error('no recording');
  same([short.length, short.fadeIn.length], [QUARTER, QUARTER], 'a fade is never longer than its clip');
});

claim('trimmed notes stay where they sound, in a loop too', () => {
  const plain = trimmed({ ...fakeClip('c', 2, 2), offset: QUARTER }, 'start', QUARTER, undefined, tempo);
  if (plain.kind !== 'notes') throw new Error('no notes');
  same([plain.at, plain.offset], [BAR + QUARTER, 2 * QUARTER]);
  const looped = trimmed({ ...fakeClip('c', 2, 4), loop: { at: 0, length: BAR } }, 'start', BAR + QUARTER, undefined, tempo);
  if (looped.kind !== 'notes') throw new Error('no notes');
  same(looped.offset, QUARTER);
});

claim('what is drawn out to loop repeats what it played, and keeps a loop it has', () => {
  const notes = loopedTo({ ...fakeClip('c', 1, 2), offset: QUARTER }, 5 * BAR, undefined, tempo);
  if (notes.kind !== 'notes') throw new Error('no notes');
  same([notes.length, notes.loop], [5 * BAR, { at: QUARTER, length: 2 * BAR }]);
  same(loopedTo(notes, BAR, undefined, tempo).length, BAR);
  const sound = loopedTo(audio, 6 * BAR, source, tempo);
  same(sound.kind === 'audio' && sound.loopFrames, { at: 3 * 48000, length: 4 * 48000 });
});

claim('fades stay inside of the clip and out of each other', () => {
  same(fadeLength(audio, 'in', audio.at - 5), 0);
  same(fadeLength(audio, 'in', audio.at + QUARTER), QUARTER);
  same(fadeLength(audio, 'out', audio.at + audio.length - QUARTER), QUARTER);
  same(fadeLength({ ...audio, fadeOut: { length: BAR, shape: 'linear' } }, 'in', audio.at + 5 * BAR), BAR);
});

claim('gain goes in tenths, holds on at 0 dB, and ends somewhere', () => {
  same(gainAfter(0, 10, false), 2);
  same(gainAfter(-2, 9, false), 0, 'near 0');
  near(gainAfter(0, 10, true), 0.2, 1e-9);
  same(gainAfter(20, 1000, false), 24);
  same(gainAfter(-50, -1000, false), -60);
});

claim('presses choose alone, one more, one less, or all between', () => {
  const before = new Set(['a', 'b']);
  same([...picked(before, 'c', { shift: false, mod: false }, () => [])], ['c']);
  same([...picked(before, 'c', { shift: false, mod: true }, () => [])], ['a', 'b', 'c']);
  same([...picked(before, 'b', { shift: false, mod: true }, () => [])], ['a']);
  same([...picked(before, 'd', { shift: true, mod: false }, () => ['b', 'c', 'd'])], ['b', 'c', 'd']);
  same([...framed(before, ['b', 'c'], { shift: false, mod: false })], ['b', 'c']);
  same([...framed(before, ['b', 'c'], { shift: true, mod: false })], ['a', 'b', 'c']);
  same([...framed(before, ['b', 'c'], { shift: false, mod: true })], ['a', 'c']);
});

claim('chosen clips that are gone are no more chosen', () => {
  same(heldClips(FAKE_SONG.tracks, new Set(['c1a', 'gone'])).map(({ clip }) => clip.id), ['c1a']);
});

claim('time holds the clips that reach into it, on its tracks', () => {
  const tracks: Track[] = [{ ...newTrack('x', 'instrument', 'X'), clips: [fakeClip('p', 1, 2), fakeClip('q', 3, 1)] }, { ...newTrack('y', 'instrument', 'Y'), clips: [fakeClip('r', 1, 8)] }];
  same(clipsInTime(tracks, 2 * BAR, 3 * BAR, () => true), ['q', 'r']);
  same(clipsInTime(tracks, 0, 2 * BAR, (id) => id === 'x'), ['p']);
});

const group = { ...newTrack('g', 'group', 'G') };
const tree: Pick<Song, 'tracks'> = {
  tracks: [
    { ...newTrack('kick', 'instrument', 'Kick'), output: 'g' },
    { ...newTrack('in', 'audio', 'In'), folder: 'f' },
    group,
    newTrack('f', 'folder', 'F'),
    newTrack('room', 'return', 'Room'),
    newTrack('master', 'master', 'Mix'),
    newTrack('late', 'audio', 'Late'),
  ],
};

claim('tracks stand below their group or folder, returns and the master last', () => {
  const shown = shownTracks(tree, new Set());
  same(shown.map(({ track, depth }) => `${track.id} ${depth}`), ['g 0', 'kick 1', 'f 0', 'in 1', 'late 0', 'room 0', 'master 0']);
  same(shownTracks(tree, new Set(['g', 'f'])).map(({ track }) => track.id), ['g', 'f', 'late', 'room', 'master']);
  truth(isWithin(tree, 'kick', 'g') && !isWithin(tree, 'kick', 'f') && !isWithin(tree, 'g', 'kick'), 'who is within whom');
});

claim('tracks that hold each other are shown all the same, once', () => {
  const ring = { tracks: [{ ...newTrack('a', 'group', 'A'), output: 'b' }, { ...newTrack('b', 'group', 'B'), output: 'a' }] };
  same(shownTracks(ring, new Set()).map(({ track }) => track.id).sort(), ['a', 'b']);
});

claim('rows have the heights that they were given, within bounds, and lanes below their track', () => {
  same([heightOf('x', 64, new Map()), heightOf('x', 64, new Map([['x', 5]])), heightOf('x', 64, new Map([['x', 900]]))], [64, 32, 320]);
  const lane: Automation = { target: 'fader', enabled: true, points: [] };
  const rows = rowsOf(shownTracks(tree, new Set(['g'])), new Map([['late', 100]]), (track) => (track.id === 'g' ? [{ lane, levelOf: (v) => v, valueAt: (l) => l }] : []));
  same(rows.map((row) => `${row.id} ${row.kind} ${row.height}`).slice(0, 3), ['g clips 44', 'g|fader automation 56', 'f clips 32']);
  truth(rows.some((row) => row.id === 'late' && row.height === 100), 'the height that was chosen');
});

claim('dropped tracks join the group or folder they come to lie in, and never themselves', () => {
  const shown = shownTracks(tree, new Set());
  same(dropAt(tree, shown, new Set(['late']), 1), { after: null, folder: null, output: 'g' }, 'before the kick, in its group');
  same(dropAt(tree, shown, new Set(['late']), 3)?.folder, 'f', 'at the top of the folder');
  same(dropAt(tree, shown, new Set(['g']), 1), null, 'a group does not go into itself');
});

function laneSong(points: readonly Point[]): Song {
  const track: Track = { ...newTrack('t', 'audio', 'T'), automation: points.length ? [{ target: 'fader', enabled: true, points }] : [] };
  return { ...FAKE_SONG, tracks: [track] };
}

claim('the edits of a lane give it just the points that were drawn', () => {
  const many = [point(0, -6), point(QUARTER, -3), point(BAR, 0)];
  const cases: readonly (readonly [readonly Point[], readonly Point[]])[] = [
    [[], many], [many, []], [many, [point(0, -6), point(BAR, -1)]], [many, many.map((one) => point(one.at + 7, one.value))], [many, many],
  ];
  for (const [before, after] of cases) {
    const song = laneSong(before);
    const [track] = song.tracks;
    if (!track) throw new Error('no track');
    const edits = laneEdits(track, 'fader', after);
    same(apply(song, { edits }).tracks[0]?.automation[0]?.points ?? [], after);
    if (before === after) same(edits, [], 'nothing to do');
  }
});

claim('a point stays between its neighbours, a new one takes its place in time', () => {
  const lane: Automation = { target: 'pan', enabled: true, points: [point(0, 0), point(100, 1), point(200, 0)] };
  same(withMoved(lane, 1, 500, 0.5).points[1], point(199, 0.5));
  same(withMoved(lane, 1, -5, 0.5).points[1]?.at, 1);
  same(withMoved(lane, 0, -5, 0.5).points[0]?.at, 0);
  const made = withPoint(lane, point(150, 0.3));
  same([made.index, made.lane.points.map(({ at }) => at)], [2, [0, 100, 150, 200]]);
  same(withPoint(lane, point(100, 0.3)).lane.points.length, 3, 'one at a time');
  same(withDrawn(lane, [point(50, 1), point(150, 1)]).points.map(({ at }) => at), [0, 50, 150, 200]);
});

claim('levels and values of targets say the same', () => {
  const track = newTrack('t', 'audio', 'T');
  for (const target of ['fader', 'pan', 'mute'] as const) {
    const range = rangeOf({ tracks: [track] }, track, target, new Map());
    for (const level of [0.1, 0.5, 0.75, 1]) near(range.levelOf(range.valueAt(level)), target === 'mute' ? Math.round(level) : level, 0.01, target);
    same(range.parse(range.format(range.valueAt(0.75))), range.valueAt(0.75), target);
  }
  same(rangeOf({ tracks: [track] }, track, 'fader', new Map()).format(0), '0.0 dB');
  truth(Number.isFinite(rangeOf({ tracks: [track] }, track, 'fader', new Map()).valueAt(0)), 'automation has no infinite level');
});

const sections: readonly Section[] = [
  { id: 'a', kind: 'intro', name: '', at: 0, length: 4 * BAR }, { id: 'b', kind: 'verse', name: '', at: 4 * BAR, length: 4 * BAR }, { id: 'c', kind: 'chorus', name: '', at: 8 * BAR, length: 4 * BAR },
];

claim('a section that grows takes from its neighbours, and the edits do it', () => {
  const verse = sections[1];
  if (!verse) throw new Error('no section');
  for (const [end, tick, wanted] of [['end', 10 * BAR, '0-4 4-10 10-12'], ['start', 2 * BAR, '0-2 2-8 8-12'], ['end', 20 * BAR, '0-4 4-20'], ['end', 0, '0-4 4-4 8-12']] as const) {
    const now = sized(sections, verse, end, tick);
    same(now.map((one) => `${Math.floor(one.at / BAR)}-${Math.floor((one.at + one.length) / BAR)}`).join(' '), wanted);
    const song = apply({ ...FAKE_SONG, sections }, { edits: sectionEdits(sections, now) });
    same(song.sections, now);
  }
});

claim('a drag scrolls at the edges only, the faster the further out', () => {
  same(edgeSpeed(300, 600), 0);
  truth(edgeSpeed(10, 600) < 0 && edgeSpeed(2, 600) < edgeSpeed(10, 600) && edgeSpeed(598, 600) > 0, 'towards the edge');
  same(edgeSpeed(-500, 600), -14);
});

claim('cut clips come back with the patterns that went with them', () => {
  const held = heldClips(FAKE_SONG.tracks, new Set(['c1a', 'c2a']));
  const from = Math.min(...held.map(({ clip }) => clip.at));
  const gone: Song = { ...FAKE_SONG, patterns: {}, tracks: FAKE_SONG.tracks.map((track) => ({ ...track, clips: [] })) };
  const kept = { held, patterns: FAKE_SONG.patterns, from };
  const edits = pasteEdits(gone, kept, 32 * BAR - from, 0);
  const now = apply(gone, { edits });
  same(Object.keys(now.patterns).length, 1, 'one pattern for both');
  const all = now.tracks.flatMap((track) => track.clips.map((clip) => `${track.id} ${clip.at / BAR}`));
  same(all.length, 2);
  truth(all.some((one) => one.endsWith(' 32')), 'the first where the song stands');
  same(offsetTo(FAKE_SONG, held, 't4'), 3, 'the first of them goes on the focused track');
  same(offsetTo(FAKE_SONG, held, 't8'), 0, 'a track that cannot play them changes nothing');
});

claim('tracks and clips are told in words', () => {
  const clip = { ...fakeClip('c', 9, 8), name: 'Verse' };
  same(clipWords(FAKE_SONG, clip), 'clip Verse, bar 9 to 17');
  const track = { ...newTrack('b', 'instrument', 'Bass'), clips: [clip, fakeClip('d', 20, 1)], muted: true };
  same(trackWords(track), 'Bass, instrument track, 2 clips, muted');
  same(nearestClip(track, 18.4 * BAR)?.id, 'd');
  same(nearestClip(track, 10 * BAR)?.id, 'c');
});

claim('no keys of the page mean two things, in any preset', () => {
  for (const name of Object.keys(PRESETS) as PresetName[]) same(clashes([...arrangeCommands, ...editCommands, ...transportCommands], name), []);
});

claim('a beat to start from is one step that undo takes back', () => {
  const song: Song = { ...FAKE_SONG, patterns: {}, tracks: [newTrack('master', 'master', 'Master')] };
  const { edits, track, clip } = beatEdits(song);
  const made = apply(song, { edits });
  same(made.tracks.map(({ id, kind }) => [id, kind]), [[track.id, 'instrument'], ['master', 'master']]);
  same(made.tracks[0]?.clips, [clip]);
  same(made.patterns[clip.pattern]?.rows.length, 3);
  truth(made.tracks[0]?.color !== '#808080', 'it has a colour');
});

claim('a view that was kept comes back, and what makes no sense is left as it is', () => {
  axis.resize(1000);
  axis.extend(1000 * BAR);
  takeView(JSON.stringify({ ...viewNow(), origin: 4 * BAR, scale: 0.001, top: 30, heights: [['a', 96]], folded: ['g'], track: 'a', overlap: 'push', lanes: ['tempo'], grid: { step: '1/8', feel: 'triplet', on: false } }));
  const kept = viewNow();
  same([kept.origin, kept.scale, kept.top, kept.heights, kept.folded, kept.track, kept.overlap, kept.lanes], [4 * BAR, 0.001, 30, [['a', 96]], ['g'], 'a', 'push', ['tempo']]);
  same(kept.grid, { step: '1/8', feel: 'triplet', on: false });
  for (const wrong of [null, '', 'no', '7', '[]']) takeView(wrong);
  takeView(JSON.stringify({ heights: 'tall', folded: [3], lanes: ['moon'], overlap: 'melt', follow: 1, origin: null, grid: { step: '1/3' }, track: 4 }));
  same([viewNow().origin, viewNow().folded, viewNow().overlap, viewNow().grid.step, viewNow().track, viewNow().lanes, viewNow().heights], [4 * BAR, ['g'], 'push', '1/8', 'a', [], []]);
});
