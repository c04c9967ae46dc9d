package org.songline.mastering.codec;

import java.io.IOException;
import java.util.SplittableRandom;
import org.songline.mastering.MasterRequest;
import org.songline.mastering.Mastered;
import org.songline.mastering.Mastering;
import org.songline.mastering.Target;
import org.songline.mastering.input.AudioInput;
import org.songline.media.Progress;

/** Generated music, mastered loud: drums, a bass, chords of saws to both sides. */
final class LoudMusic {
  static final int RATE = 44_100;

  private LoudMusic() {}

  static float[] master(long seed, int seconds, double lufs) throws IOException {
    MasterRequest request =
        MasterRequest.of(Target.find("spotify").orElseThrow())
            .level(lufs, -1)
            .format(24, RATE)
            .shaping(false, false);
    try (Mastered mastered =
        Mastering.master(
            AudioInput.of("music " + seed, RATE, 2, mix(seed, seconds)), request, Progress.NONE)) {
      float[] x = new float[2 * (int) mastered.frames()];
      mastered.read(0, x, 0, x.length / 2);
      return x;
    }
  }

  static float[] mix(long seed, int seconds) {
    var random = new SplittableRandom(seed);
    float[] x = new float[2 * seconds * RATE];
    int beat = RATE / 2 + random.nextInt(8000) - 4000;
    double root = 40 + random.nextInt(40);
    double[] detune = new double[12];
    for (int i = 0; i < detune.length; i++) {
      detune[i] = 1 + 0.006 * (random.nextDouble() - 0.5);
    }
    double[] phase = new double[12];
    double[] low = new double[2];
    for (int i = 0; i < x.length / 2; i++) {
      int within = i % beat;
      int bar = i / (4 * beat);
      double pitch = root * Math.pow(2, new int[] {0, 5, 7, 3}[bar % 4] / 12.0);
      double t = within / (double) RATE;
      double kick =
          Math.exp(-t * 9) * Math.sin(2 * Math.PI * (50 * t + 6 * (1 - Math.exp(-40 * t))));
      double hat = Math.exp(-(i % (beat / 2)) / 900.0) * random.nextGaussian() * 0.12;
      double snare = i / beat % 2 == 1 ? Math.exp(-t * 14) * random.nextGaussian() * 0.4 : 0;
      double bass = Math.sin(2 * Math.PI * pitch * i / RATE) * 0.5;
      for (int side = 0; side < 2; side++) {
        double chord = 0;
        for (int v = 0; v < 6; v++) {
          int at = 6 * side + v;
          phase[at] += pitch * new double[] {4, 5, 6, 8, 10, 12}[v] * detune[at] / RATE;
          chord += 2 * (phase[at] - Math.floor(phase[at])) - 1;
        }
        low[side] += 0.4 * (0.12 * chord - low[side]);
        x[2 * i + side] = (float) (0.4 * (kick + snare + hat + bass + low[side]));
      }
    }
    return x;
  }
}
