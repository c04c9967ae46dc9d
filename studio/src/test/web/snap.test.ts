import { gridNotes, gridTicks, noteTicks, snap, snapDown, snapMove, snapUp, type Grid } from '../../main/web/song/snap';
import { MeterMap } from '../../main/web/song/time';
import { QUARTER } from '../../main/web/wire/quarters';
import { claim, same, truth } from './claim';

const meters = new MeterMap([{ at: 0, meter: '3/4' }, { at: 6 * QUARTER, meter: '4/4' }]);
const sixteenths: Grid = { step: '1/16', feel: 'straight', on: true };
const bars: Grid = { step: 'bar', feel: 'straight', on: true };

claim('every note value of a grid is a whole count of ticks', () => {
  for (const note of gridNotes) for (const feel of ['straight', 'triplet', 'dotted'] as const) truth(Number.isInteger(noteTicks(note, feel)), note + feel);
  same([noteTicks('1/4'), noteTicks('1/4', 'triplet'), noteTicks('1/4', 'dotted')], [QUARTER, (QUARTER * 2) / 3, QUARTER * 1.5]);
});

claim('a tick goes to the nearest line, and bar lines are always lines', () => {
  same(snap(sixteenths, meters, 0.3 * QUARTER, 1), 0.25 * QUARTER);
  same(snap(bars, meters, 4.6 * QUARTER, 1), 6 * QUARTER);
  same(snap(bars, meters, 7.9 * QUARTER, 1), 6 * QUARTER);
  same(snap({ ...bars, step: '1/2' }, meters, 2.8 * QUARTER, 1), 3 * QUARTER);
  same(snap({ ...sixteenths, on: false }, meters, 12.4, 1), 12);
  same([snapDown, snapUp].map((to) => to(sixteenths, meters, QUARTER, 1)), [QUARTER, 1.25 * QUARTER]);
  same(snap(sixteenths, meters, -5, 1), 0);
});

claim('an adaptive grid is as fine as there is room, and whole bars at last', () => {
  const grid: Grid = { step: 'adaptive', feel: 'straight', on: true };
  same(gridTicks(grid, meters, 0, 20 / QUARTER), QUARTER);
  same(gridTicks(grid, meters, 0, 80 / QUARTER), QUARTER / 4);
  same(gridTicks({ ...grid, feel: 'triplet' }, meters, 0, 80 / QUARTER), QUARTER / 3);
  same(gridTicks(grid, meters, 0, 1 / QUARTER), 3 * QUARTER);
  same(gridTicks(grid, meters, 0, 1), QUARTER / 16);
});

claim('what is off the grid keeps that when it is moved, unless it comes near a line', () => {
  same(snapMove(sixteenths, meters, QUARTER + 1000, QUARTER, 1), 2 * QUARTER + 1000);
  same(snapMove(sixteenths, meters, QUARTER + 1000, QUARTER - 1000, 1), 2 * QUARTER);
  same(snapMove(sixteenths, meters, QUARTER, -9 * QUARTER, 1), 0);
});
