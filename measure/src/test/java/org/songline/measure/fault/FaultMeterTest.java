package org.songline.measure.fault;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.dsp.Exact;
import org.songline.measure.Measurement;
import org.songline.measure.Measurer;
import org.songline.measure.Part;
import org.songline.measure.Signals;

class FaultMeterTest {
  private static final int RATE = 48_000;

  private static Measurement measured(float[]... channels) {
    var parts = EnumSet.of(Part.FAULTS, Part.SPECTRUM, Part.DISTRIBUTION);
    var measurer = new Measurer(RATE, channels.length, parts);
    measurer.accept(Signals.interleave(channels), 0, channels[0].length);
    return measurer.finish().figures();
  }

  private static SoundFaults faults(float[]... channels) {
    return requireNonNull(measured(channels).soundFaults());
  }

  private static float[] sum(float[]... parts) {
    float[] sum = new float[parts[0].length];
    for (float[] part : parts) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += part[i];
      }
    }
    return sum;
  }

  /** A tone between the samples for a moment: half way is half a sample. */
  @Test
  void oversBetweenTheSamplesAreListedToTheHalfSample() {
    float[] x = new float[RATE];
    for (int i = 0; i < x.length; i++) {
      double bell = (i - 20_000.5) / 60;
      double swing = 1.3 * StrictMath.exp(-bell * bell);
      // A quarter of the rate with its tops half way between the samples.
      x[i] = (float) (swing * Exact.cos(Math.PI / 2 * (i - 20_000.5)));
    }
    var overs = faults(new float[x.length], x).overs();
    assertThat(overs.onSample()).isZero();
    Over highest = overs.places().getFirst();
    for (Over over : overs.places()) {
      assertThat(over.channel()).isEqualTo(1);
      assertThat(over.onSample()).isFalse();
      assertThat(over.sample() % 1).isEqualTo(0.5);
      assertThat(over.seconds()).isCloseTo(over.sample() / RATE, within(0.3 / RATE));
      highest = over.dbtp() > highest.dbtp() ? over : highest;
    }
    assertThat(highest.sample()).isEqualTo(20_000.5);
    assertThat(highest.dbtp()).isCloseTo(2.279, within(0.01));
    // Every second sample a top, as long as the bell is above 1 / 1.3.
    double reach = 60 * Math.sqrt(StrictMath.log(1.3));
    assertThat(overs.interSample()).isEqualTo(1 + 2 * (long) (reach / 2));
    assertThat(overs.places()).hasSize((int) overs.interSample());
  }

  @Test
  void oversOnSamplesAreToldApart() {
    float[] x = new Signals(RATE).sine(100, -20, 2).mono();
    x[30_000] = 1.25f;
    x[60_000] = -1.5f;
    var overs = faults(x).overs();
    assertThat(overs.interSample()).isZero();
    assertThat(overs.onSample()).isEqualTo(2);
    assertThat(overs.places().getFirst().sample()).isEqualTo(30_000);
    assertThat(overs.places().getLast().dbtp()).isCloseTo(3.52, within(0.3));
  }

  @ParameterizedTest
  @ValueSource(doubles = {100, 997, 5000, 11_000, 19_000})
  void aToneAtFullScaleHasNoOvers(double hertz) {
    float[] x = new Signals(RATE).sine(hertz, 0, 2).mono();
    for (int i = 0; i < 20_000; i++) {
      x[i] *= i / 20_000f;
      x[x.length - 1 - i] *= i / 20_000f;
    }
    var overs = faults(x).overs();
    assertThat(overs.onSample() + overs.interSample()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"50, -45", "60, -45", "50, -56", "60, -56"})
  void humUnderMusicIsFoundWithItsLevel(int hertz, double level) {
    float[] music = music(48, 1);
    float[] humming =
        sum(
            music,
            new Signals(RATE).sine(hertz, level, 48).mono(),
            new Signals(RATE).sine(2 * hertz, level - 6, 48).mono(),
            new Signals(RATE).sine(3 * hertz, level - 6, 48).mono());
    var hum = requireNonNull(faults(humming, music).hum());
    assertThat(hum.hertz()).isEqualTo(hertz);
    assertThat(hum.dbfs()).isCloseTo(level + 1.76, within(1.5));
    assertThat(hum.harmonicsHertz()).startsWith((double) hertz, 2.0 * hertz, 3.0 * hertz);
  }

  /**
   * Notes that fade, in a melody and after 24 s a bass, drums of noise, a little noise over all.
   */
  private static float[] music(int seconds, long seed) {
    double[] bass = {49, 61.735, 55, 58.27};
    double[] lead = {392, 493.88, 440, 587.33, 659.26};
    float[] x = Signals.noise(seconds * RATE, 0.0003, seed);
    float[] noise = Signals.noise(x.length, 1, seed + 1);
    int step = RATE / 4;
    for (int n = 0; (n + 2) * step < x.length; n++) {
      for (int i = 0; i < 2 * step; i++) {
        double t = (double) i / RATE;
        double rise = Math.min(1, t / 0.004);
        double fall = Math.min(1, (2.0 * step - i) / RATE / 0.02);
        double low = Exact.sin(Exact.TWO_PI * bass[n / 8 % 4] * t);
        double high = Exact.sin(Exact.TWO_PI * lead[n * 3 % 5] * t);
        double second = Exact.sin(2 * Exact.TWO_PI * lead[n * 3 % 5] * t);
        double notes =
            (n % 2 == 0 && n >= 96 ? 0.25 * low * StrictMath.exp(-t / 0.3) : 0)
                + 0.1 * (high + 0.4 * second) * StrictMath.exp(-t / 0.2);
        double drum = n % 4 == 2 ? 0.2 * noise[n * step + i] * StrictMath.exp(-t / 0.03) : 0;
        x[n * step + i] += (float) (rise * fall * notes + drum);
      }
    }
    return x;
  }

  @Test
  void musicWithoutFaultsHasNone() {
    float[] left = music(40, 3);
    float[] right = music(40, 4);
    var m = measured(left, right);
    var faults = requireNonNull(m.soundFaults());
    assertThat(faults.overs().places()).isEmpty();
    assertThat(faults.hum()).isNull();
    assertThat(faults.clickPlaces()).isEmpty();
    assertThat(faults.dropoutPlaces()).isEmpty();
    assertThat(faults.silences()).isEmpty();
    assertThat(faults.falseStereo()).isFalse();
    assertThat(faults.emptyAboveHertz()).isNull();
    assertThat(requireNonNull(faults.offset().medianDbfs())).isLessThan(-55);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.1, 5, 20, 49})
  void tornOffPlacesAreFound(double milliseconds) {
    float[] x = music(10, 5);
    float[] y = x.clone();
    // Where the sound is loud: into the notes.
    int[] at = {100_000, 220_500, 340_321};
    for (int start : at) {
      for (int i = 0; i < milliseconds * RATE / 1000; i++) {
        y[start + i] = 0;
      }
    }
    var faults = faults(x, y);
    assertThat(faults.dropouts()).isEqualTo(3);
    for (int k = 0; k < 3; k++) {
      Dropout place = faults.dropoutPlaces().get(k);
      assertThat(place.channel()).isEqualTo(1);
      assertThat(place.seconds()).isCloseTo((double) at[k] / RATE, within(2.0 / RATE));
      assertThat(place.milliseconds()).isCloseTo(milliseconds, within(0.05));
    }
  }

  @Test
  void notesThatFadeToSilenceAndBeginAgainAreNoDropouts() {
    float[] x = new float[10 * RATE];
    for (int note = 0; note < 90; note++) {
      int length = RATE / 10;
      for (int i = 0; i < length; i++) {
        double envelope = Math.min(1, Math.min(i, length - 1 - i) / (0.004 * RATE));
        x[note * (length + RATE / 100) + i] =
            (float) (0.5 * envelope * Exact.sin(Exact.TWO_PI * 330 * i / RATE));
      }
    }
    assertThat(faults(x).dropouts()).isZero();
  }

  @Test
  void theOffsetOfASecondHasItsPlace() {
    float[] x = new Signals(RATE).sine(41.2, -6, 10).mono();
    for (int i = 4 * RATE; i < 5 * RATE; i++) {
      x[i] += 0.01f;
    }
    var offset = faults(x).offset();
    assertThat(requireNonNull(offset.worstDbfs())).isCloseTo(-40, within(0.2));
    assertThat(offset.worstSeconds()).isEqualTo(4.0);
    assertThat(offset.medianDbfs())
        .satisfiesAnyOf(
            median -> assertThat(median).isNull(), median -> assertThat(median).isLessThan(-80));
  }

  @Test
  void twoEqualSidesAreFalseStereo() {
    float[] x = music(5, 7);
    float[] louder = sum(x, x);
    assertThat(faults(x, x).falseStereo()).isTrue();
    assertThat(faults(x, louder).falseStereo()).isTrue();
    assertThat(faults(x, music(5, 8)).falseStereo()).isFalse();
    assertThat(faults(x).falseStereo()).isFalse();
  }

  @Test
  void longSilencesInsideHavePlaces() {
    float[] x =
        new Signals(RATE)
            .silence(3)
            .sine(440, -20, 5)
            .silence(4)
            .sine(440, -20, 5)
            .silence(3)
            .mono();
    var silences = faults(x).silences();
    assertThat(silences).hasSize(1);
    assertThat(silences.getFirst().fromSeconds()).isCloseTo(8, within(0.11));
    assertThat(silences.getFirst().toSeconds()).isCloseTo(12, within(0.11));
  }

  @ParameterizedTest
  @ValueSource(doubles = {11_025, 16_000, 20_000})
  void theEndOfAnUpsampledBandIsFound(double cutoff) {
    float[] noise = Signals.noise(4 * RATE, 0.5, 11);
    assertThat(faults(lowPassed(noise, cutoff)).emptyAboveHertz()).isCloseTo(cutoff, within(400.0));
    assertThat(faults(noise).emptyAboveHertz()).isNull();
    float[] dull = noise;
    double state = 0;
    for (int pass = 0; pass < 4; pass++) {
      for (int i = 0; i < dull.length; i++) {
        state += 0.3 * (dull[i] - state);
        dull[i] = (float) state;
      }
    }
    assertThat(faults(dull).emptyAboveHertz()).isNull();
    assertThat(faults(new Signals(RATE).sine(3000, -6, 4).mono()).emptyAboveHertz()).isNull();
  }

  private static float[] lowPassed(float[] x, double hertz) {
    int half = 200;
    double[] taps = new double[2 * half + 1];
    for (int k = -half; k <= half; k++) {
      double t = 2 * hertz / RATE * k;
      double sinc = k == 0 ? 1 : Exact.sin(Math.PI * t) / (Math.PI * t);
      double a = Math.PI * k / (half + 1);
      double window = 0.42 + 0.5 * Exact.cos(a) + 0.08 * Exact.cos(2 * a);
      taps[k + half] = 2 * hertz / RATE * sinc * window;
    }
    float[] y = new float[x.length];
    for (int i = half; i + half < x.length; i++) {
      double sum = 0;
      for (int k = -half; k <= half; k++) {
        sum = Math.fma(taps[k + half], x[i + k], sum);
      }
      y[i] = (float) sum;
    }
    return y;
  }

  @Test
  void theNoiseFloorIsHeardInTheGaps() {
    float[] noise = Signals.noise(40 * RATE, 0.001, 13);
    var still = requireNonNull(measured(noise).noiseFloor());
    // Even noise has a mean square of a third of its peak's square, up to 22.4 kHz here.
    assertThat(still.dbfs()).isCloseTo(-64.77 - 0.30, within(0.4));
    float[] x = noise.clone();
    for (int i = 0; i < x.length; i++) {
      // Three seconds of a loud tone, two of rest.
      if (i % (5 * RATE) < 3 * RATE) {
        x[i] += (float) (0.3 * Exact.sin(Exact.TWO_PI * 1000 * i / RATE));
      }
    }
    assertThat(requireNonNull(measured(x).noiseFloor()).dbfs()).isCloseTo(-65.07, within(1.5));
    assertThat(measured(new float[RATE * 5]).noiseFloor()).isNull();
  }
}
