package org.songline.dsp.oversample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StereoHalvingTest {
  @Test
  void halvesBothSidesToTheBitsOfTwoFilters() {
    long seed = 20261121;
    Random random = new Random(seed);
    for (int frames : new int[] {2, 4, 32}) {
      HalfBand left = new HalfBand(5, 8);
      HalfBand right = new HalfBand(5, 8);
      StereoHalving both = new StereoHalving(5, 8, frames);
      float[] x = new float[4 * frames];
      float[] out = new float[2 * frames];
      float[] expected = new float[2 * frames];
      for (int block = 0; block < 20; block++) {
        for (int i = 0; i < x.length; i++) {
          x[i] = random.nextFloat() - 0.5f;
        }
        for (int i = 0; i < frames; i++) {
          expected[2 * i] = left.down(x[4 * i], x[4 * i + 2]);
          expected[2 * i + 1] = right.down(x[4 * i + 1], x[4 * i + 3]);
        }
        both.down(x, out);
        assertThat(out).as("seed %d, %d frames", seed, frames).containsExactly(expected);
      }
    }
  }
}
