import { gridLines, lineText } from '../../main/web/view/grid';
import { QUARTER } from '../../main/web/wire/quarters';
import { Rows, Stretches } from '../../main/web/view/hit';
import { TimeAxis } from '../../main/web/view/time-axis';
import { Pinch, wheelWish } from '../../main/web/view/wheel';
import { Frames } from '../../main/web/view/frame';
import { claim, near, same, truth } from './claim';

function axis(): TimeAxis {
  const made = new TimeAxis();
  made.extend(1000 * QUARTER);
  made.resize(1000);
  made.restore(100 * QUARTER, 10 / QUARTER);
  return made;
}

claim('pixels and ticks turn into each other', () => {
  const a = axis();
  same(a.xOf(110 * QUARTER), 100);
  same(a.tickAt(100), 110 * QUARTER);
  same(a.last, 200 * QUARTER);
});

claim('zooming leaves the tick under the pointer where it is', () => {
  const a = axis();
  for (const factor of [1.3, 0.7, 4, 0.2]) {
    const tick = a.tickAt(333);
    a.zoomAt(333, factor);
    near(a.xOf(tick), 333, 1e-6, `zoomed by ${factor}`);
  }
});

claim('zooming out ends when a little more than everything is seen, zooming in at single samples', () => {
  const a = axis();
  a.zoomAt(0, 1e-9);
  same(a.origin, 0);
  near(a.last, 1250 * QUARTER, 1, 'the right edge');
  a.zoomAt(500, 1e12);
  same(a.scale, 8);
});

claim('scrolling stops at the start, and half a view behind the end', () => {
  const a = axis();
  a.scrollBy(-1e9);
  same(a.origin, 0);
  a.scrollBy(1e9);
  near(a.tickAt(500), 1000 * QUARTER, 1, 'the middle');
});

claim('zooming to a selection shows all of it, and back goes back, step by step', () => {
  const a = axis();
  const scale = a.scale;
  a.zoomTo(300 * QUARTER, 304 * QUARTER);
  truth(a.xOf(300 * QUARTER) > 0 && a.xOf(304 * QUARTER) < 1000, 'both ends are seen');
  near(a.xOf(302 * QUARTER), 500, 1e-6, 'the middle');
  a.zoomTo(301 * QUARTER, 302 * QUARTER);
  truth(a.zoomBack() && a.zoomBack(), 'there was something to go back to');
  same([a.origin, a.scale], [100 * QUARTER, scale]);
  same(a.zoomBack(), false);
});

claim('following by pages turns the page at its end only; in the centre the playhead stays in the middle', () => {
  const a = axis();
  same(a.follow('page', 150 * QUARTER), false);
  same(a.follow('page', 200 * QUARTER), true);
  near(a.xOf(200 * QUARTER), 30, 1e-6, 'on the new page');
  a.follow('centre', 400 * QUARTER);
  near(a.xOf(400 * QUARTER), 500, 1e-6, 'in the centre');
  same(a.follow('off', 0), false);
});

claim('who listens to an axis hears of changes and of nothing else', () => {
  const a = axis();
  let heard = 0;
  a.version.subscribe(() => heard++);
  a.scrollBy(0);
  a.resize(1000);
  a.reveal(150 * QUARTER);
  same(heard, 0);
  a.reveal(250 * QUARTER);
  same(heard, 1);
});

const plain = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

claim('wheels in pixels, lines and pages scroll alike', () => {
  same(wheelWish({ ...plain, deltaY: 48 }, 500), { kind: 'scroll', dx: 0, dy: 48 });
  same(wheelWish({ ...plain, deltaY: 3, deltaMode: 1 }, 500), { kind: 'scroll', dx: 0, dy: 48 });
  same(wheelWish({ ...plain, deltaY: -1, deltaMode: 2 }, 500), { kind: 'scroll', dx: 0, dy: -450 });
});

claim('Shift scrolls sideways, whichever way the system turned the wheel', () => {
  same(wheelWish({ ...plain, deltaY: 100, shiftKey: true }, 500), { kind: 'scroll', dx: 100, dy: 0 });
  same(wheelWish({ ...plain, deltaX: 100, shiftKey: true }, 500), { kind: 'scroll', dx: 100, dy: 0 });
});

