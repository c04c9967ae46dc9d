package org.songline.coach.rules.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.songline.coach.Coach;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Severity;
import org.songline.coach.listening.Listening;
import org.songline.measure.hearing.ErbBands;
import org.songline.model.song.Section.Kind;

/** Each rule speaks exactly from its limits on, on levels that are known. */
class LimitsTest {
  private static List<Finding> found(String rule, Listening heard) {
    return Coach.check(Coach.rule(rule).orElseThrow(), heard);
  }

  private static Optional<Severity> severity(String rule, Listening heard) {
    return found(rule, heard).stream().map(Finding::severity).findFirst();
  }

  private static void speaksFrom(
      String rule, double slight, double clear, double way, DoubleFunction<Listening> heard) {
    double little = 0.05 * way;
    assertThat(severity(rule, heard.apply(slight - little))).isEmpty();
    assertThat(severity(rule, heard.apply(slight + little))).contains(Severity.SLIGHT);
    assertThat(severity(rule, heard.apply(clear - little))).contains(Severity.SLIGHT);
    assertThat(severity(rule, heard.apply(clear + little))).contains(Severity.CLEAR);
  }

  private static Listening raised(double from, double to, double by) {
    return new Heard()
        .section(Kind.VERSE, "Verse", 50, -20)
        .mix(band -> band >= ErbBands.at(from) && band < ErbBands.at(to) ? -50 + by : -50)
        .file();
  }

  @Test
  void mudBoxinessAndHarshnessAreARangeAboveItsNeighbours() {
    speaksFrom("mud", 1.8, 4.5, 1, by -> raised(200, 500, by));
    speaksFrom("boxiness", 5.5, 7, 1, by -> raised(400, 800, by));
    speaksFrom("harshness", 2, 3, 1, by -> raised(2000, 5000, by));
  }

  @Test
  void aChorusMustRiseAboveItsVerse() {
    speaksFrom(
        "energy",
        1,
        0,
        -1,
        rise ->
            new Heard()
                .section(Kind.VERSE, "Verse", 50, -20)
                .section(Kind.CHORUS, "Chorus", 50, -20 + rise)
                .song());
  }

  @Test
  void sectionsOfAKindMustNotJump() {
    speaksFrom(
        "loudness-jump",
        2,
        3,
        1,
        jump ->
            new Heard()
                .section(Kind.VERSE, "Verse 1", 50, -20)
                .section(Kind.CHORUS, "Chorus", 50, -10)
                .section(Kind.VERSE, "Verse 2", 50, -20 - jump)
                .song());
  }

  @Test
  void aFileMayNotEndInTheMiddle() {
    Heard whole = new Heard().section(Kind.OTHER, "the whole", 100, -20).mix(band -> -40);
    assertThat(severity("ending", whole.file())).contains(Severity.CLEAR);
    assertThat(severity("ending", whole.silentFrom(97).file())).isEmpty();
  }

  @Test
  void longSilenceAtTheEndIsTold() {
    Heard heard = new Heard().section(Kind.OTHER, "the whole", 300, -20).mix(band -> -40);
    assertThat(severity("ending", heard.silentFrom(251).file())).isEmpty();
    assertThat(severity("ending", heard.silentFrom(249).file())).contains(Severity.SLIGHT);
    assertThat(severity("ending", heard.silentFrom(199).file())).contains(Severity.CLEAR);
  }

  private static IntToDoubleFunction tone(int at, double decibels) {
    return band -> band == at ? decibels : -200;
  }

  private static Listening beside(double decibels) {
    return new Heard()
        .section(Kind.VERSE, "Verse", 50, -20)
        .track("Bass", tone(4, decibels))
        .track("Kick", tone(4, -20))
        .track("Pad", tone(20, -20))
        .song();
  }

  @Test
  void maskingNamesTheMaskerTheBandAndThePassage() {
    assertThat(found("masking", beside(-24.9))).isEmpty();
    Finding finding = found("masking", beside(-25.1)).getFirst();
    assertThat(finding.id()).isEqualTo("masking/bass/kick/verse");
    assertThat(finding.text())
        .isEqualTo("Bass, 145-185 Hz, Verse: masked 100 % of the time, all by Kick");
    assertThat(finding.evidence().getFirst().value()).isEqualTo(100);
    assertThat(finding.place().band().orElseThrow().fromHertz())
        .isCloseTo(ErbBands.from(4), within(1e-9));
  }

  @Test
  void whatIsFarUnderTheMixIsAShadeAndNotMasked() {
    assertThat(found("masking", beside(-60))).isEmpty();
  }

  @Test
  void aFileHasNoTracksAndNothingIsSaidOfThem() {
    Listening file = raised(200, 500, 0);
    for (String rule : List.of("masking", "kick-and-bass", "wash", "drowned", "gain-staging")) {
      assertThat(found(rule, file)).as(rule).isEmpty();
    }
  }
}
