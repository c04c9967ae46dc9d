package org.songline.mastering.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songline.measure.plot.Span;

class ProfileTest {
  private static float[] sine(double seconds, double hertz, double left, double right) {
    int frames = (int) (seconds * Pieces.RATE);
    float[] x = new float[2 * frames];
    for (int i = 0; i < frames; i++) {
      double s = Math.sin(2 * Math.PI * hertz * i / Pieces.RATE);
      x[2 * i] = (float) (left * s);
      x[2 * i + 1] = (float) (right * s);
    }
    return x;
  }

  @Test
  void aSineStandsInItsBandWithItsLevel() {
    Profile profile = Pieces.profile(sine(20, 1000, 0.5, 0.5));
    assertThat(profile.whole().mid().get(17)).isCloseTo(-6.02, within(0.05));
    assertThat(profile.whole().mid().get(14)).isLessThan(-60);
    assertThat(profile.whole().side().get(17)).isEqualTo(Portrait.SILENT);
    assertThat(profile.lufs()).isCloseTo(-6.03, within(0.05));
    assertThat(profile.truePeak()).isCloseTo(-6.02, within(0.05));
  }

  @Test
  void oneSideAloneIsAsWideAsItIsLoud() {
    Profile profile = Pieces.profile(sine(20, 1000, 0.5, 0));
    assertThat(profile.whole().width(17)).isCloseTo(0, within(0.01));
    assertThat(profile.whole().mid().get(17)).isCloseTo(-12.04, within(0.05));
  }

  @Test
  void theCrestOfASineIsThreeDecibels() {
    Profile profile = Pieces.profile(sine(20, 1000, 0.5, 0.5));
    assertThat(profile.whole().crests().get(5)).isCloseTo(3.01, within(0.05));
  }

  @Test
  void percentilesTellHowOftenALevelIsReached() {
    // A third of the time at -6 dB, two thirds at -26.
    float[] x = Pieces.joined(sine(20, 1000, 0.5, 0.5), sine(40, 1000, 0.05, 0.05));
    Portrait whole = Pieces.profile(x).whole();
    assertThat(whole.percentiles().get(3).get(17)).isCloseTo(-6.02, within(0.1));
    assertThat(whole.percentiles().get(2).get(17)).isCloseTo(-26.02, within(0.1));
    assertThat(whole.spread(17)).isCloseTo(20, within(0.2));
  }

  @Test
  void sectionsAreMeasuredByThemselves() {
    float[] x = Pieces.joined(sine(10, 1000, 0.05, 0.05), sine(10, 2000, 0.5, 0.5));
    Profile profile = Pieces.profile(x, new Span("verse", 0, 10), new Span("chorus", 10, 20));
    assertThat(profile.sections()).hasSize(2);
    assertThat(profile.sections().get(0).lufs()).isCloseTo(-26.03, within(0.1));
    assertThat(profile.sections().get(1).mid().get(20)).isCloseTo(-6.02, within(0.1));
    assertThat(profile.loudest().part().name()).isEqualTo("chorus");
  }

  @Test
  void withoutSectionsTheLoudestHalfMinuteIsFound() {
    float[] x =
        Pieces.joined(
            sine(30, 1000, 0.05, 0.05), sine(30, 1000, 0.5, 0.5), sine(20, 1000, 0.05, 0.05));
    Profile profile = Pieces.profile(x);
    assertThat(profile.sections().get(0).part().fromSeconds()).isCloseTo(30, within(0.5));
    assertThat(profile.sections().get(0).part().toSeconds()).isCloseTo(60, within(0.5));
    assertThat(profile.sections().get(1).lufs()).isCloseTo(-26.03, within(0.2));
  }

  @Test
  void theLoudPartsLeaveOutWhatIsSoft() {
    float[] x = Pieces.joined(sine(20, 500, 0.05, 0.05), sine(20, 2000, 0.5, 0.5));
    Portrait loud = Pieces.profile(x).loud();
    assertThat(loud.mid().get(20)).isCloseTo(-6.02, within(0.5));
    assertThat(loud.mid().get(14)).isLessThan(-35);
  }
}
