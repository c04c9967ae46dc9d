package org.songline.dsp.loudness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.dsp.Quantum;

class MomentaryLoudnessTest {
  @ParameterizedTest
  @ValueSource(doubles = {44100, 48000, 96000})
  void aStereoToneOf997HertzAtMinus23DecibelsReadsMinus23(double rate) {
    var meter = new MomentaryLoudness(rate);
    float[] audio = new float[Quantum.SAMPLES];
    int frame = 0;
    for (int q = 0; q < rate / Quantum.FRAMES; q++) {
      for (int i = 0; i < Quantum.FRAMES; i++, frame++) {
        float x = (float) (Math.pow(10, -23 / 20.0) * Math.sin(2 * Math.PI * 997 * frame / rate));
        audio[2 * i] = x;
        audio[2 * i + 1] = x;
      }
      meter.take(audio, 0);
    }
    assertThat(meter.lufs()).isCloseTo(-23, within(0.02));
    meter.reset();
    assertThat(meter.lufs()).isCloseTo(-120, within(0.2));
  }
}
