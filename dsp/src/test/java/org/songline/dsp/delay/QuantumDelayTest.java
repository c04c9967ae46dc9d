package org.songline.dsp.delay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.dsp.Quantum;

class QuantumDelayTest {
  @Test
  void aQuantumOfThePastIsWhatALineReadsFrameByFrame() {
    var random = new Random(6);
    var line = new QuantumDelay(300);
    var frames = new DelayLine(400);
    float[] x = new float[Quantum.FRAMES];
    float[][] past = new float[301][Quantum.FRAMES];
    assertThat(line.longest()).isGreaterThanOrEqualTo(300);
    for (int q = 0; q < 20; q++) {
      for (int i = 0; i < Quantum.FRAMES; i++) {
        x[i] = random.nextFloat();
        frames.write(x[i]);
        for (int delay = 0; delay <= 300; delay++) {
          past[delay][i] = frames.read(delay);
        }
      }
      line.write(x, 0);
      for (int delay = 0; delay <= 300; delay++) {
        int from = line.place(delay);
        assertThat(java.util.Arrays.copyOfRange(line.ring(), from, from + Quantum.FRAMES))
            .as("delay %d", delay)
            .isEqualTo(past[delay]);
      }
    }
  }
}
