package org.songline.dsp.oversample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.dsp.Quantum;

class LaneHalfBandTest {
  @Test
  void everyLaneIsFilteredAsOneChannelIs() {
    long seed = 4;
    Random random = new Random(seed);
    int rows = 48;
    LaneHalfBand lanes = new LaneHalfBand(6, 10, rows);
    HalfBand[] single = new HalfBand[Quantum.LANES];
    for (int lane = 0; lane < Quantum.LANES; lane++) {
      single[lane] = new HalfBand(6, 10);
    }
    float[] x = new float[2 * rows * Quantum.LANES];
    float[] y = new float[rows * Quantum.LANES];
    for (int block = 0; block < 4; block++) {
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextFloat() - 0.5f;
      }
      lanes.down(x, rows, y);
      for (int row = 0; row < rows; row++) {
        for (int lane = 0; lane < Quantum.LANES; lane++) {
          float a = x[2 * row * Quantum.LANES + lane];
          float b = x[(2 * row + 1) * Quantum.LANES + lane];
          assertThat(y[row * Quantum.LANES + lane])
              .as("seed %d block %d row %d lane %d", seed, block, row, lane)
              .isCloseTo(single[lane].down(a, b), offset(1e-6f));
        }
      }
      if (block == 2) {
        lanes.clear(3);
        single[3].reset();
      }
    }
  }
}
