package org.songline.devices.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;

class TremoloTest {
  private static final double RATE = 48000;

  private static DeviceRun tremolo() {
    return new DeviceRun(new TremoloDevice(), RATE);
  }

  @Test
  void theLevelFollowsTheSineBetweenOneAndWhatDepthLeaves() {
    float[] x = tremolo().set("rate", 4).set("depth", 80).process(1, i -> 0.5);
    for (int i = 0; i < 48000; i++) {
      double gain = 1 - 0.4 * (1 - Math.sin(2 * Math.PI * 4 * i / RATE));
      assertThat(x[2 * i]).isCloseTo((float) (0.5 * gain), within(2e-6f));
      assertThat(x[2 * i + 1]).isEqualTo(x[2 * i]);
    }
  }

  @Test
  void halfATurnBetweenTheSidesIsAnAutoPanWhoseSumStands() {
    float[] x = tremolo().set("rate", 2).set("depth", 100).set("phase", 180).process(1, i -> 0.5);
    float least = 1;
    for (int i = 0; i < 48000; i++) {
      assertThat(x[2 * i] + x[2 * i + 1]).isCloseTo(0.5f, within(2e-6f));
      least = Math.min(least, x[2 * i]);
    }
    assertThat(least).isCloseTo(0, within(1e-5f));
  }

  @Test
  void aSyncedSquareChopsInTimeWithTheSong() {
    var run =
        tremolo()
            .set("sync", 1)
            .set("note", org.songline.devices.Common.noteNamed("1/8"))
            .set("shape", 4)
            .set("smooth", 0)
            .set("depth", 100);
    run.io.tempo = 90;
    float[] x = run.process(2, i -> 1);
    // An eighth at 90 is 16000 frames: open for 8000, closed for 8000, edges of 156 frames.
    for (int i = 0; i < 90000; i++) {
      int place = i % 16000;
      int edge = Math.min(Math.abs(place - 8000), Math.min(place, 16000 - place));
      if (edge > 80) {
        assertThat(x[2 * i]).as("frame %d", i).isEqualTo(place < 8000 ? 1f : 0f);
      }
    }
  }

  @Test
  void inHarmonicModeHighsRiseWhileLowsFall() {
    var low = tremolo().set("mode", 1).set("depth", 100).set("rate", 1);
    var high = tremolo().set("mode", 1).set("depth", 100).set("rate", 1);
    float[] l = low.process(1, i -> 0.5 * Math.sin(2 * Math.PI * 60 * i / RATE));
    float[] h = high.process(1, i -> 0.5 * Math.sin(2 * Math.PI * 7919 * i / RATE));
    assertThat(loudest(l, 10000, 14000)).isCloseTo(0.5, within(0.01));
    assertThat(loudest(h, 10000, 14000)).isLessThan(0.03);
    assertThat(loudest(l, 34000, 38000)).isLessThan(0.03);
    assertThat(loudest(h, 34000, 38000)).isCloseTo(0.5, within(0.01));
  }

  private static double loudest(float[] x, int from, int to) {
    double most = 0;
    for (int i = from; i < to; i++) {
      most = Math.max(most, Math.abs(x[2 * i]));
    }
    return most;
  }

  @Test
  void withoutDepthItChangesNoBit() {
    float[] x = tremolo().set("depth", 0).process(0.2, i -> Math.sin(i * 0.3));
    for (int i = 0; i < 9600; i++) {
      assertThat(x[2 * i]).isEqualTo((float) Math.sin(i * 0.3));
    }
  }

  @Test
  void fromAnywhereInTheSongTheBitsAreTheSame() {
    for (int shape = 0; shape < 7; shape++) {
      var whole = tremolo().set("shape", shape).set("phase", 90).set("rate", 3.1);
      var later = tremolo().set("shape", shape).set("phase", 90).set("rate", 3.1);
      float[] all = whole.process(1, i -> Math.sin(i * 0.1));
      int from = 200 * 64;
      later.io.frame = from;
      float[] rest = later.process(0.5, i -> Math.sin((i + from) * 0.1));
      for (int i = 0; i < rest.length; i++) {
        assertThat(rest[i]).isEqualTo(all[2 * from + i]);
      }
    }
  }
}
