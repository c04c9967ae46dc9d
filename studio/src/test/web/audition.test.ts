import { beatsOf, heardRate, inStep, matchedGain } from '../../main/web/pages/browser/audition';
import { QUARTER } from '../../main/web/wire/quarters';
import { claim, near, same, truth } from './claim';

const song = { tempos: [{ at: 0, bpm: 120, shape: 'step' }], meters: [{ at: 0, meter: '4/4' }] } as const;

claim('loops are heard at the tempo of the song, in half or double time rather than far from how they were made', () => {
  same([heardRate(120, 120), heardRate(140, 70), heardRate(70, 140), heardRate(90, 180)], [1, 1, 1, 1]);
  near(heardRate(128, 126), 128 / 126, 1e-12);
  for (let tempo = 40; tempo < 240; tempo += 7) for (const loop of [70, 97, 140, 174]) truth(heardRate(tempo, loop) >= 0.7 && heardRate(tempo, loop) < 1.4, `${tempo} of ${loop}`);
});

claim('sounds are heard equally loud by their loudest part, and none beyond full scale', () => {
  const tone = (level: number) => Float32Array.from({ length: 48000 }, (_, i) => level * Math.SQRT2 * Math.sin(i / 20));
  near(matchedGain([tone(0.1)], 48000), 1, 0.01);
  near(matchedGain([tone(0.4)], 48000), 0.25, 0.005);
  near(matchedGain([tone(0.4), tone(0.4)], 48000), 0.25, 0.005, 'both channels');
  near(matchedGain([tone(0.001)], 48000), 10 ** (12 / 20), 1e-9, 'noise is not drawn up');
  const click = new Float32Array(48000);
  click[5] = 0.9;
  near(matchedGain([click], 48000), 0.89 / 0.9, 1e-6);
  same(matchedGain([new Float32Array(100)], 48000), 1);
});

claim('a loop begins on the next beat, at the place that it has in the bars of the song', () => {
  same([beatsOf(1.905, 126), beatsOf(8, 120), beatsOf(0.1, 120)], [4, 16, 1]);
  same(inStep(song, 0, 4), { seconds: 0, beat: 0 });
  const later = inStep(song, 5.5 * QUARTER, 4);
  near(later.seconds, 0.25, 1e-9);
  same(later.beat, 2, 'the sixth quarter is the third of its bar');
  same(inStep(song, 17 * QUARTER, 16).beat, 1);
});
