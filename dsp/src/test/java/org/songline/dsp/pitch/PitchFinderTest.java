package org.songline.dsp.pitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PitchFinderTest {
  private static float[] note(double hertz, double rate, double seconds, double... partials) {
    float[] x = new float[(int) (seconds * rate)];
    for (int i = 0; i < x.length; i++) {
      double fade = Math.exp(-2.0 * i / rate) * Math.min(1, i / (0.01 * rate));
      for (int h = 0; h < partials.length; h++) {
        x[i] +=
            (float)
                (0.3 * fade * partials[h] * Math.sin(2 * Math.PI * hertz * (h + 1) * i / rate + h));
      }
    }
    return x;
  }

  @Test
  void aNoteOfAnyKeyIsFoundToTwoCents() {
    for (double rate : new double[] {44100, 48000, 96000}) {
      for (int key = 24; key <= 103; key += 5) {
        double hertz = 440 * Math.pow(2, (key - 69.3) / 12);
        float[] x = note(hertz, rate, 1.0, 1, 0.7, 0.5, 0.3, 0.2);
        var pitch = PitchFinder.find(x, rate).orElseThrow();
        assertThat(pitch.key())
            .as("key %d at %s", key, rate)
            .isCloseTo(key - 0.3, Offset.offset(0.02));
      }
    }
  }

  @Test
  void aNoteWithAWeakFundamentalKeepsItsOctave() {
    float[] x = note(110, 44100, 1.0, 0.05, 1, 0.8, 0.6);
    assertThat(PitchFinder.find(x, 44100).orElseThrow().hertz()).isCloseTo(110, Offset.offset(0.2));
  }

  @Test
  void noiseAndSilenceHaveNoPitch() {
    var random = new Random(3);
    float[] x = new float[44100];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian() * 0.2f;
    }
    assertThat(PitchFinder.find(x, 44100)).isEmpty();
    assertThat(PitchFinder.find(new float[44100], 44100)).isEmpty();
    assertThat(PitchFinder.find(new float[10], 44100)).isEmpty();
    assertThat(PitchFinder.find(new float[0], 44100)).isEmpty();
  }
}
