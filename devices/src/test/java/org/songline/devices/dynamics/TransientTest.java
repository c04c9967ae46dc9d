package org.songline.devices.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;

class TransientTest {
  private static DeviceRun run() {
    return new DeviceRun(new TransientDevice(), 48000);
  }

  /** A drum: a tone that starts at once and falls by 60 dB in half a second. */
  private static double drum(int frame, double level) {
    int at = frame - 2400;
    return at < 0 ? 0 : level * Math.exp(-at / 3474.0) * Math.sin(2 * Math.PI * 180 * at / 48000);
  }

  private static double loudest(float[] x, int from, int to) {
    double most = 0;
    for (int i = from; i < to; i++) {
      most = Math.max(most, Math.abs(x[2 * i]));
    }
    return 20 * Math.log10(most);
  }

  @Test
  void theAttackOfADrumRisesByTheDecibelsSet() {
    for (double set : new double[] {-9, -3, 3, 6, 12}) {
      var run = run().set("attack", set).set("length", 40);
      float[] out = run.process(0.6, i -> drum(i, 0.2));
      float[] in = run().process(0.6, i -> drum(i, 0.2));
      double change = loudest(out, 2400, 2520) - loudest(in, 2400, 2520);
      assertThat(change).as("set to %s", set).isCloseTo(set, within(0.1 * Math.abs(set) + 0.1));
      double tail = loudest(out, 14000, 16000) - loudest(in, 14000, 16000);
      assertThat(tail).isCloseTo(0, within(0.1));
    }
  }

  @Test
  void theSustainChangesTheTailAndNotTheAttack() {
    for (double set : new double[] {-12, 8}) {
      float[] out = run().set("sustain", set).process(0.6, i -> drum(i, 0.2));
      float[] in = run().process(0.6, i -> drum(i, 0.2));
      assertThat(loudest(out, 2400, 2600) - loudest(in, 2400, 2600)).isCloseTo(0, within(0.1));
      double tail = loudest(out, 20000, 22000) - loudest(in, 20000, 22000);
      assertThat(tail / set).as("set to %s", set).isBetween(0.7, 1.0);
    }
  }

  @Test
  void theLevelMakesNoDifference() {
    float[] loud = shaped(1);
    float[] soft = shaped(0.01);
    for (int i = 2400; i < 14000; i++) {
      assertThat(soft[2 * i] * 100.0).isCloseTo(loud[2 * i], within(2e-3));
    }
  }

  private static float[] shaped(double level) {
    var run = run().set("attack", 9).set("sustain", -6);
    return run.process(0.4, i -> 0.3 * drum(i, level));
  }

  @Test
  void aSteadyToneIsUntouched() {
    for (double hertz : new double[] {40, 50, 97, 440, 5000}) {
      var run = run().set("attack", 12).set("sustain", 12);
      float[] out = run.process(2, i -> 0.4 * Math.sin(2 * Math.PI * hertz * i / 48000));
      for (int i = 48000; i < 96000; i++) {
        double in = 0.4 * Math.sin(2 * Math.PI * hertz * i / 48000);
        assertThat((double) out[2 * i]).as("%s Hz", hertz).isCloseTo(in, within(0.4 * 0.0115));
      }
    }
  }

  @Test
  void theFocusShapesOnlyItsPart() {
    double low = change(1, 100);
    double high = change(1, 6000);
    assertThat(low).isCloseTo(9, within(1.2));
    assertThat(high).isCloseTo(0, within(0.5));
    assertThat(change(2, 6000)).isCloseTo(9, within(1.2));
    assertThat(change(2, 60)).isCloseTo(0, within(1.5));
  }

  /** Change of the loudest sample at the start of a tone. */
  private static double change(int focus, double hertz) {
    var run = run().set("attack", 9).set("focus", focus).set("frequency", 600);
    run.set("length", 60);
    float[] out =
        run.process(
            0.2, i -> i < 4800 ? 0 : 0.2 * Math.sin(2 * Math.PI * hertz * (i - 4800) / 48000));
    return loudest(out, 4805, 5200) - 20 * Math.log10(0.2);
  }

  @Test
  void withNothingSetItIsAWire() {
    float[] out = run().process(0.3, i -> (float) Math.sin(i * i * 0.001));
    for (int i = 0; i < out.length / 2; i++) {
      assertThat(out[2 * i]).isEqualTo((float) Math.sin(i * i * 0.001));
    }
  }

  @Test
  void theSoftClipKeepsTheAttackUnderFullScale() {
    double[] values = DeviceRun.initial(new TransientDevice());
    values[TransientDevice.SOFT_CLIP] = 1;
    var run = new DeviceRun(new TransientDevice(), 48000, values).set("attack", 18);
    assertThat(loudest(run.process(0.3, i -> drum(i, 0.5)), 0, 14000)).isBetween(-1.0, 0.5);
  }
}