claim('Ctrl and Cmd zoom, Alt changes heights; up is nearer, and there and back is where it was', () => {
  for (const key of [{ ctrlKey: true }, { metaKey: true }]) {
    const nearer = wheelWish({ ...plain, deltaY: -100, ...key }, 500);
    const back = wheelWish({ ...plain, deltaY: 100, ...key }, 500);
    truth(nearer.kind === 'zoom' && back.kind === 'zoom', 'both zoom');
    if (nearer.kind !== 'zoom' || back.kind !== 'zoom') return;
    truth(nearer.factor > 1.1 && nearer.factor < 1.5, `a notch zooms by ${nearer.factor}`);
    near(nearer.factor * back.factor, 1, 1e-12, 'there and back');
  }
  same(wheelWish({ ...plain, deltaY: -100, altKey: true }, 500).kind, 'height');
  const wild = wheelWish({ ...plain, deltaY: -1e9, ctrlKey: true }, 500);
  truth(wild.kind === 'zoom' && wild.factor < 2, 'a wild wheel zooms by little');
});

claim('two fingers zoom about the middle between them and move it', () => {
  const pinch = new Pinch();
  pinch.down(1, 100, 100);
  same(pinch.move(1, 110, 100), null);
  pinch.down(2, 210, 100);
  same(pinch.move(2, 310, 100), { factor: 2, x: 210, y: 100, dx: 50, dy: 0 });
  pinch.up(1);
  same([pinch.active, pinch.move(2, 0, 0)], [false, null]);
});

claim('what lies at a place is the uppermost stretch, also under long ones and in gaps', () => {
  const all = [{ at: 0, length: 100 }, { at: 10, length: 5 }, { at: 20, length: 5 }, { at: 120, length: 10 }];
  const lane = new Stretches(all);
  const slow = (place: number) => all.reduce((best, s, i) => (s.at <= place && place < s.at + s.length ? i : best), -1);
  for (let place = -2; place < 140; place += 0.5) same(lane.at(place), slow(place), `at ${place}`);
  same(lane.within(12, 22), [0, 1, 2]);
  same(lane.within(15, 20), [0]);
  same(lane.within(100, 120), []);
  same(new Stretches([]).at(0), -1);
});

claim('rows are found by height', () => {
  const rows = new Rows([32, 64, 96]);
  same([rows.at(-1), rows.at(0), rows.at(31), rows.at(32), rows.at(95.5), rows.at(96), rows.at(191), rows.at(192)], [-1, 0, 0, 1, 1, 2, 2, -1]);
  same([rows.height, rows.top(2)], [192, 96]);
});

claim('the grid shows bars, then beats, then parts of beats as there is room', () => {
  const meters = [{ at: 0, meter: '4/4' as const }];
  const texts = (scale: number) => gridLines(meters, 0, 8 * QUARTER, scale / QUARTER, 10).map(lineText);
  same(texts(3), ['1', '2']);
  same(texts(10), ['1', '1.2', '1.3', '1.4', '2', '2.2', '2.3', '2.4']);
  same(texts(20).slice(0, 3), ['1', '1.1.3', '1.2']);
  same(texts(40).slice(0, 3), ['1', '1.1.2', '1.1.3']);
  same(gridLines(meters, 0, 64 * QUARTER, 1 / QUARTER, 10).map((line) => line.bar), [1, 5, 9, 13]);
});

claim('the grid keeps to the meter of each bar and to the finest division that is wanted', () => {
  const meters = [{ at: 0, meter: '3/4' as const }, { at: 6 * QUARTER, meter: '6/8' as const }];
  const lines = gridLines(meters, 0, 12 * QUARTER, 30 / QUARTER, 10, QUARTER / 2);
  same(lines.filter((line) => line.weight === 'bar').map((line) => [line.bar, line.tick / QUARTER]), [[1, 0], [2, 3], [3, 6], [4, 9]]);
  same(lines.filter((line) => line.bar === 3).length, 6);
  truth(gridLines(meters, 0, 3 * QUARTER, 1000 / QUARTER, 10, QUARTER / 2).length === 6, 'eighths and no finer');
});

claim('grid lines of a part are the lines of the whole that lie in it', () => {
  const meters = [{ at: 0, meter: '4/4' as const }, { at: 40 * QUARTER, meter: '7/8' as const }];
  for (const scale of [0.4, 2, 9, 33, 200]) {
    const whole = gridLines(meters, 0, 90 * QUARTER, scale / QUARTER, 10);
    const part = gridLines(meters, 13.3 * QUARTER, 71 * QUARTER, scale / QUARTER, 10);
    same(part, whole.filter((line) => line.tick >= 13.3 * QUARTER && line.tick < 71 * QUARTER));
  }
});

claim('views are drawn once a frame, however often they ask', () => {
  let callback: (now: number) => void = () => undefined;
  let asked = 0;
  const frames = new Frames((next) => {
    asked++;
    callback = next;
  });
  let drawn = 0;
  const view = { frame: () => void drawn++ };
  const other = { frame: () => frames.request(view) };
  frames.request(view);
  frames.request(view);
  frames.request(other);
  callback(0);
  same([asked, drawn], [2, 1]);
  frames.cancel(view);
  callback(1);
  same(drawn, 1);
});
