package org.songline.studio.references;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.songline.engine.plan.Outlet;
import org.songline.engine.plan.Port;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.RenderSink;
import org.songline.mastering.reference.Hearing;
import org.songline.mastering.reference.Profile;
import org.songline.mastering.reference.Reference;
import org.songline.mastering.reference.Shelf;
import org.songline.mastering.reference.TrackPart;
import org.songline.measure.plot.Span;
import org.songline.media.MediaProblem;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;
import org.songline.model.song.Section;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import org.songline.studio.Library;
import org.songline.studio.Rendering;
import org.songline.studio.peaks.ContentHashes;

/** Hears files and songs for comparisons. */
public final class ReferenceSounds {
  private static final int BLOCK = 8192;
  private static final int LOWEST_RATE = 4000;

  private ReferenceSounds() {}

  /**
   * A mix that was heard.
   *
   * @param sections those of the song, or those heard in a file; empty for a short one
   * @param tracks of a project; empty for a file
   */
  public record Mix(Hearing.Heard heard, List<Span> sections, List<TrackPart> tracks) {}

  /** Hears all of a file; its name is that of the file. */
  public static Hearing.Heard file(Path file, Progress progress) throws IOException {
    return file(file, EnumSet.allOf(Hearing.Detail.class), progress);
  }

  private static Hearing.Heard file(Path file, Set<Hearing.Detail> details, Progress progress)
      throws IOException {
    try (AudioReader reader = AudioFiles.open(file)) {
      int rate = reader.format().rate();
      int channels = reader.format().channels();
      if (rate < LOWEST_RATE || channels > 2) {
        throw new MediaProblem(
            file.toString(),
            "",
            rate < LOWEST_RATE
                ? "has a sample rate of " + rate + " Hz"
                : "has " + channels + " channels",
            "convert it to mono or stereo of 44100 Hz or more");
      }
      var hearing = new Hearing(rate, channels, details);
      float[] block = new float[BLOCK * channels];
      long done = 0;
      for (int n = reader.read(block, 0, BLOCK); n > 0; n = reader.read(block, 0, BLOCK)) {
        hearing.accept(block, 0, n);
        done += n;
        if (!progress.at(done, reader.format().frames())) {
          throw new CancellationException(file + ": stopped");
        }
      }
      Hearing.Heard heard = hearing.finish(String.valueOf(file.getFileName()));
      if (!heard.audible()) {
        throw new MediaProblem(
            file.toString(), "", "is silent or shorter than 400 ms", "choose another file");
      }
      return heard;
    }
  }

  /** How a file sounds, part by part. */
  public static Profile profile(Path file, Progress progress) throws IOException {
    Hearing.Heard heard = file(file, progress);
    return heard.profile(heard.parts());
  }

  /**
   * A file as an entry of a shelf.
   *
   * @param weight how much it counts beside others
   * @param sections names of the mix's sections with those of the file that they are compared with
   */
  public static Shelf.Entry entry(
      Path file, double weight, Map<String, String> sections, Progress progress)
      throws IOException {
    return new Shelf.Entry(
        new Reference(profile(file, progress), weight, sections), ContentHashes.sha256(file));
  }

  /** What a match takes from a file: levels and spectra, not its parts, for a third of the time. */
  public static Profile forMatch(Path file, Progress progress) throws IOException {
    return file(file, EnumSet.noneOf(Hearing.Detail.class), progress).profile(List.of());
  }

  /** Renders a song once: its mix and every track after its fader. */
  public static Mix song(Path folder, Progress progress) throws IOException {
    Song song = SongFolder.read(folder);
    var tracks = new Cochleagrams();
    var mix =
        new Hearing(song.rate(), 2, EnumSet.of(Hearing.Detail.TRUE_PEAK, Hearing.Detail.CREST));
    Rendering.run(
        song,
        Library.files(folder),
        RenderRequest.MIX.outlets(Outlet.MIX, Outlet.STRIPS),
        (port, rate) -> port instanceof Port.Mix ? new MixSink(mix) : tracks.sink(port, rate),
        progress);
    Hearing.Heard heard = mix.finish(song.title());
    if (!heard.audible()) {
      throw new MediaProblem(folder.toString(), "", "is silent", "let its tracks sound first");
    }
    List<TrackPart> parts =
        tracks.tracks(song).stream().map(part -> new TrackPart(part.name(), part.sound())).toList();
    return new Mix(heard, sections(song), parts);
  }

  /** A song's sections; names that come again are numbered. */
  public static List<Span> sections(Song song) {
    Map<String, Integer> times = new HashMap<>();
    song.sections().forEach(section -> times.merge(name(section), 1, Integer::sum));
    Map<String, Integer> met = new HashMap<>();
    List<Span> spans = new ArrayList<>();
    for (Section section : song.sections()) {
      String name = name(section);
      int number = met.merge(name, 1, Integer::sum);
      spans.add(
          new Span(
              times.getOrDefault(name, 1) > 1 ? name + " " + number : name,
              song.tempoMap().secondsAt(section.start()),
              song.tempoMap().secondsAt(section.end())));
    }
    return spans;
  }

  private static String name(Section section) {
    return section.name().isBlank()
        ? section.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')
        : section.name();
  }

  private record MixSink(Hearing hearing) implements RenderSink {
    @Override
    public void write(float[] stereo, int offset, int frames) {
      hearing.accept(stereo, offset, frames);
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
  }
}
