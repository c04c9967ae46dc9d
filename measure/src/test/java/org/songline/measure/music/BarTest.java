package org.songline.measure.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songline.measure.spectrum.SpectrumMeter;

/** Which beats there are, and which of them begin a bar. */
class BarTest {
  private static Beats beats(Band band, boolean harmony) {
    float[][] x = {band.sound()};
    var meter = new OnsetMeter(Band.RATE);
    meter.accept(x, x[0].length);
    meter.finish();
    HarmonicChange change = null;
    if (harmony) {
      double binHertz = SpectrumMeter.binHertz(Band.RATE);
      var heard = new HarmonyMeter(binHertz);
      var spectrum = new SpectrumMeter(Band.RATE, 1, heard);
      spectrum.accept(x, x[0].length);
      spectrum.finish();
      change = new HarmonicChange(heard, 0.5 / binHertz, 0);
    }
    return BeatFinder.find(meter, change).orElseThrow().beats().orElseThrow();
  }

  private static List<Double> downbeats(Beats beats) {
    return beats.downbeats().stream().map(i -> beats.seconds().get(i)).toList();
  }

  private static void finds(Band band, int metre) {
    Beats beats = beats(band, true);
    finds(band, beats);
    assertThat(beats.beatsPerBar()).as("%s", beats).isEqualTo(metre);
    var bars = Hits.of(band.downbeats(), downbeats(beats), 0.07);
    assertThat(bars.f()).as("%s", bars).isGreaterThanOrEqualTo(0.95);
    assertThat(beats.barConfidence()).isGreaterThan(0.35);
  }

  private static void finds(Band band, Beats beats) {
    var hits = Hits.of(band.beats(), beats.seconds(), 0.07);
    assertThat(hits.f()).as("%s", hits).isGreaterThanOrEqualTo(0.95);
  }

  private static DoubleUnaryOperator steady(double bpm) {
    return t -> bpm;
  }

  private static Groove rock(int parts) {
    return new Groove(4, parts);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 92", "0.5, 128", "0.54, 104", "0.58, 84", "0.62, 82", "0.62, 118", "0.667, 96"})
  void aBandInCommonTimeWithAnySwing(double swing, double bpm) {
    var groove =
        rock(2)
            .swing(swing)
            .kick("x..x.x..")
            .snare("..x...x.")
            .hat("xxxxxxxx")
            .bass("x..x.x.x")
            .keys("x.......");
    finds(groove.play(34, 1, steady(bpm), 0.3), 4);
  }

  @ParameterizedTest
  @CsvSource({"110", "122", "128"})
  void hatsBetweenTheBeatsMayBeLouderThanTheKicks(double bpm) {
    var groove = rock(2).kick("x.x.x.x.").hat(".X.X.X.X").keys("x.......");
    finds(groove.bass("x..x.x.x").play(34, 2, steady(bpm), 0.2), 4);
    // With the bass between the kicks too the bars are not sure.
    var band = groove.bass(".x.x.x.x").play(34, 2, steady(bpm), 0.2);
    finds(band, beats(band, true));
  }

  @ParameterizedTest
  @CsvSource({"140", "150", "132"})
  void aSnareInHalfTimeWithKicksBetweenTheBeats(double bpm) {
    var groove = rock(2).snare("....X...").bass("x....x..").keys("x.......");
    finds(groove.kick("x..x.x..").hat("xxxxxxxx").play(40, 3, steady(bpm), 0.4), 4);
    finds(groove.kick("x..x.x.x").hat("oxoxoxox").play(40, 3, steady(bpm), 0.4), 4);
  }

  @ParameterizedTest
  @CsvSource({"90, 0.5", "120, 0.5", "150, 0.5", "108, 0.6"})
  void aWaltz(double bpm, double swing) {
    var groove =
        new Groove(3, 2)
            .swing(swing)
            .kick("x.....")
            .snare("..o.o.")
            .hat("oxoxox")
            .bass("x.....")
            .keys("..x.x.");
    finds(groove.play(40, 4, steady(bpm), 0.3), 3);
  }

  @ParameterizedTest
  @CsvSource({"54", "66", "80", "104"})
  void sixEighthsAreTwoBeatsInThree(double bpm) {
    var groove =
        new Groove(2, 3).kick("x.....").snare("...x..").hat("xxxxxx").bass("x....x").keys("x.....");
    var band = groove.play(44, 5, steady(bpm), 0.3);
    finds(band, 2);
    assertThat(beats(band, true).division()).isEqualTo(3);
  }

  @Test
  void fiveAndSevenBeatsToTheBar() {
    var five = new Groove(5, 2).kick("x.....x...").snare("....x...x.").hat("xxxxxxxxxx");
    finds(five.bass("x.....x...").play(44, 6, steady(126), 0.3), 5);
    var seven = new Groove(7, 2).kick("x.......x.....").snare("....x.....x...").hat("x.");
    finds(seven.bass("x.......x...x.").play(50, 7, steady(132), 0.3), 7);
  }

  @ParameterizedTest
  @CsvSource({"0.05", "0.1"})
  void rubato(double depth) {
    DoubleUnaryOperator bpm = t -> 88 * (1 + depth * StrictMath.sin(0.35 * t));
    var groove = rock(2).bass("x...x...").keys("x.xxx.xo");
    finds(groove.play(50, 8, bpm, 0.4), 4);
    var drums = rock(2).kick("x..x.x..").snare("..x...x.").hat("xxxxxxxx").bass("x..x.x.x");
    finds(drums.keys("x.......").swing(0.6).play(50, 9, bpm, 0.4), 4);
  }

  @Test
  void beatsAreFoundWithoutTheChordsToo() {
    var groove = rock(2).kick("x..x.x..").snare("..x...x.").hat("xxxxxxxx").bass("x..x.x.x");
    var band = groove.swing(0.58).keys("x.......").play(34, 10, steady(104), 0.3);
    finds(band, beats(band, false));
  }

  @Test
  void evenClicksHaveBeatsButNoBars() {
    var band = rock(2).hat("x.").play(30, 11, steady(112), 0.2);
    Beats beats = beats(band, true);
    finds(band, beats);
    assertThat(beats.beatsPerBar()).isNull();
    assertThat(beats.downbeats()).isEmpty();
    assertThat(beats.barConfidence()).isZero();
    assertThat(beats.swing()).isNull();
  }
}
