package org.songline.release.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
import org.songline.release.ReleaseProblem;
import org.songline.release.build.Assembly;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.Release;
import org.songline.release.id.Sha256;

/** A song of two kinds of part at 120 beats a minute; the loud one, 16 s long, comes back. */
class HookClipsTest {
  private static final int RATE = 22_050;
  private static final double BEAT = 0.5;
  private static final int PART_BEATS = 32;

  /** Quiet verse A and loud hook B. */
  private static final String FORM = "ABABA";

  @TempDir private Path temp;
  private CatalogFolder folder = CatalogFolder.of(Path.of(""));
  private float[] song = {};

  @BeforeEach
  void sing() throws IOException {
    song = song();
    Path file = temp.resolve("Hook.wav");
    try (AudioWriter writer = AudioFiles.create(file, WriteFormat.wav(RATE, 1, 24), Tags.NONE)) {
      writer.write(song, 0, song.length);
      writer.finish();
    }
    folder = CatalogFolder.of(temp.resolve("catalog"));
    Assembly.Made made = Assembly.create(Catalog.EMPTY, Release.Type.SINGLE, "Hook", "Anna");
    folder.change(_ -> made.catalog());
    Assembly.add(folder, made.id(), 1, List.of(file));
  }

  private static float[] song() {
    int beat = (int) (BEAT * RATE);
    float[] out = new float[FORM.length() * PART_BEATS * beat];
    SplittableRandom random = new SplittableRandom(11);
    double[][] chords = {{220, 261.63, 329.63}, {174.61, 220, 261.63}, {196, 246.94, 293.66}};
    double[][] bright = {{392, 493.88, 587.33}, {440, 554.37, 659.26}, {293.66, 369.99, 440}};
    for (int b = 0; b < FORM.length() * PART_BEATS; b++) {
      char part = FORM.charAt(b / PART_BEATS);
      double level = part == 'A' ? 0.08 : 0.25;
      double[][] set = part == 'A' ? chords : bright;
      double[] chord = set[b / 4 % set.length];
      for (int i = 0; i < beat; i++) {
        double t = (double) i / RATE;
        double drum = (b % 4 == 0 ? 1 : 0.5) * StrictMath.exp(-t * 40) * random.nextDouble(-1, 1);
        double tone = 0;
        for (double hertz : chord) {
          tone += StrictMath.sin(2 * StrictMath.PI * hertz * (b * beat + i) / RATE);
        }
        out[b * beat + i] = (float) (level * (drum + tone * StrictMath.exp(-t * 2) / 3));
      }
    }
    return out;
  }

  private List<HookClips.Clip> clips(Path out, List<Integer> lengths) throws IOException {
    return HookClips.write(
        folder, folder.read().releases().firstKey(), out, lengths, Progress.NONE);
  }

  @Test
  void clipsBeginWithThePartThatComesBackAndIsLoudest() throws IOException {
    Path out = temp.resolve("clips");
    List<HookClips.Clip> clips = clips(out, HookClips.USUAL);
    assertThat(clips).hasSize(3);
    for (int i = 0; i < 3; i++) {
      HookClips.Clip clip = clips.get(i);
      int seconds = HookClips.USUAL.get(i);
      double start = clip.hook().startSeconds();
      // On a beat; of the short ones, on the first of the hook at 16 s or 48 s.
      assertThat(Math.abs(start / BEAT - Math.rint(start / BEAT)) * BEAT).isLessThan(0.03);
      assertThat(Math.min(Math.abs(start - 16), Math.abs(start - 48)))
          .as(clip.toString())
          .isLessThan(seconds == 60 ? 13 : 0.6);
      assertThat(clip.hook().times()).isEqualTo(2);
      float[] cut = AudioFiles.readAll(out.resolve(clip.files().getFirst()), 1 << 24).channels()[0];
      assertThat(cut).hasSize(seconds * RATE);
      int from = (int) Math.round((start - HookClips.LEAD_SECONDS) * RATE);
      for (int at = RATE / 10; at < cut.length - RATE - 1; at += 997) {
        assertThat(cut[at]).isCloseTo(song[from + at], within(2e-7f));
      }
      assertThat(cut[0]).isZero();
      assertThat(cut[cut.length - 1]).isZero();
      for (int at = 0; at < cut.length; at++) {
        assertThat(Math.abs(cut[at])).isLessThanOrEqualTo(Math.abs(song[from + at]) + 2e-7f);
      }
    }
  }

  @Test
  void sameMasterSameBytes() throws IOException {
    clips(temp.resolve("a"), List.of(15));
    clips(temp.resolve("b"), List.of(15));
    try (var files = Files.list(temp.resolve("a"))) {
      for (Path file : files.toList()) {
        assertThat(Sha256.of(file))
            .isEqualTo(Sha256.of(temp.resolve("b").resolve(file.getFileName())));
      }
    }
  }

  @Test
  void fadesKeepToTheirLengths() {
    long length = 15L * RATE;
    assertThat(HookClips.gain(0, length, RATE)).isZero();
    assertThat(HookClips.gain(length - 1, length, RATE)).isZero();
    assertThat(HookClips.gain(RATE / 50 + 1, length, RATE)).isEqualTo(1);
    assertThat(HookClips.gain(length - RATE - 2, length, RATE)).isEqualTo(1);
    assertThat(HookClips.gain(length - RATE / 2, length, RATE)).isCloseTo(0.5, within(0.001));
  }

  @Test
  void noLengthThatIsNoneIsTaken() {
    assertThatThrownBy(() -> clips(temp.resolve("c"), List.of(0)))
        .isInstanceOf(ReleaseProblem.class);
  }
}
