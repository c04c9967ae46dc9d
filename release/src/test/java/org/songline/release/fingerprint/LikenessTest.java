package org.songline.release.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.media.audio.WriteFormat;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.Examples;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.SoundFile;

class LikenessTest {
  private static final int RATE = 22_050;

  @TempDir Path folder;

  private static Fingerprint print(float[] sound) {
    FingerprintMeter meter = new FingerprintMeter(RATE, 1);
    meter.take(sound, 0, sound.length);
    return meter.finish();
  }

  @Test
  void theSameSoundWithNoiseIsAlikeAndOtherSoundsAreNot() {
    float[] tune = Tunes.tune(1, RATE, 30);
    float[] noisy = tune.clone();
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] = (float) (0.5 * noisy[i] + 0.005 * (random.nextDouble() - 0.5));
    }
    Fingerprint first = print(tune);
    assertThat(Likeness.similarity(first, first)).isEqualTo(1);
    assertThat(Likeness.similarity(first, print(noisy))).isGreaterThan(Binding.SAME);
    for (int seed = 2; seed < 6; seed++) {
      Fingerprint other = print(Tunes.tune(seed, RATE, 30));
      assertThat(Likeness.of(first, other)).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void aPieceOfOneSoundIsFoundInAnotherWithItsPlace() {
    float[] tune = Tunes.tune(1, RATE, 30);
    float[] other = Tunes.tune(2, RATE, 30);
    System.arraycopy(tune, 8 * RATE, other, 14 * RATE, 12 * RATE);
    Likeness found = Likeness.of(print(tune), print(other)).orElseThrow();
    assertThat(found.offsetSeconds()).isCloseTo(-6, within(0.15));
    assertThat(found.seconds()).isBetween(8.0, 13.0);
    assertThat(Likeness.similarity(print(tune), print(other))).isLessThan(Binding.SAME);
  }

  @Test
  void shortSoundsAreHeldAgainstEachOtherFromTheirBeginnings() {
    float[] tune = Tunes.tune(1, RATE, 5);
    float[] soft = tune.clone();
    for (int i = 0; i < soft.length; i++) {
      soft[i] = 0.3f * soft[i] + 0.0005f * (i % 7);
    }
    assertThat(Likeness.similarity(print(tune), print(soft))).isGreaterThan(Binding.SAME);
    Fingerprint other = print(Tunes.tune(2, RATE, 5));
    assertThat(Likeness.similarity(print(tune), other)).isLessThan(Binding.SAME);
    assertThat(Likeness.similarity(print(tune), Fingerprint.of())).isZero();
  }

  @Test
  void silenceIsLikeNothing() {
    Fingerprint silence = print(new float[20 * RATE]);
    assertThat(Likeness.of(silence, print(new float[25 * RATE]))).isEmpty();
  }

  @Test
  void aRecordingWarnsOfAnotherSoundAndAnotherLength() throws IOException {
    Catalog catalog = Examples.single();
    CatalogFolder home = CatalogFolder.of(folder);
    Files.createDirectories(folder.resolve("sound"));
    float[] tune = Tunes.tune(1, RATE, 20);
    SoundFile first = heard(home, "sound/a.wav", 24, tune);
    SoundFile deeper = heard(home, "sound/b.wav", 16, tune);
    SoundFile shorter = heard(home, "sound/c.wav", 16, Arrays.copyOf(tune, 19 * RATE));
    SoundFile other = heard(home, "sound/d.wav", 16, Tunes.tune(2, RATE, 20));
    Recording bound = catalog.recordings().values().iterator().next().withFile(first);
    assertThat(Binding.against(bound, first)).isEmpty();
    assertThat(Binding.against(bound, deeper)).isEmpty();
    assertThat(Binding.against(bound, shorter))
        .singleElement()
        .asString()
        .startsWith("it is 1.0 s shorter than what " + bound.isrc().orElseThrow().display());
    assertThat(Binding.against(bound, other))
        .singleElement()
        .asString()
        .contains("it sounds unlike");
    assertThat(Binding.broken(home, bound)).isEmpty();
    Tunes.write(folder.resolve("sound/a.wav"), WriteFormat.wav(RATE, 2, 24), new float[100]);
    assertThat(Binding.broken(home, bound))
        .hasValueSatisfying(told -> assertThat(told).contains("changed"));
    Files.delete(folder.resolve("sound/a.wav"));
    assertThat(Binding.broken(home, bound)).hasValue("sound/a.wav is missing");
  }

  @Test
  void whatTwoRecordingsShareIsFoundOnce() {
    Catalog catalog = Examples.ep();
    List<Recording> recordings = List.copyOf(catalog.recordings().values());
    String[] prints = new String[3];
    for (int i = 0; i < 3; i++) {
      prints[i] = print(Tunes.tune(i == 2 ? 0 : i, RATE, 15)).text();
    }
    for (int i = 0; i < 3; i++) {
      SoundFile file = new SoundFile("a.wav", "0".repeat(64), RATE, 1, 16, 15 * RATE, prints[i]);
      catalog = catalog.with(recordings.get(i).withFile(file));
    }
    assertThat(Binding.shared(catalog))
        .filteredOn(pair -> pair.likeness().errors() < 0.2)
        .singleElement()
        .satisfies(
            pair -> {
              assertThat(pair.first()).isEqualTo(recordings.get(0).id());
              assertThat(pair.second()).isEqualTo(recordings.get(2).id());
              assertThat(pair.whole()).isTrue();
            });
  }

  @Test
  void aFileOutsideOfTheFolderIsNotBound() {
    assertThatThrownBy(() -> Binding.hear(CatalogFolder.of(folder), Path.of("/elsewhere/a.wav")))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("copy it into");
  }

  private SoundFile heard(CatalogFolder home, String path, int bits, float[] sound)
      throws IOException {
    Path file = folder.resolve(path);
    Tunes.write(file, WriteFormat.wav(RATE, 2, bits), sound);
    return Binding.hear(home, file);
  }
}
