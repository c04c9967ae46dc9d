package org.songline.devices.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songline.devices.Clicks;
import org.songline.devices.DeviceRun;

class VolumeShaperTest {
  /** A cycle that starts silent and is open from the middle on. */
  private static DeviceRun run() {
    return new DeviceRun(new VolumeShaperDevice(), 48000)
        .set("points", 1)
        .set("position-1", 0)
        .set("level-1", 0)
        .set("curve-1", 0)
        .set("position-2", 50)
        .set("level-2", 100);
  }

  /** The gain that is drawn at a share of the cycle, away from its turn. */
  private static double drawn(double turns) {
    double phase = turns - Math.floor(turns);
    return Math.min(1, 2 * phase);
  }

  @Test
  void theGainIsThatOfTheSongsPosition() {
    for (double tempo : new double[] {60, 120, 174}) {
      var run = run();
      run.io.tempo = tempo;
      float[] out = run.process(2, i -> 0.5);
      double smooth = 0.004 * tempo / 60;
      for (int i = 0; i < out.length / 2; i++) {
        double turns = i * tempo / (60 * 48000);
        if (turns - Math.floor(turns) < 1 - smooth - 1e-3) {
          assertThat(out[2 * i] / 0.5).as("%s, %d", tempo, i).isCloseTo(drawn(turns), within(2e-4));
        }
      }
    }
  }

  @Test
  void playbackThatBeginsAnywhereSoundsTheSame() {
    var whole = run().set("note", 5);
    float[] all = whole.process(1, i -> 0.5);
    var later = run().set("note", 5);
    later.io.frame = 64 * 300;
    float[] part = later.process(0.5, i -> 0.5);
    for (int i = 0; i < part.length; i++) {
      assertThat(part[i]).isEqualTo(all[2 * 64 * 300 + i]);
    }
  }

  @Test
  void tempoChangesAreFollowed() {
    var run = run();
    double quarters = 0;
    for (int q = 0; q < 1500; q++) {
      run.prepare();
      run.io.tempo = 90 + 60 * Math.sin(q * 0.01);
      run.io.quarters = quarters;
      java.util.Arrays.fill(run.io.audio, 0.5f);
      run.processor.process(run.io);
      run.finish();
      double phase = quarters - Math.floor(quarters);
      if (phase < 0.95) {
        assertThat(run.io.audio[0] / 0.5)
            .as("quantum %d", q)
            .isCloseTo(drawn(quarters), within(1e-3));
      }
      quarters += 64 * run.io.tempo / (60 * 48000);
    }
  }

  @Test
  void theTurnOfTheCycleDoesNotClick() {
    var run = run().set("note", 5);
    float[] out = run.process(1, i -> 0.5 * Math.sin(2 * Math.PI * 220 * i / 48000));
    double[] x = DeviceRun.side(out, 0);
    // An eighth at 120: turns at every 12000 frames.
    assertThat(Clicks.splash(x, 24000 - 300, 24000 + 300)).isLessThan(1);
    // The judge does hear the jump that a slope takes the place of.
    double[] raw = new double[x.length];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = drawn(i / 12000.0) * 0.5 * Math.sin(2 * Math.PI * 220 * i / 48000 + 1);
    }
    assertThat(Clicks.splash(raw, 24000 - 300, 24000 + 300)).isGreaterThan(3);
  }

  @Test
  void withoutSyncTheRateCounts() {
    var run = run().set("sync", 0).set("rate", 5);
    float[] out = run.process(1, i -> 0.5);
    assertThat(out[2 * 2400] / 0.5).isCloseTo(0.5, within(1e-3));
    assertThat(out[2 * (9600 + 2400)] / 0.5).isCloseTo(0.5, within(1e-3));
    assertThat(out[2 * (28800 + 7000)] / 0.5).isCloseTo(1, within(1e-3));
  }

  @Test
  void theLowsAloneAreShapedAndTheHighsGoOn() {
    assertThat(quietest(50)).isLessThan(0.1);
    assertThat(quietest(4000)).isGreaterThan(0.9);
  }

  /** The softest peak of a quarter of the cycle, relative to the input. */
  private static double quietest(double hertz) {
    var run = run().set("lows-only", 1).set("level-2", 0).set("split", 300);
    float[] out = run.process(1, i -> 0.5 * Math.sin(2 * Math.PI * hertz * i / 48000));
    double least = 1;
    for (int from = 12000; from < 36000; from += 2000) {
      double most = 0;
      for (int i = from; i < from + 2000; i++) {
        most = Math.max(most, Math.abs(out[2 * i]) / 0.5);
      }
      least = Math.min(least, most);
    }
    return least;
  }

  @Test
  void withoutDepthItIsAWire() {
    var run = run().set("depth", 0);
    float[] out = run.process(0.3, i -> Math.sin(i * i * 0.001));
    for (int i = 0; i < out.length / 2; i++) {
      assertThat(out[2 * i]).isEqualTo((float) Math.sin(i * i * 0.001));
    }
  }
}
