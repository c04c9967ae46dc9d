package org.songline.dsp.reverb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.dsp.Quantum;

class QuantumDiffuserTest {
  private static final int[] FRAMES = {229, 17, 102, 64};

  @Test
  void aQuantumIsSmearedAsItsFramesAre() {
    var random = new Random(8);
    var quanta = new QuantumDiffuser(FRAMES);
    var frames = new Diffuser(FRAMES, 0.62f);
    float[] gains = new float[Quantum.FRAMES];
    float[] x = new float[Quantum.FRAMES];
    float[] expected = new float[Quantum.FRAMES];
    for (int q = 0; q < 30; q++) {
      for (int i = 0; i < Quantum.FRAMES; i++) {
        gains[i] = 0.3f + 0.005f * i;
        x[i] = random.nextFloat() - 0.5f;
        frames.gain(gains[i]);
        expected[i] = frames.step(x[i]);
      }
      quanta.process(x, gains);
      for (int i = 0; i < Quantum.FRAMES; i++) {
        assertThat(x[i]).isCloseTo(expected[i], within(1e-6f));
      }
    }
  }

  @Test
  void afterSilenceItComesToRest() {
    var diffuser = new QuantumDiffuser(FRAMES);
    assertThat(diffuser.empty()).isTrue();
    float[] gains = new float[Quantum.FRAMES];
    Arrays.fill(gains, 0.6f);
    float[] x = new float[Quantum.FRAMES];
    x[0] = 1;
    diffuser.process(x, gains);
    assertThat(diffuser.empty()).isFalse();
    for (int q = 0; q < 400; q++) {
      Arrays.fill(x, 0f);
      diffuser.process(x, gains);
    }
    assertThat(diffuser.empty()).isTrue();
    assertThat(x).containsOnly(0f);
  }
}
