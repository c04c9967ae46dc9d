package org.songline.dsp.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.dsp.Quantum;

/** A wave front of sections gives the bits of one section after the other. */
class SectionWaveTest {
  private static final int MOST = 2 * SectionWave.PLACES + 3;
  private static final int OFFSET = 6;

  @Test
  void sectionsSideBySideGiveTheBitsOfSectionsInARow() {
    long seed = 20261121;
    Random random = new Random(seed);
    for (int count = 1; count <= MOST; count++) {
      float[] from = sections(random);
      int[] order = new int[MOST + 1];
      for (int n = 0; n <= MOST; n++) {
        order[n] = (n * 5 + 2) % MOST;
      }
      float[] state = new float[MOST * Section.STATE];
      float[] expectedState = state.clone();
      SectionWave wave = new SectionWave();
      for (int quantum = 0; quantum < 5; quantum++) {
        float[] x = new float[Quantum.SAMPLES + 2 * OFFSET];
        for (int i = 0; i < x.length; i++) {
          x[i] = random.nextFloat() - 0.5f;
        }
        float[] expected = x.clone();
        wave.run(x, OFFSET, from, order, 1, 1 + count, state);
        inARow(expected, from, order, count, expectedState);
        assertThat(x).as("%d sections, seed %d", count, seed).containsExactly(expected);
        assertThat(state).as("%d sections, seed %d", count, seed).containsExactly(expectedState);
      }
    }
  }

  private static float[] sections(Random random) {
    MatchedEq design = new MatchedEq(48000);
    Response response = new Response();
    float[] all = new float[MOST * Section.SIZE];
    MatchedEq.Shape[] shapes = MatchedEq.Shape.values();
    for (int s = 0; s < MOST; s++) {
      double hertz = 20 * Math.pow(900, random.nextDouble());
      MatchedEq.Shape shape = shapes[random.nextInt(shapes.length)];
      design.design(shape, hertz, 0.3 + 5 * random.nextDouble(), 3, true, response);
      Section.write(response, all, s * Section.SIZE, 1);
    }
    return all;
  }

  private static void inARow(float[] x, float[] from, int[] order, int count, float[] state) {
    for (int n = 1; n <= count; n++) {
      int c = order[n] * Section.SIZE;
      int at = order[n] * Section.STATE;
      Section.run(x, OFFSET, from, c, state, at);
      Section.run(x, OFFSET + 1, from, c, state, at + 2);
    }
  }
}
