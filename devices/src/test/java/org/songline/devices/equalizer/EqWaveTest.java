package org.songline.devices.equalizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.MatchedEq;
import org.songline.dsp.filter.Response;
import org.songline.dsp.filter.Section;

/** The wave front of an equaliser gives the bits of one section after the other. */
class EqWaveTest {
  private static final int MOST = 2 * EqWave.PLACES + 3;
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
      float[] state = new float[MOST * EqProcessor.STATE];
      float[] expectedState = state.clone();
      EqWave wave = new EqWave();
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
      for (int side = 0; side < 2; side++) {
        int at = order[n] * EqProcessor.STATE + 2 * side;
        for (int i = OFFSET + side; i < OFFSET + Quantum.SAMPLES; i += 2) {
          float v = x[i];
          float e = v - state[at + 1];
          float y = Math.fma(from[c + Section.T1], state[at], from[c + Section.X] * v);
          x[i] = Math.fma(from[c + Section.T2], state[at + 1], y);
          float b = from[c + Section.B];
          float next = Math.fma(b, e, Math.fma(from[c + Section.D], state[at], state[at]));
          state[at + 1] = Math.fma(from[c + Section.H], e, Math.fma(b, state[at], state[at + 1]));
          state[at] = next;
        }
      }
    }
  }
}
