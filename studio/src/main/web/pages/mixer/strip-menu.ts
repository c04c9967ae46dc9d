import { setFader, setPanLaw, setTrackFolder, setVca } from '../../song/edits';
import { midiItems } from '../../midi/learn';
import type { Studio } from '../../studio';
import { TRACK_COLORS } from '../../theme/tokens';
import { COLOR_NAMES, type MenuItem } from '../../ui';
import { type Output, panLaws, type PanLaw, type Track } from '../../wire/song.generated';
import { folderTracks, follows, groupTracks, hasOutput, newStrip, paint, perform, removeTracks, route, sendToNew, shiftTracks, solo, soloSafe, told, vcaTracks } from './actions';
import { pans } from './hold';
import { feedsBack } from './routes';
import { renaming, together } from './state';

const DIRECT = 8;

const LAWS: Readonly<Record<PanLaw, string>> = {
  balance: 'Balance of left and right', 'minus-3': '−3 dB in the middle', 'minus-4-5': '−4.5 dB in the middle', 'minus-6': '−6 dB in the middle',
};

/** The pan laws to choose from. */
export function lawItems(studio: Studio, track: Track): MenuItem[] {
  return panLaws.map((law) => ({
    label: LAWS[law], checked: track.panLaw === law,
    run: () => perform(studio, `Pan law of ${track.name}`, together(studio, track.id).filter((each) => pans(each) && each.panLaw !== law).map((each) => setPanLaw(each, law))),
  }));
}

/** Where a track, and those chosen with it, may go. */
export function outputItems(studio: Studio, track: Track): MenuItem[] {
  const song = studio.song.peek();
  const tracks = () => together(studio, track.id);
  const line = (to: Track): MenuItem => {
    const back = to.id === track.id || feedsBack(song, track.id, to.id);
    return { label: to.name, swatch: to.color, checked: track.output === to.id, disabled: back, ...(back ? { hint: 'The sound would come back to where it was' } : {}), run: () => route(studio, tracks(), to.id) };
  };
  const direct = typeof track.output === 'object' && track.output !== null ? track.output.direct : 0;
  const go = (output: Output) => () => route(studio, tracks(), output);
  const some = (kind: string) => song.tracks.filter((each) => each.kind === kind).map(line);
  const groups = some('group');
  const returns = some('return');
  return [
    ...some('master'),
    ...(groups.length > 0 ? [{ heading: 'Groups' }, ...groups] : []),
    { label: 'New group', icon: 'plus', run: () => void groupTracks(studio, tracks()).catch(() => undefined) },
    ...(returns.length > 0 ? [{ heading: 'Returns' }, ...returns] : []),
    'rule',
    { label: 'Output of its own', items: Array.from({ length: DIRECT }, (_, i): MenuItem => ({ label: `Output ${i + 1}`, checked: direct === i + 1, run: go({ direct: i + 1 }) })) },
    { label: 'No output', checked: track.output === null, run: go(null) },
  ];
}

/** The kinds of tracks to add. */
export function addTrackItems(studio: Studio): MenuItem[] {
  const add = (kind: Track['kind']) => () => void newStrip(studio, kind).catch(() => undefined);
  return [
    { label: 'Instrument track', icon: 'piano', run: add('instrument') },
    { label: 'Audio track', icon: 'wave', run: add('audio') },
    'rule',
    { label: 'Group', icon: 'group', run: add('group') },
    { label: 'Return', icon: 'send', run: add('return') },
    { label: 'Folder', icon: 'folder', run: add('folder') },
    { label: 'VCA', icon: 'link', run: add('vca') },
  ];
}

