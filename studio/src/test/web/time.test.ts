import { clockText, isMeter, MeterMap, parseClock, TempoMap } from '../../main/web/song/time';
import { QUARTER } from '../../main/web/wire/quarters';
import { claim, near, same } from './claim';

const tempos = new TempoMap([
  { at: 0, bpm: 120, shape: 'step' },
  { at: 16 * QUARTER, bpm: 90, shape: 'ramp' },
  { at: 32 * QUARTER, bpm: 180, shape: 'step' },
]);
const meters = new MeterMap([{ at: 0, meter: '4/4' }, { at: 32 * QUARTER, meter: '6/8' }, { at: 38 * QUARTER, meter: '3/4' }]);

claim('ticks and seconds go there and back through steps and ramps of tempo', () => {
  same(tempos.secondsAt(16 * QUARTER), 8);
  near(tempos.secondsAt(32 * QUARTER), 8 + (60 / (90 / 16)) * Math.log(2), 1e-9);
  near(tempos.bpmAt(24 * QUARTER), 135, 1e-9);
  for (let tick = 0; tick < 40 * QUARTER; tick += 100_003) same(tempos.tickAtSeconds(tempos.secondsAt(tick)), tick);
  same(tempos.frameAt(16 * QUARTER, 48000), 384000);
  same(tempos.tickAt(384000, 48000), 16 * QUARTER);
});

claim('bars and beats are told and read in every meter', () => {
  same(meters.text(0), '1.1.1');
  same(meters.text(32 * QUARTER), '9.1.1');
  same(meters.text(32 * QUARTER + QUARTER / 2), '9.2.1');
  same(meters.text(38 * QUARTER), '11.1.1');
  same(meters.parse('11.3.4'), 38 * QUARTER + 2.75 * QUARTER);
  same(meters.parse('9.6.2'), 34.75 * QUARTER);
  same([meters.parse('9.7'), meters.parse('9.1.3'), meters.parse('0'), meters.parse('x')], [null, null, null, null]);
  for (let bar = 1; bar < 40; bar++) same(meters.barBeat(meters.barLine(bar)), { bar, beat: 1, rest: 0 });
});

claim('clocks are told and read', () => {
  same(clockText(64.12), '1:04.120');
  same(clockText(59.9996), '1:00.000');
  same(clockText(3661.5), '1:01:01.500');
  same([parseClock('1:04.120'), parseClock('90s'), parseClock('1:01:01,5'), parseClock('33')], [64.12, 90, 3661.5, null]);
});

claim('a meter is beats over a note value', () => same(['4/4', '7/8', '3/5', '0/4', '4'].map(isMeter), [true, true, false, false, false]));
