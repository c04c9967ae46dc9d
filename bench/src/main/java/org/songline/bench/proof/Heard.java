package org.songline.bench.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.render.FileSink;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Renderer;
import org.songline.measure.Measure;
import org.songline.measure.Measurement;
import org.songline.measure.Part;
import org.songline.measure.music.Beats;
import org.songline.measure.music.Hits;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
import org.songline.model.song.Section;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import org.songline.model.time.TempoMap;
import org.songline.model.time.TickPosition;
import org.songline.studio.Library;

/**
 * Hears the example songs and compares with what their makers wrote: {@code Heard [FOLDER]}, where
 * a folder may hold the songs' sounds, each named after its song. Exits with 1 when a section's
 * beginning is missed by more than a bar, or a tempo or key is wrong.
 */
public final class Heard {
  private static final int BEATS_PER_BAR = 4;
  private static final double BEAT_SECONDS = 0.07;
  private static final double TEMPO_SHARE = 0.0005;

  private Heard() {}

  public static void main(String[] arguments) throws IOException {
    boolean all = true;
    for (Path folder : Examples.songs()) {
      Song song = SongFolder.read(folder);
      if (arguments.length > 0) {
        all &= compare(song, Path.of(arguments[0], folder.getFileName() + ".wav"));
      } else {
        Path file = Files.createTempFile("songline-structure", ".wav");
        try {
          new Renderer(BuiltIn.catalogue(), Library.files(folder))
              .render(
                  song,
                  RenderRequest.MIX,
                  (port, rate) ->
                      new FileSink(
                          AudioFiles.create(file, WriteFormat.wavFloat(rate, 2), Tags.NONE)),
                  Progress.NONE);
          all &= compare(song, file);
        } finally {
          Files.deleteIfExists(file);
        }
      }
    }
    System.exit(all ? 0 : 1);
  }

  private static boolean compare(Song song, Path file) throws IOException {
    Measurement heard = Measure.file(file, EnumSet.of(Part.SECTIONS), Progress.NONE).figures();
    var tempos = new TempoMap(song.tempos());
    double written = tempos.bpmAt(TickPosition.START);
    double bpm = heard.tempo() == null ? 0 : heard.tempo().bpm();
    boolean inTempo = Math.abs(bpm / written - 1) < TEMPO_SHARE;
    String key = heard.key() == null ? "none" : heard.key().name();
    boolean inKey = key.equals(song.brief().key());
    line(
        "%s: tempo %.3f of %.3f%s, key %s of %s%s",
        song.title(),
        bpm,
        written,
        inTempo ? "" : " !!",
        key,
        song.brief().key(),
        inKey ? "" : " !!");
    if (heard.music() == null) {
      return false;
    }
    double end = song.sections().isEmpty() ? 0 : seconds(tempos, song.sections().getLast().end());
    Beats beats = heard.music().beats();
    if (beats != null) {
      beats(beats, tempos, end);
    }
    List<Double> begin =
        song.sections().stream().skip(1).map(Section::start).map(s -> seconds(tempos, s)).toList();
    List<Double> found =
        heard.music().sections().stream().skip(1).map(s -> s.startSeconds()).toList();
    Hits sections = Hits.of(begin, found, BEATS_PER_BAR * 60 / written + 0.02);
    line(
        "  sections: %d of %d found, %d more heard, mean error %.2f s",
        sections.found(), begin.size(), sections.extra(), sections.meanError());
    return inTempo && inKey && sections.missed() == 0;
  }

  private static void beats(Beats beats, TempoMap tempos, double end) {
    List<Double> truth = new ArrayList<>();
    List<Double> bars = new ArrayList<>();
    for (int i = 0; seconds(tempos, TickPosition.quarters(i)) < end; i++) {
      double at = seconds(tempos, TickPosition.quarters(i));
      truth.add(at);
      if (i % BEATS_PER_BAR == 0) {
        bars.add(at);
      }
    }
    Hits hits = Hits.of(truth, beats.seconds(), BEAT_SECONDS);
    List<Double> first = beats.downbeats().stream().map(i -> beats.seconds().get(i)).toList();
    Integer metre = beats.beatsPerBar();
    line(
        "  beats F %.3f, %.1f ms; bars %s",
        hits.f(),
        1000 * hits.meanError(),
        metre == null || first.isEmpty()
            ? "unknown"
            : "of %d, F %.3f, %.0f %% sure"
                .formatted(
                    metre, Hits.of(bars, first, BEAT_SECONDS).f(), 100 * beats.barConfidence()));
  }

  private static double seconds(TempoMap tempos, TickPosition at) {
    return tempos.secondsAt(at);
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation is in no library of ours
  private static void line(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
