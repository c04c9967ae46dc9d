package org.songline.measure.level;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.measure.Measured;
import org.songline.measure.Measurer;
import org.songline.measure.Part;
import org.songline.measure.Signals;

class DynamicsTest {
  private static Measured measured(int rate, float[]... channels) {
    var measurer = new Measurer(rate, channels.length, EnumSet.of(Part.DYNAMICS));
    measurer.accept(Signals.interleave(channels), 0, channels[0].length);
    return measurer.finish();
  }

  private static Dynamics dynamics(int rate, float[]... channels) {
    return requireNonNull(measured(rate, channels).figures().dynamics());
  }

  @ParameterizedTest
  @ValueSource(ints = {44_100, 48_000, 96_000})
  void aSineHasNoDynamics(int rate) {
    float[] sine = new Signals(rate).sine(1000, -6, 20).mono();
    var dynamics = dynamics(rate, sine, sine);
    assertThat(dynamics.dr()).isZero();
    assertThat(dynamics.drByChannel().getFirst()).isCloseTo(0, within(0.01));
    assertThat(dynamics.jumps()).isEmpty();
  }

  @Test
  void theSecondHighestPeakStandsOverTheLoudestFifth() {
    // Ten parts: two at -20 dB are the loudest fifth; peaks of -2 and -5 dB in two others.
    var signals = new Signals(48_000);
    for (int part = 0; part < 10; part++) {
      signals.sine(1000, part == 3 || part == 7 ? -20 : -40, 3);
    }
    float[] x = signals.mono();
    x[48_000] = 0.7943f;
    x[13 * 48_000] = 0.5623f;
    double one = dynamics(48_000, x).drByChannel().getFirst();
    assertThat(one).isCloseTo(15, within(0.05));
    assertThat(dynamics(48_000, x, x).dr()).isEqualTo(15);
    assertThat(dynamics(48_000, new float[x.length], x).drByChannel()).hasSize(1);
    assertThat(dynamics(48_000, new float[48_000 * 9]).dr()).isNull();
    assertThat(dynamics(48_000, new float[48_000]).dr()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "44100, 31.25",
    "48000, 62.5",
    "48000, 125",
    "44100, 1000",
    "48000, 4000",
    "48000, 8000",
    "48000, 16000",
    "96000, 16000",
    "192000, 8000"
  })
  void aSineHasTheCrestOfASineInItsOctave(int rate, double hertz) {
    // Beside the centre, so that no sample needs to meet the top.
    float[] sine = new Signals(rate).sine(hertz * 1.013, -6, 8).mono();
    for (int i = 0; i < rate; i++) {
      sine[i] *= i / (float) rate;
      sine[sine.length - 1 - i] *= i / (float) rate;
    }
    // Ramps of a second at both ends take a mean square of 2 * (1 - 1/3) of 8 seconds.
    double ramps = -10 * Math.log10((8 - 4.0 / 3) / 8);
    for (var octave : dynamics(rate, sine).octaves()) {
      if (octave.hertz() == hertz) {
        assertThat(requireNonNull(octave.crestDb())).isCloseTo(3.01 + ramps, within(0.12));
      }
    }
  }

  @Test
  void strikesStandHigherThanTones() {
    float[] x = new Signals(48_000).sine(125, -20, 10).mono();
    float[] noise = Signals.noise(x.length, 0.5, 1);
    for (int i = 0; i < x.length; i++) {
      x[i] += i % 24_000 < 480 ? noise[i] : 0;
    }
    var octaves = dynamics(48_000, x).octaves();
    assertThat(requireNonNull(octaves.get(2).crestDb())).isLessThan(9.0);
    assertThat(requireNonNull(octaves.get(8).crestDb())).isGreaterThan(22.0);
  }

  @Test
  void jumpsOfLoudnessHavePlaces() {
    float[] x =
        new Signals(48_000).sine(1000, -26, 15).sine(1000, -16, 15).sine(1000, -19, 10).mono();
    var jumps = dynamics(48_000, x).jumps();
    assertThat(jumps).hasSize(1);
    assertThat(jumps.getFirst().seconds()).isCloseTo(15, within(0.11));
    assertThat(jumps.getFirst().changeLu()).isCloseTo(10, within(0.05));
  }

  @Test
  void peakToLoudnessOverTimeFollowsTheParts() {
    float[] x = new Signals(48_000).sine(1000, -20, 12).mono();
    for (int i = 6 * 48_000; i < x.length; i += 4800) {
      x[i] = 0.5f;
    }
    var curve = measured(48_000, x).curves().psr();
    assertThat(curve[10]).isNaN();
    assertThat(curve[45]).isCloseTo(3.0, within(0.05));
    assertThat(curve[100]).isGreaterThan(15);
    assertThat(curve).hasSize(120);
  }
}
