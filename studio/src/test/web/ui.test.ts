import { Bar, height, toDecibels } from '../../main/web/ui/ballistics';
import { decibels, faderRange, linear, logarithmic, number, panRange } from '../../main/web/ui/range';
import { letGo, nudgeWaits } from '../../main/web/ui/nudge';
import { Gesture, wheelSteps } from '../../main/web/ui/value';
import { claim, near, same, truth } from './claim';

claim('a fader has 0 dB at three quarters of its travel and silence at its foot', () => {
  const fader = faderRange(6);
  near(fader.toTravel(0), 0.75, 1e-12);
  near(fader.fromTravel(0.75), 0, 1e-9);
  same(fader.fromTravel(0), -Infinity);
  same(fader.toTravel(-Infinity), 0);
  same(fader.fromTravel(1), 6);
  for (let db = -71; db <= 6; db += 0.5) near(fader.fromTravel(fader.toTravel(db)), db, 1e-9, `there and back at ${db}`);
  same(fader.format(-Infinity), '−∞ dB');
  same(fader.parse('-inf'), -Infinity);
  same(fader.parse('−6,5 dB'), -6.5);
  same(fader.parse('99'), 6);
  same(fader.parse('loud'), null);
});

claim('frequencies go by octaves, and typed numbers may say k', () => {
  const cutoff = logarithmic({ min: 20, max: 20480, unit: 'Hz', digits: 0 });
  near(cutoff.toTravel(640), 0.5, 1e-12);
  near(cutoff.fromTravel(0.1), 40, 1e-9);
  same(number('1.5k'), 1500);
  same(number('.5'), 0.5);
  same(number('1,5'), 1.5);
  same(number(''), null);
  near(cutoff.nudge(640, 10, false) / 640, 2, 1e-9);
});

claim('whole steps stay whole, whatever the drag', () => {
  const voices = linear({ min: 1, max: 16, step: 1, whole: true });
  for (let t = 0; t <= 1; t += 0.01) truth(Number.isInteger(voices.fromTravel(t)), `at ${t}`);
  same(voices.nudge(16, 1, false), 16);
  same(voices.format(3), '3');
});

claim('a drag finds round values, and tenths of them when it is fine', () => {
  const tempo = linear({ min: 20, max: 400, step: 1, digits: 2 });
  same([tempo.snap(123.4567, false), tempo.snap(123.4567, true)], [123, 123.5]);
  same(faderRange(6).snap(-6.0449, false), -6);
  same(logarithmic({ min: 20, max: 20000 }).snap(1234.5678, false), 1230);
});

claim('a pan is said in words', () => {
  const pan = panRange();
  same(pan.format(0), 'C');
  same(pan.format(-0.37), '37 L');
  same(pan.parse('12 R'), 0.12);
  same(pan.parse('c'), 0);
});

claim('no number is written as minus zero', () => same(decibels(-0.04), '0.0 dB'));

claim('a meter falls by 11.8 dB a second, holds its peak for two, and keeps its lamp lit until it is cleared', () => {
  const bar = new Bar();
  bar.take(1, 0.5, 0, 0.016);
  same(bar.peak, 0);
  truth(!bar.clipped, 'full scale is no over');
  for (let i = 1; i <= 100; i++) bar.take(0, 0, i / 100, 0.01);
  near(bar.peak, -11.8, 1e-9);
  same(bar.hold, 0);
  for (let i = 101; i <= 300; i++) bar.take(0, 0, i / 100, 0.01);
  near(bar.hold, -11.8, 0.13);
  bar.take(1.001, 0.5, 4, 0.016);
  truth(bar.clipped, 'an over lights the lamp');
  for (let i = 0; i < 100; i++) bar.take(0, 0, 5 + i, 1);
  truth(bar.clipped, 'it stays lit');
  bar.clear();
  truth(!bar.clipped && bar.highest < -90, 'until it is cleared');
});

claim('the scale of a meter has -18 dB at half its height and rises everywhere', () => {
  near(height(-18), 0.5, 1e-12);
  same(height(6), 1);
  same(height(-Infinity), 0);
  for (let db = -59; db < 6; db += 0.25) truth(height(db + 0.25) > height(db), `at ${db}`);
  near(toDecibels(0.5), -6.02, 0.001);
});

claim('what is held is previewed, kept once, and put back when it is refused or cancelled', async () => {
  const heard: number[] = [];
  const kept: number[] = [];
  let refuse = false;
  let shown = NaN;
  const props = {
    label: 'Gain', range: linear({ min: 0, max: 10 }), value: 5,
    onPreview: (value: number) => heard.push(value),
    onCommit: (value: number) => {
      kept.push(value);
      return refuse ? Promise.reject(new Error('no')) : undefined;
    },
  };
  const gesture = new Gesture(props, (value) => {
    shown = value;
  });
  gesture.begin();
  gesture.move(6);
  gesture.move(7);
  gesture.commit();
  same([heard, kept, shown], [[6, 7], [7], 7]);
  gesture.update({ ...props, value: 7 });
  gesture.move(9);
  gesture.cancel();
  same([kept, shown], [[7], 7]);
  same(heard[heard.length - 1], 7);
  refuse = true;
  gesture.set(3);
  await Promise.resolve();
  await Promise.resolve();
  same(shown, 7);
  gesture.begin();
  gesture.commit();
  same(kept, [7, 3]);
  gesture.end();
});

claim('wheels that count in lines and pages make the same steps as those that count in pixels', () => {
  const wheel = (deltaY: number, deltaMode: number) => wheelSteps({ deltaY, deltaX: 0, deltaMode } as WheelEvent);
  same([wheel(-100, 0), wheel(-3, 1), wheel(-1, 2)], [1, 1, 1]);
  same(wheel(200, 0), -2);
});

claim('what keys moved is kept before the next thing is done, and once', () => {
  const kept: number[] = [];
  const props = { label: 'Cutoff', range: linear({ min: 0, max: 10, initial: 0, step: 1 }), value: 0, onPreview: () => undefined, onCommit: (value: number) => void kept.push(value) };
  const one = new Gesture(props, () => undefined);
  const other = new Gesture(props, () => undefined);
  one.nudge(1);
  one.nudge(2);
  letGo();
  same(kept, [2]);
  one.update({ ...props, value: 2 });
  one.nudge(3);
  other.nudge(7);
  same(kept, [2, 3], 'another control');
  letGo();
  letGo();
  same(kept, [2, 3, 7]);
});

claim('what was nudged can be undone from the first step on, until the song has it', async () => {
  const told: (() => void)[] = [];
  const props = { label: 'Cutoff', range: linear({ min: 0, max: 10, initial: 0, step: 1 }), value: 0, onCommit: () => new Promise<void>((done) => told.push(done)) };
  const one = new Gesture(props, () => undefined);
  same(nudgeWaits.peek(), false);
  one.nudge(1);
  same(nudgeWaits.peek(), true);
  one.nudge(0);
  same(nudgeWaits.peek(), false, 'back where it was');
  one.nudge(4);
  await new Promise((later) => setTimeout(later, 400));
  same([told.length, nudgeWaits.peek()], [1, true], 'it was kept, and the song has not told of it');
  told[0]?.();
  await Promise.resolve();
  await new Promise((later) => setTimeout(later, 0));
  same(nudgeWaits.peek(), false);
  one.nudge(5);
  one.cancel();
  same(nudgeWaits.peek(), false);
});
