package org.songline.studio.production;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.songline.mastering.album.AlbumTrack;
import org.songline.mastering.album.FadedInput;
import org.songline.mastering.input.AudioInput;
import org.songline.measure.Measurer;
import org.songline.measure.Part;
import org.songline.media.MediaProblem;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

/**
 * A track of an album that can be read several times: a song is rendered once to a file aside.
 *
 * @param file that holds the mix
 * @param tags what the source says of itself
 * @param frames length of the mix
 * @param rate of the mix
 * @param lufs loudness with its fades; null when it has none
 */
record AlbumSource(
    AlbumTrack track, Path file, Tags tags, long frames, int rate, @Nullable Double lufs) {
  private static final int BLOCK = 4096;

  /**
   * Finds, renders when it is a song, and measures.
   *
   * @param folder for the mix of a song
   */
  static AlbumSource of(AlbumTrack track, Path folder, Stages stages) throws IOException {
    Path source = track.source();
    if (!Files.exists(source)) {
      throw new MediaProblem(source.toString(), "", "does not exist", "mend its path in the album");
    }
    if (!MixSource.isSong(source)) {
      try (MixSource mix = MixSource.file(source)) {
        return measured(track, source, mix.tags(), length(mix, stages), stages);
      }
    }
    Files.createDirectories(folder);
    Path file = folder.resolve(Production.MIX);
    try (MixSource mix =
            MixSource.song(source, folder, stages.begin("rendering " + source.getFileName()));
        AudioWriter writer =
            AudioFiles.create(
                file,
                WriteFormat.wavFloat(mix.input().sampleRate(), mix.input().channels()),
                Tags.NONE)) {
      AudioInput input = mix.input();
      float[] block = new float[BLOCK * input.channels()];
      long frames = 0;
      for (int n = input.read(block, 0, BLOCK); n > 0; n = input.read(block, 0, BLOCK)) {
        writer.write(block, 0, n);
        frames += n;
      }
      writer.finish();
      return measured(track, file, mix.tags(), frames, stages);
    }
  }

  /** Frames of a file; read to its end where the file does not say. */
  private static long length(MixSource mix, Stages stages) throws IOException {
    AudioInput input = mix.input();
    if (input.frames() >= 0) {
      return input.frames();
    }
    Progress progress = stages.begin("reading " + input.name());
    float[] block = new float[BLOCK * input.channels()];
    long frames = 0;
    for (int n = input.read(block, 0, BLOCK); n > 0; n = input.read(block, 0, BLOCK)) {
      frames += n;
      check(progress, frames, -1);
    }
    return frames;
  }

  private static AlbumSource measured(
      AlbumTrack track, Path file, Tags tags, long frames, Stages stages) throws IOException {
    Progress progress = stages.begin("measuring " + file.getFileName());
    try (AudioReader reader = AudioFiles.open(file)) {
      AudioInput input = faded(track, reader, frames);
      var measurer = new Measurer(input.sampleRate(), input.channels(), Part.quick());
      float[] block = new float[BLOCK * input.channels()];
      long done = 0;
      for (int n = input.read(block, 0, BLOCK); n > 0; n = input.read(block, 0, BLOCK)) {
        measurer.accept(block, 0, n);
        done += n;
        check(progress, done, frames);
      }
      return new AlbumSource(
          track,
          file,
          tags,
          frames,
          input.sampleRate(),
          measurer.finish().figures().loudness().integratedLufs());
    }
  }

  private static void check(Progress progress, long done, long total) {
    if (!progress.at(done, total)) {
      throw new CancellationException();
    }
  }

  /** The mix with its fades. */
  AudioInput input(AudioReader reader) {
    return faded(track, reader, frames);
  }

  private static AudioInput faded(AlbumTrack track, AudioReader reader, long frames) {
    return new FadedInput(
        AudioInput.of(track.source().toString(), reader),
        frames,
        track.fadeInSeconds(),
        track.fadeOutSeconds());
  }
}
