import { bandText, figureText, placeText, shown, standing, sureText, trackNames } from '../../main/web/pages/coach/findings';
import { marks } from '../../main/web/pages/coach/plot';
import { apply } from '../../main/web/song/mirror';
import { newDevice } from '../../main/web/song/fresh';
import { QUARTER } from '../../main/web/wire/quarters';
import type { FindingCard } from '../../main/web/wire/protocol.generated';
import type { Edit } from '../../main/web/wire/song.generated';
import { claim, same, truth } from './claim';
import { FAKE_SONG } from './fake-studio';

function finding(id: string, more: Partial<FindingCard> = {}): FindingCard {
  return {
    id, title: 'Mud', area: 'mix', severity: 'slight', nature: 'convention', confidence: 0.6, tracks: ['t4'], section: null, from: 32 * QUARTER, to: 64 * QUARTER,
    band: { fromHertz: 200, toHertz: 1250 }, text: '', why: '', advice: '', looksFor: '', evidence: [], remedies: [], plot: null, ...more,
  };
}

claim('findings are shown by area and severity, without those put aside', () => {
  const all = [finding('a'), finding('b', { area: 'sound', severity: 'grave' }), finding('c', { severity: 'clear' })];
  const ids = (area: 'all' | 'mix' | 'sound', least: 'slight' | 'clear' | 'grave', aside: string[] = []) => shown(all, { area, least, aside: new Set(aside) }).map((one) => one.id);
  same(ids('all', 'slight'), ['a', 'b', 'c']);
  same(ids('mix', 'slight'), ['a', 'c']);
  same(ids('all', 'clear'), ['b', 'c']);
  same(ids('all', 'grave'), ['b']);
  same(ids('all', 'slight', ['b']), ['a', 'c']);
});

claim('a finding says where it is in bars, frequencies and names', () => {
  same(placeText(FAKE_SONG, finding('a')), 'bars 9 to 16');
  same(placeText(FAKE_SONG, finding('a', { section: 'Drop', to: 36 * QUARTER })), 'Drop, bar 9');
  same(placeText(FAKE_SONG, finding('a', { from: 0 })), '');
  same(bandText(finding('a')), '200 Hz to 1.3 kHz');
  same(trackNames(FAKE_SONG, finding('a', { tracks: ['t4', 'gone'] })), ['Bass', 'gone']);
});

claim('figures are said with their units and no more digits than they deserve', () => {
  same(figureText(-3.14159, 'dB'), '−3.1 dB');
  same(figureText(-0.04, 'dB'), '0.0 dB');
  same(figureText(2, 'dB'), '2.0 dB');
  same(figureText(8, 'times a minute'), '8 times a minute');
  same(figureText(123.4, 'Hz'), '123 Hz');
  same(figureText(null, 'dB'), 'none');
  same(sureText(0.9), 'Sure, 90 %');
  same(sureText(0.5), 'Uncertain, 50 %');
});

claim('a remedy fits, is done, or the song changed there', () => {
  const bass = FAKE_SONG.tracks.find((track) => track.id === 't4');
  if (!bass) throw new Error('no bass');
  const device = newDevice('cut', 'eq');
  const edits: readonly Edit[] = [{ edit: 'put-device', track: bass.id, index: bass.devices.length, old: null, new: device }, { edit: 'set-fader', track: bass.id, old: bass.fader, new: -20 }];
  same(standing(FAKE_SONG, edits), 'fits');
  const mended = apply(FAKE_SONG, { edits });
  same(standing(mended, edits), 'done');
  const other = apply(FAKE_SONG, { edits: [{ edit: 'set-fader', track: bass.id, old: bass.fader, new: -1 }] });
  same(standing(other, edits), 'changed');
});

claim('an axis has marks at even steps, and not too many', () => {
  same(marks(-60, 0, 10), [-60, -50, -40, -30, -20, -10, 0]);
  truth(marks(0, 100, 1).length <= 7, 'too many marks');
});
