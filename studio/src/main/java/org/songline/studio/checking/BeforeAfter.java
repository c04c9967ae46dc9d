package org.songline.studio.checking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songline.coach.Coach;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Remedy;
import org.songline.coach.listening.Listener;
import org.songline.coach.listening.Listening;
import org.songline.devices.builtin.BuiltIn;
import org.songline.dsp.Exact;
import org.songline.engine.plan.Port;
import org.songline.engine.render.FileSink;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import org.songline.studio.Library;

/**
 * A song before and after a remedy, at the same loudness: the louder of the two is turned down.
 *
 * @param before the mix as it is
 * @param after the mix with the remedy
 * @param lufs the loudness of both files; NaN for silence
 * @param turnedDown by how many decibels the one after (above 0) or before (below 0) was turned
 *     down
 * @param figureBefore the telling figure of the finding
 * @param figureAfter empty when nothing is left to measure
 */
public record BeforeAfter(
    Path before,
    Path after,
    double lufs,
    double turnedDown,
    double figureBefore,
    OptionalDouble figureAfter) {
  private static final int BLOCK = 1 << 14;

  /** A finding with one of its remedies. */
  public record Choice(Finding finding, Remedy remedy) {}

  /**
   * Hears a song, lets one remedy be chosen, hears the song with it, and writes both mixes.
   *
   * @param choose picks what to try of what was heard
   * @param folder where {@code before.wav} and {@code after.wav} go
   */
  public static BeforeAfter of(
      Path song,
      Path folder,
      Function<Listening, Choice> choose,
      Function<String, Progress> progress)
      throws IOException {
    Song now = SongFolder.read(song);
    Files.createDirectories(folder);
    Path plainBefore = folder.resolve(".before-unmatched.wav");
    Path plainAfter = folder.resolve(".after-unmatched.wav");
    try {
      Listening first = hear(song, now, plainBefore, progress.apply("hearing the song"));
      Choice choice = choose.apply(first);
      Song mended = Checking.transaction(choice.finding(), choice.remedy()).apply(now);
      Listening second = hear(song, mended, plainAfter, progress.apply("hearing it mended"));
      double one = lufs(first);
      double other = lufs(second);
      boolean comparable = Double.isFinite(one) && Double.isFinite(other);
      double down = comparable ? other - one : 0;
      Path before = folder.resolve("before.wav");
      Path after = folder.resolve("after.wav");
      copy(plainBefore, before, Math.min(0, down));
      copy(plainAfter, after, Math.min(0, -down));
      return new BeforeAfter(
          before,
          after,
          comparable ? Math.min(one, other) : Double.NaN,
          down,
          choice.finding().evidence().getFirst().value(),
          Coach.figure(choice.finding(), second));
    } finally {
      Files.deleteIfExists(plainBefore);
      Files.deleteIfExists(plainAfter);
    }
  }

  private static Listening hear(Path folder, Song song, Path mix, Progress progress)
      throws IOException {
    return Listener.song(
        song,
        BuiltIn.catalogue(),
        Library.files(folder),
        Optional.empty(),
        (port, rate) ->
            port instanceof Port.Mix
                ? Optional.of(
                    new FileSink(AudioFiles.create(mix, WriteFormat.wavFloat(rate, 2), Tags.NONE)))
                : Optional.empty(),
        progress);
  }

  private static double lufs(Listening heard) {
    @Nullable Double integrated = heard.mix().figures().loudness().integratedLufs();
    return integrated == null ? Double.NaN : integrated;
  }

  private static void copy(Path from, Path to, double decibels) throws IOException {
    float gain = (float) Exact.gain(decibels);
    try (AudioReader reader = AudioFiles.open(from);
        AudioWriter writer =
            AudioFiles.create(
                to,
                WriteFormat.wavFloat(reader.format().rate(), reader.format().channels()),
                Tags.NONE)) {
      float[] block = new float[BLOCK * reader.format().channels()];
      for (int n = reader.read(block, 0, BLOCK); n > 0; n = reader.read(block, 0, BLOCK)) {
        for (int i = 0; i < n * reader.format().channels(); i++) {
          block[i] *= gain;
        }
        writer.write(block, 0, n);
      }
      writer.finish();
    }
  }
}
