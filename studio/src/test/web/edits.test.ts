import { addTrack, moveDevice, putClip, setFader, setParameter, setSend } from '../../main/web/song/edits';
import { FreshIds, freshId, newDevice, newPattern, newTrack } from '../../main/web/song/fresh';
import { apply } from '../../main/web/song/mirror';
import { removeDevice, removeLane, removeSend, removeTrack } from '../../main/web/song/removals';
import { decodeSong, decodeStep, encodeTransaction } from '../../main/web/wire/codec';
import { QUARTER } from '../../main/web/wire/quarters';
import type { Clip, Edit, Song, Transaction } from '../../main/web/wire/song.generated';
import vectors from '../../../../model/src/test/vectors/edits.txt';
import { claim, same, truth } from './claim';

/** What pages remove; the program has more. */
const REMOVED = ['device', 'send', 'track'];

/** What a removal removes is the old value of its last edit. */
function again(song: Song, kind: string, last: Edit): Transaction | null {
  if (kind === 'track' && last.edit === 'put-track') return removeTrack(song, last.old?.id ?? '');
  if (kind === 'device' && last.edit === 'put-device') return removeDevice(song, last.old?.id ?? '');
  const from = last.edit === 'put-send' ? song.tracks.find((track) => track.id === last.track) : undefined;
  return from && last.edit === 'put-send' ? removeSend(from, last.old?.to ?? '') : null;
}

claim('removals are those that the program makes, and fit', () => {
  let song: Song | null = null;
  const told = new Set<string>();
  let longest = 0;
  for (const line of vectors.trimEnd().split('\n')) {
    const space = line.indexOf(' ');
    const word = line.slice(0, space);
    const json = JSON.parse(line.slice(space + 1)) as unknown;
    if (word === 'is') song = decodeSong(json);
    if (!REMOVED.includes(word) || !song) continue;
    const step = decodeStep(json);
    const last = step.edits.at(-1);
    const made = last ? again(song, word, last) : null;
    if (!made) throw new Error(`a removal of a ${word} that ends with ${last?.edit}`);
    same(encodeTransaction(made), json, word);
    apply(song, made);
    told.add(word);
    longest = Math.max(longest, made.edits.length);
  }
  same([...told].sort(), REMOVED);
  truth(longest > 3, 'some removals mend much');
});

const start = decodeSong({
  format: 3,
  title: 'x',
  rate: 48000,
  tempos: [{ at: 0, bpm: 120 }],
  meters: [{ at: 0, meter: '4/4' }],
  patterns: [{ id: 'riff' }],
  tracks: [
    {
      id: 'bass',
      kind: 'instrument',
      name: 'Bass',
      devices: [{ id: 'synth', type: 'synth', parameters: { cutoff: 800 } }],
      sends: [{ to: 'room', level: -6 }],
      clips: [{ id: 'bass-1', at: 0, length: 4, pattern: 'riff' }],
      automation: [{ target: 'pan', points: [{ at: 0, value: 0 }] }],
    },
    { id: 'lead', kind: 'instrument', name: 'Lead' },
    { id: 'room', kind: 'return', name: 'Room' },
    { id: 'master', kind: 'master', name: 'Master' },
  ],
});

claim('builders take the old value from the song, so that their edits fit', () => {
  const bass = start.tracks[0];
  const synth = bass?.devices[0];
  const clip: Clip | undefined = bass?.clips[0];
  if (!bass || !synth || !clip) throw new Error('the song lacks a part');
  const next = apply(start, {
    edits: [
      setFader(bass, -3),
      setParameter(synth, 'cutoff', null),
      setSend(bass, 'room', { level: -Infinity }),
      putClip('bass', clip, null),
      putClip('lead', null, { ...clip, at: 4 * QUARTER }),
      moveDevice(start, synth, 'lead', 0),
      ...removeLane(bass, 'pan'),
      addTrack({ ...newTrack(freshId(start, 'track', 'Bass'), 'audio', 'Bass'), devices: [newDevice('eq', 'eq')] }, 1),
    ],
  });
  const [first, added, lead] = next.tracks;
  same([first?.fader, first?.sends[0]?.level, first?.clips, first?.devices, first?.automation], [-3, -Infinity, [], [], []]);
  same([added?.id, added?.output, lead?.devices[0]?.parameters, lead?.clips[0]?.at], ['bass-2', 'master', {}, 4 * QUARTER]);
});

claim('new ids are free, told from names, and differ from each other', () => {
  const ids = new FreshIds(start);
  same([1, 2, 3].map(() => ids.next('clip', 'Bass 1')), ['bass-2', 'bass-3', 'bass-4']);
  same(ids.next('track', 'Ünder  the—Sea!'), 'under-the-sea');
  same(ids.next('track', '雨'), 'track');
  same(ids.next('track', 'x'.repeat(90)).length, 40);
});

claim('a new pattern has its notes in order', () => {
  const note = (at: number) => ({ at, key: 60, length: 1, velocity: 100, release: 64, expressions: [] });
  same(newPattern('a', '', [note(2), note(1)]).notes.map((one) => one.at), [1, 2]);
});
