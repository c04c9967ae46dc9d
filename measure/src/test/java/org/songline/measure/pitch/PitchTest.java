package org.songline.measure.pitch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.dsp.Exact;
import org.songline.measure.Measured;
import org.songline.measure.Measurer;
import org.songline.measure.Part;
import org.songline.measure.Signals;

class PitchTest {
  private static Measured measured(float[] x, int block) {
    var measurer = new Measurer(Singer.RATE, 1, EnumSet.of(Part.PITCH));
    for (int at = 0; at < x.length; at += block) {
      measurer.accept(x, at, Math.min(block, x.length - at));
    }
    return measurer.finish();
  }

  private static Pitch pitch(float[] x) {
    return requireNonNull(measured(x, x.length).figures().pitch());
  }

  private static PitchCurve curve(float[] x) {
    return requireNonNull(measured(x, x.length).curves().pitch());
  }

  private static DoubleUnaryOperator steady(double key) {
    return t -> key;
  }

  private static double median(Pitch pitch) {
    return requireNonNull(pitch.median()).hertz();
  }

  private static double hertz(double key) {
    return 440 * StrictMath.pow(2, (key - 69) / 12);
  }

  private static double cents(double hertz, double key) {
    return 1200 * StrictMath.log(hertz / hertz(key)) / StrictMath.log(2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {28, 33.3, 40, 52.5, 60, 69, 76.2, 84, 93})
  void aSteadyToneHasItsPitchThroughout(double key) {
    Pitch pitch = pitch(new Singer(2).sing(0.2, 1.8, steady(key)).sound());
    assertThat(cents(median(pitch), key)).isCloseTo(0, within(1.0));
    assertThat(pitch.voicedShare()).isCloseTo(0.8, within(0.04));
    assertThat(pitch.notes()).hasSize(1);
    var note = pitch.notes().getFirst();
    assertThat(note.startSeconds()).isCloseTo(0.2, within(0.03));
    assertThat(note.endSeconds()).isCloseTo(1.8, within(0.04));
    assertThat(note.clarity()).isGreaterThan(0.95);
  }

  @Test
  void tonesHaveTheirNames() {
    assertThat(Tone.of(440)).isEqualTo(new Tone(440, "A4", 0));
    assertThat(Tone.of(261.626).name()).isEqualTo("C4");
    assertThat(Tone.of(27.5).name()).isEqualTo("A0");
    assertThat(Tone.ofKey(66.25).name()).isEqualTo("F#4");
    assertThat(Tone.ofKey(66.25).cents()).isCloseTo(25, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"57, 5, 0.4", "57, 6.5, 0.8", "69, 5.5, 1", "50, 6, 0.5"})
  void vibratoIsFollowedAndIsOneNote(double key, double rate, double depth) {
    DoubleUnaryOperator sung = t -> key + depth * StrictMath.sin(2 * Math.PI * rate * t);
    float[] x = new Singer(2.4).sing(0.2, 2.2, sung).sound();
    Pitch pitch = pitch(x);
    assertThat(pitch.notes()).as("%s", pitch).hasSize(1);
    assertThat(pitch.notes().getFirst().tone().name()).isEqualTo(Tone.name((int) key));
    assertThat(cents(median(pitch), key)).isCloseTo(0, within(6.0));
    PitchCurve curve = curve(x);
    double squares = 0;
    int count = 0;
    for (int i = 0; i < curve.count(); i++) {
      double t = curve.seconds(i);
      if (t > 0.3 && t < 2.1) {
        double off = 100 * (curve.keys()[i] - sung.applyAsDouble(t));
        squares += off * off;
        count++;
      }
    }
    // Depth 100 cents at 5.5 Hz moves by 35 cents in a hundredth of a second.
    assertThat(Math.sqrt(squares / count)).isLessThan(13 * depth);
  }

  @Test
  void aScoopBelongsToItsNote() {
    DoubleUnaryOperator sung = t -> t < 0.42 ? 62 - 2.5 * (0.42 - t) / 0.12 : 62;
    Pitch pitch = pitch(new Singer(1.5).sing(0.3, 1.3, sung).sound());
    assertThat(pitch.notes()).as("%s", pitch).hasSize(1);
    var note = pitch.notes().getFirst();
    assertThat(note.tone().name()).isEqualTo("D4");
    assertThat(note.tone().cents()).isCloseTo(0, within(3.0));
    assertThat(note.startSeconds()).isCloseTo(0.3, within(0.03));
  }

  @Test
  void aTuneSungInOneBreathHasItsNotes() {
    double[] keys = {60, 62, 63, 60, 67, 65, 64, 72, 60};
    DoubleUnaryOperator sung =
        t -> {
          double place = (t - 0.2) / 0.3;
          int n = (int) Math.clamp(Math.floor(place), 0.0, keys.length - 1.0);
          double into = (place - n) * 0.3;
          // The voice slides for 40 ms.
          double slide = n == 0 || into > 0.04 ? 1 : into / 0.04;
          return keys[n] + (n == 0 ? 0 : (1 - slide) * (keys[n - 1] - keys[n]));
        };
    Pitch pitch = pitch(new Singer(3.2).sing(0.2, 2.9, sung).sound());
    List<String> names = pitch.notes().stream().map(note -> note.tone().name()).toList();
    assertThat(names).containsExactly("C4", "D4", "D#4", "C4", "G4", "F4", "E4", "C5", "C4");
    for (int i = 0; i < keys.length; i++) {
      assertThat(pitch.notes().get(i).startSeconds()).isCloseTo(0.2 + 0.3 * i, within(0.04));
      assertThat(pitch.notes().get(i).tone().cents()).isCloseTo(0, within(4.0));
    }
    assertThat(requireNonNull(pitch.lowest()).name()).isEqualTo("C4");
    assertThat(requireNonNull(pitch.highest()).name()).isEqualTo("C5");
  }

  @Test
  void theSameNoteAgainIsAnotherNote() {
    var singer = new Singer(2);
    for (int i = 0; i < 4; i++) {
      singer.sing(0.2 + 0.4 * i, 0.58 + 0.4 * i, steady(57));
    }
    assertThat(pitch(singer.sound()).notes()).hasSize(4);
  }

  @Test
  void breathHasNoPitchAndDoesNotHideOne() {
    var singer =
        new Singer(3)
            .breathe(0, 0.5, 0.05)
            .breath(0.03)
            .sing(0.5, 1.2, steady(64))
            .breathe(1.2, 1.7, 0.08)
            .sing(1.7, 2.6, steady(67));
    PitchCurve curve = curve(singer.sound());
    int wrong = 0;
    int heard = 0;
    for (int i = 0; i < curve.count(); i++) {
      double t = curve.seconds(i);
      boolean sings = (t > 0.54 && t < 1.16) || (t > 1.74 && t < 2.56);
      boolean breathes = t < 0.46 || (t > 1.24 && t < 1.66) || t > 2.64;
      heard += sings && curve.voiced(i) ? 1 : 0;
      wrong += (breathes && curve.voiced(i)) || (sings && !curve.voiced(i)) ? 1 : 0;
    }
    assertThat(wrong).isLessThan(4);
    assertThat(heard).isGreaterThan(130);
    Pitch pitch = pitch(singer.sound());
    assertThat(pitch.notes().stream().map(note -> note.tone().name())).containsExactly("E4", "G4");
  }

  @Test
  void noiseAndSilenceHaveNoPitch() {
    for (float[] x : List.of(Signals.noise(3 * Singer.RATE, 0.5, 3), dark(), new float[88_200])) {
      Pitch pitch = pitch(x);
      assertThat(pitch.voicedShare()).isLessThan(0.01);
      assertThat(pitch.notes()).isEmpty();
    }
    assertThat(pitch(new float[0]).median()).isNull();
    assertThat(pitch(new float[100]).tuning()).isNull();
  }

  /** Noise without highs, as rumble and wind have. */
  private static float[] dark() {
    float[] x = Signals.noise(3 * Singer.RATE, 1, 4);
    double last = 0;
    for (int i = 0; i < x.length; i++) {
      last += 0.06 * (x[i] - last);
      x[i] = (float) last;
    }
    return x;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.6, 0.6, 0.5, 0.3",
    "0.3, 1, 0.2, 0.4, 0.1",
    "1, 0.05, 0.8, 0.05, 0.5",
    "1, 0, 0, 0, 0",
    "0.1, 0.2, 1, 0.2, 0.1"
  })
  void anOctaveIsNotTakenForAnother(double a, double b, double c, double d, double e) {
    for (double key : new double[] {38, 45, 55, 62, 74}) {
      float[] x = new Singer(1.2).harmonics(a, b, c, d, e).sing(0.1, 1.1, steady(key)).sound();
      Pitch pitch = pitch(x);
      assertThat(cents(median(pitch), key)).as("key %s", key).isCloseTo(0, within(3.0));
      assertThat(pitch.notes()).hasSize(1);
    }
  }

