package org.songline.studio.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.songline.engine.plan.Outlet;
import org.songline.engine.render.RenderReport;
import org.songline.engine.render.RenderRequest;
import org.songline.exchange.audio.SoundFile;
import org.songline.exchange.audio.StemNames;
import org.songline.media.Progress;
import org.songline.media.audio.WriteFormat;
import org.songline.model.SongProblem;
import org.songline.model.song.Song;
import org.songline.model.time.TickPosition;
import org.songline.studio.Library;
import org.songline.studio.Rendering;
import org.songline.studio.desk.Place;

/** Renders of the open song, as jobs, into {@code renders/} of its folder. */
final class RenderRoutes {
  private static final int BLOCK = 4096;

  private final Studio studio;

  RenderRoutes(Studio studio) {
    this.studio = studio;
  }

  /**
   * What to render.
   *
   * @param name of the file, with {@code .wav}, {@code .flac}, {@code .mp3}, {@code .opus} or
   *     {@code .m4a}
   * @param bits 16 or 24, 32 for WAV in floats
   * @param rate frames a second; 0 for the song's own
   * @param stems whether what goes into the master is written too, a file each
   */
  record RenderSong(
      String name,
      int bits,
      int rate,
      boolean stems,
      Optional<TickPosition> from,
      Optional<TickPosition> to) {}

  /** A job that began; how it goes on is told to every window. */
  record Began(String job) {}

  static List<Class<?>> answers() {
    return List.of(RenderSong.class, Began.class);
  }

  List<Routes.Route> routes() {
    return List.of(
        Routes.Route.post(
            "/api/render", call -> render(call, SongRoutes.body(call, RenderSong.class))));
  }

  private void render(Call call, RenderSong wanted) throws IOException {
    if (!wanted.name().matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,99}")) {
      throw new SongProblem(
          wanted.name(), "", "is no name of a file", "use letters, digits and spaces");
    }
    if (!List.of(16, 24, 32).contains(wanted.bits())) {
      throw new SongProblem("", wanted.bits() + " bits", "use 16, 24 or 32");
    }
    Place place = studio.place();
    Song song = place.desk().song();
    Path file = place.folder().resolve("renders").resolve(wanted.name());
    WriteFormat format =
        SoundFile.format(file, wanted.rate() == 0 ? song.rate() : wanted.rate(), wanted.bits());
    Files.createDirectories(file.resolveSibling(""));
    String job =
        studio
            .jobs()
            .start(
                "Render " + wanted.name(),
                progress -> run(place, song, wanted, file, format, progress));
    call.json(new Began(job));
  }

  private static String run(
      Place place, Song song, RenderSong wanted, Path file, WriteFormat format, Progress progress)
      throws IOException {
    RenderRequest request =
        RenderRequest.MIX
            .rate(wanted.rate())
            .block(BLOCK)
            .threads(Runtime.getRuntime().availableProcessors());
    if (wanted.stems()) {
      request = request.outlets(Outlet.MIX, Outlet.STEMS);
      Files.createDirectories(StemNames.folder(file));
    }
    if (wanted.from().isPresent() || wanted.to().isPresent()) {
      request = request.range(wanted.from().orElse(TickPosition.START), wanted.to());
    }
    RenderReport report =
        Rendering.write(
            song,
            Library.files(place.folder()),
            request,
            format,
            Rendering.beside(file, song),
            progress);
    double seconds = (double) report.frames() / report.rate();
    return String.format(Locale.ROOT, "%s, %.1f s", file, seconds);
  }
}
