package org.songline.dsp.pitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.dsp.Quantum;

/** The tracker's pitch against tones that are made, not measured. */
class PitchTrackerTest {
  private static final int HOP = 512;

  private static PitchTracker tracker(double rate) {
    return new PitchTracker(rate, 25, 4200, HOP);
  }

  private static PitchTracker heard(double rate, double seconds, IntToDoubleFunction sound) {
    PitchTracker tracker = tracker(rate);
    float[] mono = new float[Quantum.FRAMES];
    int frames = (int) (seconds * rate) / HOP * HOP + 3 * Quantum.FRAMES;
    for (int frame = 0; frame < frames; frame += Quantum.FRAMES) {
      for (int i = 0; i < Quantum.FRAMES; i++) {
        mono[i] = (float) sound.applyAsDouble(frame + i);
      }
      tracker.take(frame, mono);
    }
    return tracker;
  }

  private static double cents(double hertz, double true_) {
    return 1200 * Math.log(hertz / true_) / Math.log(2);
  }

  private static IntToDoubleFunction tone(double hertz, double rate, int partials) {
    return i -> {
      double sum = 0;
      for (int n = 1; n <= partials && n * hertz < 0.45 * rate; n++) {
        sum += Math.sin(2 * Math.PI * n * hertz * i / rate + n * n) / n;
      }
      return 0.2 * sum;
    };
  }

  @ParameterizedTest
  @ValueSource(doubles = {44100, 48000, 96000, 192000})
  void steadyTonesAreReadWithinATenthOfACentFrom27HertzTo4Kilohertz(double rate) {
    for (double hertz = 27; hertz < 4000; hertz *= 1.21) {
      for (int partials : new int[] {1, 3, 30}) {
        PitchTracker tracker = heard(rate, 0.3, tone(hertz, rate, partials));
        assertThat(cents(tracker.hertz(), hertz))
            .as("%s Hz, %d partials", hertz, partials)
            .isCloseTo(0, within(0.1));
        assertThat(tracker.clarity()).isGreaterThan(0.98f);
      }
    }
  }

  @Test
  void aToneWithoutItsFundamentalHasThePitchOfItsPeriod() {
    double hertz = 98;
    IntToDoubleFunction whole = tone(hertz, 48000, 12);
    IntToDoubleFunction first = tone(hertz, 48000, 1);
    PitchTracker tracker = heard(48000, 0.3, i -> whole.applyAsDouble(i) - first.applyAsDouble(i));
    assertThat(cents(tracker.hertz(), hertz)).isCloseTo(0, within(0.1));
  }

  @Test
  void aPluckedStringIsReadWithinHalfACentWhileItDecays() {
    double rate = 48000;
    for (double hertz : new double[] {41.2, 82.41, 110, 196, 329.6, 659.3}) {
      // Each partial decays by itself, the higher the faster, as on a string.
      IntToDoubleFunction string =
          i -> {
            double sum = 0;
            for (int n = 1; n * hertz < 12000; n++) {
              double decay = Math.exp(-(0.7 + 0.02 * n * n) * i / rate);
              sum += Math.sin(2 * Math.PI * n * hertz * i / rate + 0.3 * n) * decay / n;
            }
            return 0.3 * sum;
          };
      for (double seconds : new double[] {0.2, 0.6, 1.2}) {
        double read = heard(rate, seconds, string).hertz();
        assertThat(cents(read, hertz))
            .as("%s Hz at %s s", hertz, seconds)
            .isCloseTo(0, within(0.5));
      }
    }
  }

  @Test
  void noiseAndSilenceHaveNoPitch() {
    long seed = 4;
    var random = new Random(seed);
    PitchTracker noise = heard(48000, 0.3, i -> 0.3 * random.nextGaussian());
    assertThat(noise.hertz()).isZero();
    assertThat(noise.clarity()).isLessThan(0.5f);
    PitchTracker silence = heard(48000, 0.3, i -> 0);
    assertThat(silence.hertz()).isZero();
    assertThat(silence.level()).isZero();
    assertThat(silence.empty()).isTrue();
  }

  @Test
  void noise30DecibelsBelowCostsLessThanTwoCents() {
    long seed = 5;
    var random = new Random(seed);
    IntToDoubleFunction tone = tone(146.8, 48000, 10);
    PitchTracker tracker =
        heard(48000, 0.3, i -> tone.applyAsDouble(i) + 0.005 * random.nextGaussian());
    assertThat(cents(tracker.hertz(), 146.8)).isCloseTo(0, within(2.0));
  }

  @Test
  void looksComeOnTheGridOfTheSongAndSayWhatWasHeardInTheMiddleOfTheirWindow() {
    double rate = 48000;
    PitchTracker tracker = new PitchTracker(rate, 70, 1000, 256);
    float[] mono = new float[Quantum.FRAMES];
    double slope = 200;
    for (long frame = 25600; frame < 25600 + 48000; frame += Quantum.FRAMES) {
      for (int i = 0; i < Quantum.FRAMES; i++) {
        double t = (frame - 25600 + i) / rate;
        mono[i] = (float) (0.5 * Math.sin(2 * Math.PI * (200 * t + 0.5 * slope * t * t)));
      }
      boolean done = tracker.take(frame, mono);
      assertThat(done).isEqualTo(frame % 256 == 128);
      double t = (frame + Quantum.FRAMES - tracker.delay() - 25600) / rate;
      if (done && t > 0.05) {
        assertThat(tracker.hertz()).isCloseTo(200 + slope * t, within(0.5));
      }
    }
  }

  @Test
  void notesHaveNumbersAndCents() {
    assertThat(PitchTracker.semitones(440, 440)).isEqualTo(69);
    assertThat(PitchTracker.semitones(220, 440)).isCloseTo(57, within(1e-9));
    assertThat(PitchTracker.cents(440 * Math.pow(2, 0.1 / 12), 440)).isCloseTo(10, within(1e-6));
  }
}
