import { MeterMap, TempoMap } from '../../main/web/song/time';
import { QUARTER } from '../../main/web/wire/quarters';
import type { Meter, MeterText, Tempo } from '../../main/web/wire/song.generated';
import vectors from '../../../../model/src/test/vectors/time.txt';
import { claim, near, same, truth } from './claim';

const lines = vectors
  .trimEnd()
  .split('\n')
  .map((line) => line.split(' '));

function groups<T>(words: readonly string[], size: number, make: (part: readonly string[]) => T): T[] {
  return Array.from({ length: words.length / size }, (_, i) => make(words.slice(i * size, i * size + size)));
}

claim('times, tempos and frames of ticks are those that the program tells', () => {
  let map = new TempoMap([]);
  let told = 0;
  for (const [word, ...rest] of lines) {
    if (word === 'tempos') {
      map = new TempoMap(groups<Tempo>(rest, 3, ([at, bpm, shape]) => ({ at: Number(at), bpm: Number(bpm), shape: shape === 'ramp' ? 'ramp' : 'step' })));
    } else if (word === 'tick') {
      const [tick = 0, seconds = 0, bpm = 0, frame = 0] = rest.map(Number);
      near(map.secondsAt(tick), seconds, 1e-11 * (1 + seconds), `seconds of ${tick}`);
      near(map.bpmAt(tick), bpm, 1e-9, `tempo of ${tick}`);
      same(map.frameAt(tick, 48000), frame, `frame of ${tick}`);
      same(map.tickAtSeconds(seconds), tick);
      told++;
    } else if (word === 'frame') {
      const [frame = 0, first = 0, quarters = 0] = rest.map(Number);
      const tick = map.tickAt(frame, 48000);
      near(tick, quarters * QUARTER, 0.51, `tick of frame ${frame}`);
      same(map.frameAt(tick, 48000), frame);
      truth(first <= tick, 'the first tick that stands on a frame is not after the nearest');
      told++;
    }
  }
  same(told, 360);
});

claim('bars and beats of ticks are those that the program tells', () => {
  let map = new MeterMap([]);
  let told = 0;
  for (const [word, ...rest] of lines) {
    if (word === 'meters') {
      map = new MeterMap(groups<Meter>(rest, 2, ([at, meter]) => ({ at: Number(at), meter: meter as MeterText })));
    } else if (word === 'place') {
      const [tick = 0, bar = 0, beat = 0, left = 0] = rest.map(Number);
      const text = rest[4] ?? '';
      same(map.barBeat(tick), { bar, beat, rest: left });
      same(map.exactText(tick), text);
      same(map.parse(text), tick, text);
      told++;
    }
  }
  same(told, 240);
});
