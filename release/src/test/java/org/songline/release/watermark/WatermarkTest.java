package org.songline.release.watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.Container;
import org.songline.media.audio.WriteFormat;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.Examples;
import org.songline.release.fingerprint.Tunes;

class WatermarkTest {
  private static final int RATE = 48_000;
  private static final int NUMBER = 0x9e3779b9;
  private static final byte[] KEY = Marked.key(1);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

  private static Marked sound = new Marked(new float[0], RATE);
  private static Marked marked = sound;

  @TempDir Path folder;

  @BeforeAll
  static void aTuneAndItsCopy() {
    sound = tune(1);
    marked = sound.mark(KEY, NUMBER);
  }

  private static Marked tune(int seed) {
    float[] left = Tunes.tune(seed, RATE, 14);
    float[] right = Tunes.tune(seed + 100, RATE, 14);
    SplittableRandom random = new SplittableRandom(seed);
    float[] both = new float[2 * left.length];
    for (int i = 0; i < left.length; i++) {
      float noise = (float) (0.01 * (random.nextDouble() - 0.5));
      both[2 * i] = 0.7f * left[i] + 0.3f * right[i] + noise;
      both[2 * i + 1] = 0.3f * left[i] + 0.7f * right[i] + noise;
    }
    return new Marked(both, RATE);
  }

  @Test
  void theChecksumIsThePublishedOne() {
    assertThat(MessageCode.check(0x31323334)).isEqualTo(0x5349);
  }

  @Test
  void aMessageIsReadThoughATenthOfItsBitsIsWrong() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 50; round++) {
      int number = random.nextInt();
      boolean[] coded = MessageCode.encode(number);
      double[] soft = new double[coded.length];
      int wrong = 0;
      for (int i = 0; i < soft.length; i++) {
        double noise = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
        soft[i] = (coded[i] ? 0.3 : -0.3) + 0.5 * noise;
        wrong += soft[i] > 0 == coded[i] ? 0 : 1;
      }
      assertThat(wrong).isGreaterThan(10);
      assertThat(MessageCode.decode(soft)).as("round %d", round).hasValue(number);
    }
  }

  @Test
  void noiseIsNoMessage() {
    SplittableRandom random = new SplittableRandom(4);
    double[] soft = new double[MessageCode.CODED];
    for (int round = 0; round < 300; round++) {
      Arrays.setAll(soft, _ -> random.nextDouble() - 0.5);
      assertThat(MessageCode.decode(soft)).isEmpty();
    }
  }

  @Test
  void theMarkIsReadFromTenSecondsOfTheCopy() {
    for (double from : new double[] {0, 1.013, 2.777, 4}) {
      Detector.Found found = marked.cut(from, 10).detector().read(KEY).orElseThrow();
      assertThat(found.number()).isEqualTo(NUMBER);
    }
  }

  @Test
  void itOutlivesResampling() {
    Marked there = marked.resampled(44_100);
    assertThat(there.cut(1, 10).detector().read(KEY).orElseThrow().number()).isEqualTo(NUMBER);
    Marked back = there.resampled(48_000).cut(2.2, 10);
    assertThat(back.detector().read(KEY).orElseThrow().number()).isEqualTo(NUMBER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MP3 128", "AAC 128", "Opus 96"})
  void itOutlivesLossyCodes(String code) throws IOException {
    if (!AudioFiles.canWrite(Container.MP3)) {
      System.err.println("NOT TESTED: the codec pack is not installed");
      Assumptions.abort("the codec pack is not installed: watermarks after " + code);
    }
    WriteFormat format =
        switch (code) {
          case "MP3 128" -> WriteFormat.mp3(RATE, 2, 128);
          case "AAC 128" -> WriteFormat.m4a(RATE, 2, 128);
          default -> WriteFormat.opus(RATE, 2, 96);
        };
    Marked back = marked.coded(format).cut(1.5, 10);
    assertThat(back.detector().read(KEY).orElseThrow().number()).isEqualTo(NUMBER);
  }

  @Test
  void itIsNotHeardByNumbers() {
    assertThat(marked.lufs()).isCloseTo(sound.lufs(), within(0.05));
    Marked.Noise noise = sound.noise(marked);
    assertThat(noise.mean()).isLessThan(-6);
    assertThat(noise.above()).isLessThan(0.05);
  }

  @Test
  void silenceStaysSilent() {
    Marked silence = new Marked(new float[4 * RATE], RATE);
    assertThat(silence.mark(KEY, NUMBER).sound()).containsOnly(0);
    assertThat(silence.detector().read(KEY)).isEmpty();
  }

  @Test
  void withoutTheMarkOfAKeyTheStatisticStaysBelowItsBound() {
    Detector detector = sound.detector();
    int keys = 400;
    int over = 0;
    for (int i = 0; i < keys; i++) {
      Layout layout = new Layout(Marked.key(5000 + i));
      // For one place the bound exp(-t^2/2) is 0.135 at t = 2.
      over += detector.sync(layout, 17) > 2 ? 1 : 0;
      assertThat(detector.bestSync(layout)).as("key %d", i).isLessThan(6.5);
    }
    Detector other = marked.detector();
    for (int i = 0; i < 10; i++) {
      assertThat(detector.read(Marked.key(5000 + i))).as("key %d", i).isEmpty();
      assertThat(other.read(Marked.key(5000 + i))).as("key %d", i).isEmpty();
    }
    assertThat((double) over / keys).isLessThan(0.135);
  }

  @Test
  void aCatalogTellsWhoseCopyItIs() throws IOException {
    CatalogFolder home = CatalogFolder.of(folder);
    home.change(_ -> Examples.single());
    WatermarkFolder copies = new WatermarkFolder(home);
    Path master = folder.resolve("master.wav");
    sound.write(master, WriteFormat.wav(RATE, 2, 24));
    SplittableRandom random = new SplittableRandom(9);
    assertThatThrownBy(() -> copies.find(master)).isInstanceOf(ReleaseProblem.class);
    Path anna = folder.resolve("anna.flac");
    Path tom = folder.resolve("tom.wav");
    Copy first = copies.mark(master, Examples.ANNA, anna, CLOCK, random);
    Copy second = copies.mark(master, Examples.TOM, tom, CLOCK, random);
    assertThat(copies.copies()).isEqualTo(List.of(first, second));
    assertThat(Marked.read(anna).frames()).isEqualTo(sound.frames());
    assertThat(copies.find(anna).orElseThrow().copy()).hasValue(first);
    assertThat(copies.find(tom).orElseThrow().copy()).hasValue(second);
    assertThat(copies.find(tom).orElseThrow().blind()).isTrue();
    assertThat(copies.find(master)).isEmpty();
    Path weak = folder.resolve("weak.wav");
    Marked.read(tom).cut(3, 4.5).write(weak, WriteFormat.wav(RATE, 2, 24));
    assertThat(copies.find(weak).orElseThrow().copy()).hasValue(second);
    assertThatThrownBy(
            () ->
                copies.mark(master, new PartyId("nobody"), folder.resolve("x.wav"), CLOCK, random))
        .isInstanceOf(ReleaseProblem.class);
    assertThatThrownBy(
            () -> copies.mark(master, Examples.TOM, folder.resolve("x.txt"), CLOCK, random))
        .isInstanceOf(ReleaseProblem.class);
    assertThat(copies.copies()).hasSize(2);
    Files.writeString(folder.resolve("watermark/key"), "no\n");
    assertThatThrownBy(() -> copies.find(tom)).isInstanceOf(ReleaseProblem.class);
  }
}
