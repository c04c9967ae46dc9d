package org.songline.measure.stereo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songline.measure.Measurer;
import org.songline.measure.Part;
import org.songline.measure.Signals;

class StereoBandTest {
  private static final int RATE = 48_000;

  private static List<StereoBand> measured(float[]... channels) {
    var measurer = new Measurer(RATE, channels.length, EnumSet.of(Part.SPECTRUM));
    measurer.accept(Signals.interleave(channels), 0, channels[0].length);
    return measurer.finish().figures().stereoBands();
  }

  private static StereoBand at(List<StereoBand> bands, double hertz) {
    return bands.stream()
        .filter(b -> Math.abs(b.hertz() / hertz - 1) < 0.05)
        .findFirst()
        .orElseThrow();
  }

  private static float[] mix(float[] a, double gain, float[] b) {
    float[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += (float) gain * b[i];
    }
    return sum;
  }

  @Test
  void everyBandHasItsOwnWidthAndLoss() {
    float[] low = new Signals(RATE).sine(100, -12, 4).mono();
    float[] wide = new Signals(RATE).sine(1000, -12, 4).mono();
    float[] lost = new Signals(RATE).sine(4000, -12, 4).mono();
    float[] left = mix(mix(low, 1, wide), 1, lost);
    float[] right = mix(mix(low, 0.5, wide), -0.9, lost);
    var bands = measured(left, right);
    var mono = at(bands, 100);
    assertThat(mono.dbfs()).isCloseTo(-12, within(0.05));
    assertThat(mono.correlation()).isCloseTo(1, within(1e-6));
    assertThat(mono.monoLossDb()).isCloseTo(0, within(1e-3));
    assertThat(mono.balanceDb()).isCloseTo(0, within(1e-3));

    var panned = at(bands, 1000);
    assertThat(panned.correlation()).isCloseTo(1, within(1e-6));
    assertThat(panned.balanceDb()).isCloseTo(-6.02, within(0.01));
    assertThat(panned.widthDb()).isCloseTo(20 * Math.log10(0.25 / 0.75), within(0.02));
    assertThat(panned.monoLossDb())
        .isCloseTo(10 * Math.log10(2 * 0.75 * 0.75 / 1.25), within(0.01));

    var opposite = at(bands, 4000);
    assertThat(opposite.correlation()).isCloseTo(-1, within(1e-6));
    assertThat(opposite.widthDb()).isCloseTo(20 * Math.log10(0.95 / 0.05), within(0.1));
    assertThat(opposite.monoLossDb()).isCloseTo(10 * Math.log10(2 * 0.0025 / 1.81), within(0.1));
  }

  @Test
  void whatIsNotRelatedLosesThreeDecibels() {
    var bands = measured(Signals.noise(RATE * 30, 0.5, 1), Signals.noise(RATE * 30, 0.5, 2));
    for (StereoBand band : bands) {
      if (band.hertz() > 200) {
        assertThat(requireNonNull(band.correlation())).isCloseTo(0, within(0.12));
        assertThat(band.widthDb()).isCloseTo(0, within(1.2));
        assertThat(band.monoLossDb()).isCloseTo(-3.01, within(0.6));
      }
    }
  }

  @Test
  void aSilentSideHasNoCorrelationAndMonoNoBands() {
    float[] noise = Signals.noise(RATE * 2, 0.5, 1);
    var left = at(measured(noise, new float[noise.length]), 1000);
    assertThat(left.correlation()).isNull();
    assertThat(left.balanceDb()).isNull();
    assertThat(left.monoLossDb()).isCloseTo(-3.01, within(0.01));
    assertThat(measured(noise)).isEmpty();
    assertThat(at(measured(noise, mix(new float[noise.length], -1, noise)), 1000).monoLossDb())
        .isNull();
  }
}
