package org.songline.studio.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songline.dsp.Quantum;
import org.songline.engine.run.Probe;

class LoudnessWatchTest {
  private static final int RATE = 48_000;

  private final Probe probe = new Probe();
  private final LoudnessWatch watch = new LoudnessWatch(probe, RATE);
  private long frame;

  /** Plays a tone of 997 Hz, and looks sixty times a second as the studio does. */
  private void play(double seconds, double level) {
    float[] quantum = new float[Quantum.SAMPLES];
    for (int q = 0; q < seconds * RATE / Quantum.FRAMES; q++) {
      for (int f = 0; f < Quantum.FRAMES; f++, frame++) {
        float x = (float) (level * Math.sin(2 * Math.PI * 997 * frame / RATE));
        quantum[2 * f] = x;
        quantum[2 * f + 1] = x;
      }
      probe.put(quantum, 0, 1);
      if (q % 12 == 0) {
        watch.follow();
      }
    }
    watch.follow();
  }

  @Test
  void aToneOfBothSidesHasTheLoudnessThatTheStandardGives() {
    play(4, 0.1);
    LoudnessWatch.Look look = watch.look();
    // A full tone of 997 Hz in one channel is -3.01 LUFS, in both 0; EBU Tech 3341.
    assertThat(look.momentary()).isCloseTo(-20, within(0.05));
    assertThat(look.shortTerm()).isCloseTo(-20, within(0.05));
    assertThat(look.integrated()).isCloseTo(-20, within(0.05));
    assertThat(look.truePeak()).isCloseTo(-20, within(0.05));
  }

  @Test
  void theIntegratedLoudnessKeepsWhatWasTheMomentaryForgetsIt() {
    play(4, 0.1);
    play(4, 0.01);
    LoudnessWatch.Look look = watch.look();
    assertThat(look.momentary()).isCloseTo(-40, within(0.05));
    assertThat(look.integrated()).as("quiet parts are gated").isCloseTo(-20, within(0.2));
    assertThat(look.truePeak()).isCloseTo(-20, within(0.05));
  }

  @Test
  void measuredAnewNothingOfBeforeCounts() {
    play(4, 0.5);
    watch.reset();
    play(4, 0.01);
    LoudnessWatch.Look look = watch.look();
    assertThat(look.integrated()).isCloseTo(-40, within(0.05));
    assertThat(look.truePeak()).isCloseTo(-40, within(0.05));
  }

  @Test
  void silenceHasNoLoudnessAndTakesNothingFromTheIntegrated() {
    play(4, 0.1);
    play(8, 0);
    LoudnessWatch.Look look = watch.look();
    assertThat(look.momentary()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(look.shortTerm()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(look.integrated()).isCloseTo(-20, within(0.2));
  }
}
