import { readReadings, readSpectra, ReadingQueue } from '../../main/web/audio/readings';
import { fallen } from '../../main/web/pages/devices/graphs/live';
import { reductionOf, turnsDown } from '../../main/web/readings';
import { ReductionBar, reductionTravel } from '../../main/web/ui/reduction';
import { editCommands } from '../../main/web/commands/edit';
import { isSolo, listenBy } from '../../main/web/listen';
import { solo } from '../../main/web/pages/mixer/actions';
import { loudnessText } from '../../main/web/pages/mixer/loudness';
import { costLines, percent } from '../../main/web/shell/costs';
import type { DeviceTable } from '../../main/web/wire/protocol.generated';
import type { Song } from '../../main/web/wire/song.generated';
import golden from './audio.golden.json';
import { claim, near, same, truth } from './claim';
import { fakeStudio } from './fake-studio';

function bytes(hex: string): ArrayBuffer {
  const data = new Uint8Array(hex.length / 2);
  for (let i = 0; i < data.length; i++) data[i] = parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return data.buffer;
}

claim('figures of devices are the bytes that the program writes', () => {
  const frame = readReadings(bytes(golden.readings));
  same(frame?.engine, 0x123456789 * 64);
  same([...(frame?.figures ?? [])], [0.5, NaN, -12.25]);
  same(readReadings(bytes(golden.levels)), null, 'levels are none');
  same(readSpectra(bytes(golden.readings)), null, 'nor are these spectra');
});

const frame = (engine: number, ...figures: number[]) => ({ engine, figures: new Float32Array(figures) });

claim('a figure is told once its sound is heard, by device and name; none of one that rests', () => {
  const queue = new ReadingQueue();
  queue.order([{ device: 'a', readings: ['gain-reduction'] }, { device: 'b', readings: ['x', 'y'] }]);
  queue.add(frame(1000, 1, 2, NaN));
  queue.add(frame(2000, 4, 5, 6));
  same(queue.heard('a', 'gain-reduction', 999), null);
  same(queue.heard('a', 'gain-reduction', 1500), 1);
  same(queue.heard('b', 'y', 1500), null, 'rests');
  same(queue.heard('b', 'y', 2000), 6);
  same(queue.heard('c', 'y', 2000), null, 'unknown');
  queue.order([{ device: 'c', readings: ['y'] }]);
  same(queue.heard('c', 'y', 3000), null, 'another order begins anew');
});

const table = (...ids: string[]) => ({ readings: ids.map((id) => ({ id, name: id, unit: 'decibels', help: '' })) }) as unknown as DeviceTable;

claim('a device turns down by the furthest of its bands, also upwards', () => {
  const figures: Record<string, number | null> = { 'band-1-reduction': 2, 'band-2-reduction': -5, 'band-3-reduction': null };
  same(reductionOf({ reading: (_, id) => figures[id] ?? null }, 'd', table(...Object.keys(figures))), -5);
  same(reductionOf({ reading: () => null }, 'd', table('gain-reduction')), null);
});

claim('an equaliser turns down only while one of its bands is dynamic', () => {
  const eq = table('band-1-change', 'band-2-change');
  truth(!turnsDown(eq, {}), 'static');
  truth(turnsDown(eq, { 'band-2-dynamic': 1 }), 'dynamic');
  truth(turnsDown(table('gain-reduction'), {}), 'a compressor always');
  truth(!turnsDown(table('true-peak'), {}), 'a peak is no reduction');
});

claim('a meter of reduction is there at once and goes back by 24 dB a second', () => {
  const bar = new ReductionBar();
  truth(bar.take(12, 0.016), 'moves');
  same(bar.shown, 12);
  bar.take(0, 0.25);
  near(bar.shown, 6, 1e-9);
  bar.take(-9, 0.016);
  same(bar.shown, 9, 'also what is lifted');
  bar.take(null, 10);
  same(bar.shown, 0);
  truth(!bar.take(null, 0.016), 'rests');
  same([reductionTravel(0), reductionTravel(6), reductionTravel(24), reductionTravel(60)], [0, 0.5, 1, 1]);
});

claim('spectra rise at once and fall steadily, never below silence', () => {
  same([...fallen(new Float32Array([-10, -50]), new Float32Array([-20, -30]), 4)], [-14, -30]);
  same([...fallen(new Float32Array([-143]), null, 4)], [-144]);
});

claim('costs are lines with the names of tracks and devices, the most costly first', () => {
  const song = { tracks: [{ id: 'b', name: 'Bass', color: '#123456', devices: [{ id: 'eq1', type: 'eq' }] }] } as unknown as Song;
  const lines = costLines([{ track: 'b', device: null, share: 0.01 }, { track: 'b', device: 'eq1', share: 0.12 }, { track: 'gone', device: 'x', share: 0.002 }], song, (type) => type.toUpperCase());
  same(lines.map(({ track, part, share }) => `${track}, ${part}, ${percent(share)}`), ['Bass, EQ, 12 %', 'Bass, Clips and strip, 1.0 %', 'gone, X, 0.2 %']);
});

claim('S listens to tracks where the mixer is set to it, alone if wanted, and soloes no track of the song', () => {
  const studio = fakeStudio();
  const [first, second] = studio.song.peek().tracks;
  if (!first || !second) throw new Error('no tracks');
  listenBy(studio, 'pre-fader');
  solo(studio, [first], true);
  solo(studio, [second], true);
  truth(isSolo(studio, first) && isSolo(studio, second), 'both');
  solo(studio, [second], true, true);
  same(studio.monitored.peek(), { mode: 'pre-fader', tracks: [second.id] });
  listenBy(studio, 'after-fader');
  same(studio.monitored.peek().tracks, [second.id], 'goes on after the fader');
  editCommands.find(({ id }) => id === 'track.clear-solo')?.run(studio);
  same(studio.monitored.peek().tracks, []);
  same(studio.heard.filter((word) => word.startsWith('perform')), [], 'the song is as it was');
  listenBy(studio, 'in-place');
  solo(studio, [first], true);
  truth(studio.song.peek().tracks[0]?.soloed ?? false, 'in place the song changes');
});

claim('loudness is written with a true minus, and silence as such', () => {
  same([loudnessText(-14.23), loudnessText(0.04), loudnessText(null), loudnessText(-120)], ['−14.2', '0.0', '−∞', '−∞']);
});
