import { readReadings, readSpectra, ReadingQueue } from '../../main/web/audio/readings';
import { fallen } from '../../main/web/pages/devices/graphs/live';
import { reductionOf, turnsDown } from '../../main/web/readings';
import { ReductionBar, reductionTravel } from '../../main/web/ui/reduction';
import type { DeviceTable } from '../../main/web/wire/protocol.generated';
import golden from './audio.golden.json';
import { claim, near, same, truth } from './claim';

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