/** What can be done to a strip and those chosen with it. */
export function stripItems(studio: Studio, track: Track): MenuItem[] {
  const tracks = together(studio, track.id);
  const song = studio.song.peek();
  const many = tracks.length > 1;
  const folders = song.tracks.filter((each) => each.kind === 'folder' && !tracks.some((one) => one.id === each.id || inside(song.tracks, each, one.id)));
  const enter = (folder: string | null) => () => perform(studio, `Folder of ${told(tracks)}`, tracks.filter((each) => each.folder !== folder).map((each) => setTrackFolder(each, folder)));
  const vcas = song.tracks.filter((each) => each.kind === 'vca' && !tracks.some((one) => one.id === each.id || leads(song.tracks, each, one.id)));
  const follow = (vca: string | null) => () => perform(studio, `VCA of ${told(tracks)}`, tracks.filter((each) => follows(each) && each.vca !== vca).map((each) => setVca(each, vca)));
  const master = track.kind === 'master';
  const colors: MenuItem = { label: 'Colour', items: TRACK_COLORS.map((color, i) => ({ label: COLOR_NAMES[i] ?? color, swatch: color, run: () => paint(studio, tracks, color) })) };
  const sound: MenuItem[] = hasOutput(track)
    ? [
        { label: 'Output', icon: 'right', items: outputItems(studio, track) },
        { label: many ? 'Group them' : 'Put into a new group', icon: 'group', command: 'mixer.group', run: () => void groupTracks(studio, tracks).catch(() => undefined) },
        { label: 'Send to a new return', icon: 'send', run: () => void sendToNew(studio, tracks.filter(hasOutput)).catch(() => undefined) },
        { label: 'Solo alone', run: () => solo(studio, tracks, true, true) },
        { label: 'Solo-safe', checked: track.soloSafe, run: () => soloSafe(studio, tracks, !track.soloSafe) },
      ]
    : [];
  const midi: MenuItem[] = track.kind === 'folder' ? [] : [{
    label: 'MIDI control', icon: 'piano',
    items: [{ heading: 'Volume' }, ...midiItems(studio, track.id, 'fader', `the volume of ${track.name}`), ...(pans(track) ? [{ heading: 'Pan' }, ...midiItems(studio, track.id, 'pan', `the pan of ${track.name}`)] : [])],
  }];
  return [
    ...(many ? [{ heading: `${tracks.length} strips` }] : []),
    { label: 'Rename', icon: 'edit', command: 'mixer.rename', run: () => (renaming.value = track.id) },
    colors,
    'rule',
    ...sound,
    ...midi,
    ...(pans(track) ? [{ label: 'Pan law', items: lawItems(studio, track) }] : []),
    ...(track.kind !== 'folder' ? [{ label: 'Reset the fader to 0 dB', run: () => perform(studio, `Reset ${told(tracks)}`, tracks.filter((each) => each.kind !== 'folder' && each.fader !== 0).map((each) => setFader(each, 0))) }] : []),
    'rule',
    ...(master ? [] : [
      {
        label: 'Folder', icon: 'folder' as const,
        items: [
          { label: 'New folder', icon: 'plus' as const, run: () => void folderTracks(studio, tracks).catch(() => undefined) },
          { label: 'None', checked: track.folder === null, run: enter(null) },
          ...folders.map((each) => ({ label: each.name, swatch: each.color, checked: track.folder === each.id, run: enter(each.id) })),
        ],
      },
      ...(follows(track) ? [{
        label: 'VCA', icon: 'link' as const,
        items: [
          { label: 'New VCA', icon: 'plus' as const, run: () => void vcaTracks(studio, tracks).catch(() => undefined) },
          { label: 'None', checked: track.vca === null, run: follow(null) },
          ...vcas.map((each) => ({ label: each.name, swatch: each.color, checked: track.vca === each.id, run: follow(each.id) })),
        ],
      }] : []),
      { label: 'Move left', icon: 'left' as const, command: 'mixer.left', run: () => shiftTracks(studio, tracks, -1) },
      { label: 'Move right', icon: 'right' as const, command: 'mixer.right', run: () => shiftTracks(studio, tracks, 1) },
    ]),
    { label: 'Add', icon: 'plus', items: addTrackItems(studio) },
    ...(master ? [] : (['rule', { label: many ? `Remove ${tracks.length} tracks` : 'Remove', icon: 'trash', danger: true, command: 'mixer.remove', run: () => void removeTracks(studio, tracks).catch(() => undefined) }] as const)),
  ];
}

function inside(tracks: readonly Track[], folder: Track, id: string): boolean {
  return meets(tracks, folder, id, (each) => each.folder);
}

function leads(tracks: readonly Track[], vca: Track, id: string): boolean {
  return meets(tracks, vca, id, (each) => each.vca);
}

/** Whether the way from one track to the next meets another one. */
function meets(tracks: readonly Track[], from: Track, id: string, next: (track: Track) => string | null): boolean {
  let at: Track | undefined = from;
  for (let steps = 0; at && steps < tracks.length; steps++) {
    if (at.id === id) return true;
    const to = next(at);
    at = tracks.find((each) => each.id === to);
  }
  return false;
}
