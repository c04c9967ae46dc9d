package org.songline.measure.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposureTest {
  private static final double HOUR = 3600;
  private static final double NOW = 2e9;

  /** -20 dBFS is 80 dB(A). */
  private static final Calibration KNOWN = Calibration.of(-20, 80, 1.5);

  private static List<Heard> until(double now, double hours, double dba) {
    return List.of(new Heard(now - hours * HOUR, hours * HOUR, dba - 100));
  }

  @Test
  void fortyHoursOfEightyDecibelsAreTheWeeklyAllowance() {
    List<Heard> log = until(NOW, 40, 80);
    assertThat(Dose.squarePascalHours(log, KNOWN, NOW)).isEqualTo(1.6, within(1e-9));
    Dose dose = Dose.weekly(log, KNOWN, NOW, Dose.Weekly.ADULT);
    assertThat(dose.percent()).isEqualTo(100, within(1e-7));
    assertThat(Dose.weekly(until(NOW, 40, 75), KNOWN, NOW, Dose.Weekly.SENSITIVE).percent())
        .isEqualTo(100, within(1.0));
  }

  @ParameterizedTest
  @CsvSource({"76,100", "79,50", "80,40", "83,20", "85,12.6", "88,6.3", "91,3.2"})
  void aWeekHasSoManyHoursOfALevel(double dba, double hours) {
    assertThat(Dose.weeklyHours(dba, Dose.Weekly.ADULT)).isEqualTo(hours, within(0.01 * hours));
  }

  @ParameterizedTest
  @CsvSource({"85,8", "88,4", "91,2", "94,1", "100,0.25", "82,16"})
  void aDayHasSoManyHoursOfALevel(double dba, double hours) {
    assertThat(Dose.nioshHours(dba)).isEqualTo(hours, within(1e-12));
    assertThat(Dose.niosh(until(NOW, hours / 2, dba), KNOWN, NOW).percent())
        .isEqualTo(50, within(1e-9));
  }

  @Test
  void theWeekRolls() {
    List<Heard> log = until(NOW, 40, 80);
    assertThat(Dose.weekly(log, KNOWN, NOW + 6 * 24 * HOUR, Dose.Weekly.ADULT).percent())
        .isEqualTo(60, within(1e-7));
    assertThat(Dose.weekly(log, KNOWN, NOW + 7 * 24 * HOUR, Dose.Weekly.ADULT).percent()).isZero();
    assertThat(Dose.weekly(log, KNOWN, NOW - 20 * HOUR, Dose.Weekly.ADULT).percent())
        .isEqualTo(50, within(1e-7));
    assertThat(Dose.niosh(until(NOW, 4, 88), KNOWN, NOW + 22 * HOUR).percent())
        .isEqualTo(50, within(1e-9));
  }

  @Test
  void aDoseIsAsSureAsItsCalibration() {
    Dose dose =
        Dose.weekly(until(NOW, 4, 80), Calibration.of(-20, 80, 3.0103), NOW, Dose.Weekly.ADULT);
    assertThat(dose.percent()).isEqualTo(10, within(1e-6));
    assertThat(dose.leastPercent()).isEqualTo(5, within(1e-4));
    assertThat(dose.mostPercent()).isEqualTo(20, within(1e-4));
  }

  @Test
  void silenceCostsNothing() {
    List<Heard> log = List.of(new Heard(NOW - HOUR, HOUR, Double.NEGATIVE_INFINITY));
    assertThat(Dose.niosh(log, KNOWN, NOW).percent()).isZero();
    assertThat(Dose.weekly(log, KNOWN, NOW, Dose.Weekly.ADULT).percent()).isZero();
    assertThat(Session.of(log, KNOWN, NOW).advice()).isEqualTo(Session.Advice.RESTED);
  }

  @ParameterizedTest
  @CsvSource({
    "44.9,GO_ON",
    "45,BREAK_SOON",
    "59.9,BREAK_SOON",
    "60,BREAK",
    "74.9,BREAK",
    "75,STOP",
    "300,STOP"
  })
  void breaksAreAdvised(double minutes, Session.Advice advice) {
    Session session = Session.of(until(NOW, minutes / 60, 76), KNOWN, NOW);
    assertThat(session.minutes()).isEqualTo(minutes, within(1e-4));
    assertThat(session.advice()).isEqualTo(advice);
    assertThat(session.dba()).isEqualTo(76, within(1e-9));
  }

  @Test
  void tenMinutesWithoutSoundBeginAnew() {
    List<Heard> log = new ArrayList<>(until(NOW - 30 * 60, 2, 76));
    log.addAll(until(NOW, 20 / 60.0, 76));
    assertThat(Session.of(log, KNOWN, NOW).minutes()).isEqualTo(20, within(1e-4));
    List<Heard> short9 = new ArrayList<>(until(NOW - 29 * 60, 1, 76));
    short9.addAll(until(NOW, 20 / 60.0, 76));
    assertThat(Session.of(short9, KNOWN, NOW).minutes()).isEqualTo(89, within(1e-4));
    assertThat(Session.of(log, KNOWN, NOW + 10 * 60).advice()).isEqualTo(Session.Advice.RESTED);
  }

  @Test
  void aLevelThatCreepsUpByMoreThanThreeDecibelsIsTold() {
    assertThat(creeping(2.9).creeps()).isFalse();
    assertThat(creeping(3.1).creeps()).isTrue();
    assertThat(creeping(3.1).creepDb()).isEqualTo(3.1, within(1e-9));
    assertThat(Session.of(until(NOW, 0.5, 80), KNOWN, NOW).creepDb()).isNull();
  }

  /** An hour of songs with quiet and loud minutes, turned up after half an hour. */
  private static Session creeping(double rise) {
    List<Heard> log = new ArrayList<>();
    for (int minute = 0; minute < 60; minute++) {
      double song = minute % 5 == 0 ? -12 : minute % 5 == 1 ? -3 : 0;
      double level = 76 + song + (minute < 30 ? 0 : rise);
      log.add(new Heard(NOW - (60 - minute) * 60, 60, level - 100));
    }
    return Session.of(log, KNOWN, NOW);
  }

  @Test
  void loudMinutesAreCounted() {
    List<Heard> log = new ArrayList<>(until(NOW, 0.25, 86));
    log.addAll(until(NOW - 0.25 * HOUR, 0.25, 70));
    Session session = Session.of(log, KNOWN, NOW);
    assertThat(session.loudMinutes()).isEqualTo(15, within(1e-4));
    assertThat(session.listenedMinutes()).isEqualTo(30, within(1e-4));
  }

  @Test
  void theEarAloneCalibratesWithinSixDecibels() {
    Calibration by = Calibration.of(-20, Calibration.Voice.RAISED);
    assertThat(by.dba(-20)).isEqualTo(65);
    assertThat(by.uncertaintyDb()).isEqualTo(6);
  }
}
