package org.songline.release.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.songline.measure.Measure;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioFormat;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.Container;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tag;
import org.songline.media.audio.tags.Tags;
import org.songline.release.ReleaseProblem;
import org.songline.release.build.TrackPlace;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.SoundFile;

/**
 * Clips of the tracks of a release around their hooks: WAV of 24 bits, and MP3 where the codec pack
 * is installed. Nothing is made louder: the sound is the master's, faded at both ends.
 */
public final class HookClips {
  /** The lengths that are usual, in seconds. */
  public static final List<Integer> USUAL = List.of(15, 30, 60);

  /** Sound before the beat, so that its beginning is heard whole, in seconds. */
  static final double LEAD_SECONDS = 0.03;

  static final double FADE_IN_SECONDS = 0.02;
  static final double FADE_OUT_SECONDS = 1;

  private static final int BLOCK = 1 << 13;
  private static final int KBPS = 320;
  private static final int BITS = 24;
  private static final int LONGEST = 600;

  private HookClips() {}

  /**
   * One clip.
   *
   * @param files relative to the folder
   */
  public record Clip(String recording, List<String> files, HookFinder.Hook hook) {
    public Clip {
      files = List.copyOf(files);
    }
  }

  /**
   * Writes clips of every track.
   *
   * @param out is made when it is not there; files of the same name are replaced, each whole
   * @param lengths in seconds, 1 to 600
   * @param progress told in tracks
   * @throws ReleaseProblem when a master is missing
   */
  public static List<Clip> write(
      CatalogFolder folder, ReleaseId id, Path out, List<Integer> lengths, Progress progress)
      throws IOException {
    for (int length : lengths) {
      if (length < 1 || length > LONGEST) {
        throw new ReleaseProblem(
            "", "a clip of " + length + " seconds", "name lengths from 1 to " + LONGEST);
      }
    }
    Catalog catalog = folder.read();
    Release release = catalog.release(id);
    List<TrackPlace> places = TrackPlace.of(catalog, release);
    List<Clip> clips = new ArrayList<>();
    Files.createDirectories(out);
    int done = 0;
    for (TrackPlace place : places) {
      if (!progress.at(done++, places.size())) {
        throw new java.util.concurrent.CancellationException("stopped");
      }
      Recording recording = catalog.recording(place.recording());
      SoundFile sound =
          recording
              .file()
              .orElseThrow(
                  () ->
                      new ReleaseProblem(
                          recording.id().text(), "it has no master", "add it to the release"));
      Path master = folder.file(sound.path());
      HookFinder finder =
          new HookFinder(Measure.file(master, EnumSet.copyOf(HookFinder.PARTS), Progress.NONE));
      Tags tags =
          Tags.NONE
              .with(Tag.TITLE, recording.fullTitle())
              .with(Tag.ARTIST, recording.artist().text())
              .with(Tag.ALBUM, release.fullTitle());
      for (int length : lengths) {
        HookFinder.Hook hook = finder.find(length);
        String stem = place.stem() + "_" + length + "s";
        clips.add(new Clip(recording.id().text(), files(master, out, stem, hook, tags), hook));
      }
    }
    return clips;
  }

  private static List<String> files(
      Path master, Path out, String stem, HookFinder.Hook hook, Tags tags) throws IOException {
    List<String> files = new ArrayList<>(List.of(stem + ".wav"));
    if (AudioFiles.canWrite(Container.MP3)) {
      files.add(stem + ".mp3");
    }
    for (String file : files) {
      cut(master, out.resolve(file), hook, tags);
    }
    return files;
  }

  private static void cut(Path master, Path to, HookFinder.Hook hook, Tags tags)
      throws IOException {
    try (AudioReader reader = AudioFiles.open(master)) {
      AudioFormat format = reader.format();
      int rate = format.rate();
      int channels = format.channels();
      long length = Math.min(Math.round(hook.seconds() * rate), format.frames());
      long beat = Math.round((hook.startSeconds() - LEAD_SECONDS) * rate);
      long start = Math.clamp(beat, 0, format.frames() - length);
      reader.seek(start);
      boolean wav = to.toString().endsWith(".wav");
      WriteFormat as =
          wav ? WriteFormat.wav(rate, channels, BITS) : WriteFormat.mp3(rate, channels, KBPS);
      try (AudioWriter writer = AudioFiles.create(to, as, tags)) {
        float[] samples = new float[BLOCK * channels];
        for (long done = 0; done < length; ) {
          int n = reader.read(samples, 0, (int) Math.min(BLOCK, length - done));
          if (n == 0) {
            break;
          }
          for (int i = 0; i < n; i++) {
            float gain = (float) gain(done + i, length, rate);
            for (int c = 0; c < channels; c++) {
              samples[i * channels + c] *= gain;
            }
          }
          writer.write(samples, 0, n);
          done += n;
        }
        writer.finish();
      }
    }
  }

  /** A raised cosine at both ends; never above 1. */
  static double gain(long frame, long length, int rate) {
    double in = Math.min(1, frame / (FADE_IN_SECONDS * rate));
    double out = Math.min(1, (length - 1 - frame) / (FADE_OUT_SECONDS * rate));
    return eased(in) * eased(out);
  }

  private static double eased(double part) {
    return part >= 1 ? 1 : 0.5 - 0.5 * StrictMath.cos(StrictMath.PI * part);
  }
}
