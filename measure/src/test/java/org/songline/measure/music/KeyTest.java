package org.songline.measure.music;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.measure.Signals;
import org.songline.measure.spectrum.SpectrumMeter;

class KeyTest {
  private static @Nullable Key key(float[] x) {
    var finder = new KeyFinder(SpectrumMeter.binHertz(Band.RATE));
    var meter = new SpectrumMeter(Band.RATE, 1, finder);
    meter.accept(new float[][] {x}, x.length);
    meter.finish();
    return finder.key();
  }

  @ParameterizedTest
  @CsvSource({
    "0, false, C major, 8B",
    "1, false, Db major, 3B",
    "2, false, D major, 10B",
    "3, false, Eb major, 5B",
    "4, false, E major, 12B",
    "5, false, F major, 7B",
    "6, false, F# major, 2B",
    "7, false, G major, 9B",
    "8, false, Ab major, 4B",
    "9, false, A major, 11B",
    "10, false, Bb major, 6B",
    "11, false, B major, 1B",
    "0, true, C minor, 5A",
    "1, true, C# minor, 12A",
    "2, true, D minor, 7A",
    "3, true, Eb minor, 2A",
    "4, true, E minor, 9A",
    "5, true, F minor, 4A",
    "6, true, F# minor, 11A",
    "7, true, G minor, 6A",
    "8, true, G# minor, 1A",
    "9, true, A minor, 8A",
    "10, true, Bb minor, 3A",
    "11, true, B minor, 10A"
  })
  void aSongHasItsKey(int tonic, boolean minor, String name, String camelot) {
    int[] chords = minor ? new int[] {0, 5, 2, 6, 0, 3, 4, 0} : new int[] {0, 4, 5, 3, 0, 3, 4, 0};
    var band = new Band(32, tonic).song(tonic, minor, 0, 2, chords).drums(120, 0.5);
    Key key = requireNonNull(key(band.sound()));
    assertThat(key.name()).as("%s", key).isEqualTo(name);
    assertThat(key.camelot()).isEqualTo(camelot);
    assertThat(key.tuningCents()).isCloseTo(0, within(3.0));
    assertThat(key.confidence()).isGreaterThan(0.2);
  }

  @ParameterizedTest
  @CsvSource({"-38", "-20", "15", "33", "45"})
  void aDetunedSongHasItsKeyAndItsTuning(double cents) {
    Key key = requireNonNull(key(new Band(24, 3).song(2, true, cents, 2, 0, 5, 3, 4).sound()));
    assertThat(key.name()).isEqualTo("D minor");
    assertThat(key.tuningCents()).isCloseTo(cents, within(3.0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 7, 10})
  void aLoopOfFourChordsIsInTheKeyItOpensWith(int tonic) {
    int relative = (tonic + 9) % 12;
    var major = new Band(24, 6).song(tonic, false, 0, 2, 0, 4, 5, 3);
    var minor = new Band(24, 6).song(relative, true, 0, 2, 0, 5, 2, 6);
    assertThat(requireNonNull(key(major.sound())).name()).isEqualTo(Key.name(tonic, false));
    assertThat(requireNonNull(key(minor.sound())).name()).isEqualTo(Key.name(relative, true));
  }

  @Test
  void whatHasNoKeyGivesNone() {
    assertThat(key(new float[Band.RATE * 10])).isNull();
    assertThat(key(Signals.noise(Band.RATE * 20, 0.5, 3))).isNull();
    assertThat(key(new Band(20, 4).drums(120, 0.5).sound())).isNull();
    assertThat(key(twelveTones())).isNull();
  }

  /** All twelve tones as often as each other. */
  private static float[] twelveTones() {
    var band = new Band(36, 5);
    var random = new SplittableRandom(5);
    for (int row = 0; row < 12; row++) {
      int turn = random.nextInt(12);
      for (int i = 0; i < 12; i++) {
        int pitch = (i * 5 + turn) % 12;
        band.note(row * 3 + i * 0.25, 0.25, 48 + 12 * random.nextInt(2) + pitch, 0.3, true);
      }
    }
    return band.sound();
  }
}