  @Test
  void aRoughVoiceKeepsItsOctave() {
    // Every second period is a sixth weaker, as with a creaking voice.
    float[] x = new Singer(1.5).sing(0.1, 1.4, steady(50)).sound();
    for (int i = 0; i < x.length; i++) {
      x[i] *= (float) (1 + 0.08 * Exact.sin(Math.PI * hertz(50) * i / Singer.RATE));
    }
    assertThat(cents(median(pitch(x)), 50)).isCloseTo(0, within(3.0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-43, -20, 0, 12, 31.8})
  void aSingerHasATuning(double off) {
    var singer = new Singer(3.5);
    double[] keys = {57, 60, 64, 62, 59, 57};
    for (int i = 0; i < keys.length; i++) {
      double key = keys[i] + off / 100;
      double from = 0.1 + 0.55 * i;
      // Three whole turns of vibrato.
      singer.sing(
          from, from + 0.45, t -> key + 0.3 * StrictMath.sin(2 * Math.PI * (t - from) / 0.15));
    }
    Pitch.Tuning tuning = requireNonNull(pitch(singer.sound()).tuning());
    assertThat(tuning.cents()).isCloseTo(off, within(4.0));
    assertThat(tuning.a4Hertz()).isCloseTo(440 * StrictMath.pow(2, off / 1200), within(1.1));
    assertThat(tuning.agreement()).isGreaterThan(0.9);
  }

  @Test
  void aStreamIsHeardAsAWhole() {
    float[] x = new Singer(1).sing(0.1, 0.9, t -> 60 + 3 * t).sound();
    assertThat(measured(x, 777).figures().pitch())
        .isEqualTo(measured(x, x.length).figures().pitch());
  }
}
