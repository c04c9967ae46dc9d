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

  @Test
  void asFewLanesAsSoundGiveTheSameBitsWhileTheyComeAndGo() {
    long seed = 5;
    Random random = new Random(seed);
    int rows = 44;
    LaneHalfBand all = new LaneHalfBand(6, 10, rows);
    LaneHalfBand few = new LaneHalfBand(6, 10, rows);
    float[] x = new float[2 * rows * Quantum.LANES];
    float[] y = new float[rows * Quantum.LANES];
    float[] z = new float[rows * Quantum.LANES];
    int[] sounding = {1, 1, 3, 9, 9, 4, 1, 16, 2, 1};
    int before = 0;
    for (int lanes : sounding) {
      for (int lane = lanes; lane < before; lane++) {
        all.clear(lane);
        few.clear(lane);
      }
      before = lanes;
      for (int i = 0; i < x.length; i++) {
        x[i] = i % Quantum.LANES < lanes ? random.nextFloat() - 0.5f : 0;
      }
      all.down(x, rows, y);
      few.down(x, rows, z, lanes);
      for (int i = 0; i < y.length; i++) {
        if (i % Quantum.LANES < lanes) {
          assertThat(z[i]).as("seed %d, %d lanes, sample %d", seed, lanes, i).isEqualTo(y[i]);
        }
      }
    }
  }
}
