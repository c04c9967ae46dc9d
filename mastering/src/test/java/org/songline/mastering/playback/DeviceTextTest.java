package org.songline.mastering.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.media.MediaProblem;

/** Devices and responses as text. */
class DeviceTextTest {
  private static final String HEAD =
      "id x\nname X\nbasis typical\ndate 2025-11\nsource a guess\nlevel 70\n";

  @TempDir private Path folder;

  private static PlaybackDevice device(String lines) throws IOException {
    return DeviceText.parse("x.txt", HEAD + lines);
  }

  @Test
  void everyDeviceSaysWhatItRestsOn() {
    List<PlaybackDevice> all = PlaybackDevices.all();
    assertThat(all).hasSizeGreaterThanOrEqualTo(11);
    assertThat(all.stream().map(PlaybackDevice::id)).doesNotHaveDuplicates();
    for (PlaybackDevice device : all) {
      assertThat(device.source()).as(device.id()).hasSizeGreaterThan(20);
      assertThat(device.date()).as(device.id()).matches("20\\d\\d-\\d\\d");
      assertThat(device.basis()).as(device.id()).isNotEqualTo(Basis.USER);
      assertThat(PlaybackDevices.find(device.id())).contains(device);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "low-cut 100 6, 100, -3.01",
    "low-cut 100 12, 100, -3.01",
    "low-cut 100 24, 100, -3.01",
    "low-cut 100 24, 50, -24.10",
    "high-cut 1000 12, 2000, -12.30",
    "bell 600 8 3, 600, 8",
    "bell 600 -8 3, 600, -8",
    "low-shelf 100 6, 100, 3",
    "low-shelf 100 6, 1, 6",
    "high-shelf 6000 -5, 6000, -2.5",
    "high-shelf 6000 -5, 60, 0",
    "point 100 4, 3000, 4",
    "point 100 4 # a remark, 3000, 4",
    "quieter 80 50, 50, -12.1"
  })
  void partsOfAResponseAreWhatTheirNamesSay(String line, double hertz, double decibels)
      throws IOException {
    assertThat(device(line).tone().decibels(hertz)).isCloseTo(decibels, within(0.06));
  }

  @Test
  void betweenPointsLevelsLieOnALineOverOctaves() throws IOException {
    Tone tone = device("point 100 0\npoint 400 12\n").tone();
    assertThat(tone.decibels(200)).isCloseTo(6, within(1e-9));
    assertThat(tone.decibels(20)).isZero();
    assertThat(tone.decibels(8000)).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bell 600 8            | line 7: has 2 values where 3 belong",
        "bell 600 8 loud       | line 7: loud is no number",
        "bell 600 80 3         | line 7: a gain of 80 is not from -40 to 40",
        "low-cut 300 18        | line 7: has a slope of 18, which is not 6, 12 or 24",
        "wobble 3              | line 7: says wobble, which means nothing here",
        "name Again            | line 7: name is given twice",
        "point 0 3             | line 7: a frequency of 0 is not from 1 to 100000",
        "quieter 80 10         | line 7: a loudness level of 10 is not from 20 to 90",
        "level NaN             | line 7: a level of NaN is not from 20 to 130",
        "mono 3                | line 7: has 1 values where 0 belong"
      })
  void whatMakesNoDeviceIsOneClearLine(String line, String told) {
    assertThatThrownBy(() -> device(line))
        .isInstanceOf(MediaProblem.class)
        .hasMessage("x.txt: " + told + "; see docs/playback.md for how devices are told");
  }

  @Test
  void aDeviceSaysEverythingItMust() {
    for (String word : List.of("id", "name", "basis", "date", "source", "level")) {
      String text = HEAD.replaceFirst("(?m)^" + word + " .*\n", "");
      assertThatThrownBy(() -> DeviceText.parse("x.txt", text))
          .isInstanceOf(MediaProblem.class)
          .hasMessageStartingWith("x.txt: does not say its " + word + ";");
    }
    assertThatThrownBy(() -> device("point 200 1\npoint 100 1\n"))
        .hasMessageStartingWith("x.txt: line 8: a frequency does not rise: 100;");
  }

  private PlaybackDevice file(String text) throws IOException {
    return PlaybackDevices.file(Files.writeString(folder.resolve("mine.csv"), text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frequency,dB\n100,60\n1000,70\n10000,76\n",
        "100,60\n1000,70\n10000,76\n",
        "frequency,target,raw,error\n100,1,60,2\n1000,1,70,2\n10000,1,76,2\n",
        """
        * Measurement data measured by REW
        * Freq(Hz) SPL(dB) Phase(degrees)
        100.0 60.0 12.3
        1000.0 70.0 4.5
        10000.0 76.0 -3.0
        """,
        "# mine\n100;60\n1000;70\n\n10000;76\n",
        "100\t60\r\n1000\t70\r\n10000\t76\r\n"
      })
  void measurementsOfUsersAreReadAsOtherProgramsWriteThem(String text) throws IOException {
    PlaybackDevice mine = file(text);
    assertThat(mine.basis()).isEqualTo(Basis.USER);
    assertThat(mine.id()).isEqualTo("mine");
    assertThat(mine.tone().decibels(100)).isEqualTo(-10);
    assertThat(mine.tone().decibels(1000)).isZero();
    assertThat(mine.tone().decibels(10_000)).isEqualTo(6);
  }

  @Test
  void aMeasurementTakesThePlaceOfADevicesResponseAndNothingElse() throws IOException {
    PlaybackDevice phone = PlaybackDevices.find("phone").orElseThrow();
    Path file = Files.writeString(folder.resolve("phone.csv"), "100,0\n1000,0\n");
    PlaybackDevice mine = PlaybackDevices.file(phone, file);
    assertThat(mine.sides()).isEqualTo(phone.sides());
    assertThat(mine.surroundings()).isEqualTo(phone.surroundings());
    assertThat(mine.basis()).isEqualTo(Basis.USER);
    assertThat(mine.tone().decibels(60)).isZero();
  }

  @Test
  void aWholeDeviceOfAUserIsLabelledAsTheUsers() throws IOException {
    PlaybackDevice mine = file(HEAD + "mono\nlow-cut 200 12\n");
    assertThat(mine.basis()).isEqualTo(Basis.USER);
    assertThat(mine.name()).isEqualTo("X");
    assertThat(mine.sides().mono()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "100,1 200,2           | line 2: has no level beside the frequency",
        "100,1#200,x           | line 2: x is no number",
        "100,1#90,2            | line 2: a frequency does not rise: 90",
        "100,1#-5,2            | line 2: -5 Hz is no frequency of sound",
        "100,1#200,900         | line 2: 900 dB is no level",
        "100,1#200,NaN         | line 2: NaN dB is no level",
      })
  void whatMakesNoResponseIsOneClearLine(String text, String told) {
    String lines = text.contains("#") ? text.replace('#', '\n') : "100,1\n200";
    assertThatThrownBy(() -> ResponseText.parse("mine.csv", lines))
        .isInstanceOf(MediaProblem.class)
        .hasMessage("mine.csv: " + told + "; write frequency,dB on each line");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing\n", "100,3\n", "frequency,dB\n"})
  void aResponseHasTwoPointsAtLeast(String text) {
    assertThatThrownBy(() -> ResponseText.parse("mine.csv", text))
        .isInstanceOf(MediaProblem.class)
        .hasMessage("mine.csv: holds no frequency response; write frequency,dB on each line");
  }
}
