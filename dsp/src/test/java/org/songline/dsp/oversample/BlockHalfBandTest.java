package org.songline.dsp.oversample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockHalfBandTest {
  @Test
  void blocksGiveTheBitsOfSampleAfterSample() {
    long seed = 6;
    Random random = new Random(seed);
    var work = new BlockHalfBand.Work(20, 64);
    BlockHalfBand[] blocks = {
      new BlockHalfBand(20, 10, work), new BlockHalfBand(6, 10, work),
    };
    HalfBand[] single = {new HalfBand(20, 10), new HalfBand(6, 10)};
    float[] x = new float[3 + 128];
    float[] y = new float[64];
    for (int block = 0; block < 12; block++) {
      int count = block == 5 ? 37 : 64;
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextFloat() - 0.5f;
      }
      for (int k = 0; k < 2; k++) {
        blocks[k].down(x, 3, count, y);
        for (int i = 0; i < count; i++) {
          float exact = single[k].down(x[3 + 2 * i], x[4 + 2 * i]);
          assertThat(y[i]).as("seed %d block %d sample %d", seed, block, i).isEqualTo(exact);
        }
        if (block == 8) {
          blocks[k].reset();
          single[k].reset();
        }
      }
    }
  }
}
