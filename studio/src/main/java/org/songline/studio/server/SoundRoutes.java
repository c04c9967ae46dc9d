package org.songline.studio.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpStatus;
import org.songline.media.Progress;
import org.songline.model.song.AudioSource;
import org.songline.model.song.Id;
import org.songline.model.song.Id.SourceId;
import org.songline.studio.desk.Place;
import org.songline.studio.peaks.MarkShelf;
import org.songline.studio.peaks.PeakShelf;

/** Pictures, samples and transients of the open song's recordings, by the ids of the recordings. */
final class SoundRoutes {
  private final Studio studio;

  /** Jobs that listen, by the content of what they listen to. */
  private final Map<String, String> listening = new ConcurrentHashMap<>();

  SoundRoutes(Studio studio) {
    this.studio = studio;
  }

  List<Routes.Route> routes() {
    return List.of(
        Routes.Route.get("/api/peaks/", this::peaks),
        Routes.Route.get("/api/pcm/", this::samples),
        Routes.Route.post("/api/marks/", this::marks));
  }

  /**
   * What begins in a recording.
   *
   * @param marks empty while nobody listened to it
   * @param job that listens to it, after which the marks are there; empty when they are
   */
  record SoundMarks(Optional<MarkShelf.Marks> marks, Optional<String> job) {}

  static List<Class<?>> answers() {
    return List.of(SoundMarks.class);
  }

  /** {@code POST /api/marks/SOURCE}: transients and beats; listens to it as a job when it must. */
  private void marks(Call call) throws IOException {
    Place place = studio.place();
    Optional<AudioSource> source = source(place, call.rest());
    if (source.isEmpty()) {
      call.missing();
      return;
    }
    String file = source.get().file();
    MarkShelf shelf = place.marks();
    Optional<MarkShelf.Marks> known = shelf.known(file);
    if (known.isPresent()) {
      call.json(new SoundMarks(known, Optional.empty()));
      return;
    }
    String hash = shelf.hash(file);
    String job =
        listening.computeIfAbsent(
            hash,
            _ ->
                studio
                    .jobs()
                    .start(
                        "Transients of " + source.get().name(),
                        progress -> listen(shelf, file, hash, progress)));
    call.json(new SoundMarks(Optional.empty(), Optional.of(job)));
  }

  private String listen(MarkShelf shelf, String file, String hash, Progress progress)
      throws IOException {
    try {
      var _ = shelf.listen(file, progress);
    } catch (CancellationException stopped) {
      return "";
    } finally {
      listening.remove(hash);
    }
    return "";
  }

  /** {@code /api/peaks/SOURCE/LEVEL?from&count}: see {@link PeakShelf#pairs}. */
  private void peaks(Call call) throws IOException {
    int slash = call.rest().lastIndexOf('/');
    String level = call.rest().substring(slash + 1);
    if (slash < 0 || !level.matches("\\d")) {
      call.missing();
      return;
    }
    Place place = studio.place();
    Optional<AudioSource> source = source(place, call.rest().substring(0, slash));
    if (source.isEmpty()) {
      call.missing();
      return;
    }
    answer(
        call,
        () ->
            place
                .peaks()
                .pairs(
                    source.get().file(),
                    Integer.parseInt(level),
                    call.number("from", 0),
                    (int) call.number("count", PeakShelf.MOST_PAIRS)));
  }

  /** {@code /api/pcm/SOURCE?from&count}: floats, see {@link PeakShelf#samples}. */
  private void samples(Call call) throws IOException {
    Place place = studio.place();
    Optional<AudioSource> source = source(place, call.rest());
    if (source.isEmpty()) {
      call.missing();
      return;
    }
    answer(
        call,
        () ->
            place
                .peaks()
                .samples(
                    source.get().file(),
                    call.number("from", 0),
                    (int) call.number("count", PeakShelf.MOST_FRAMES),
                    PeakShelf.Samples.FLOAT32));
  }

  private static Optional<AudioSource> source(Place place, String id) {
    return Id.isOne(id) ? place.desk().song().source(new SourceId(id)) : Optional.empty();
  }

  @FunctionalInterface
  private interface Asked {
    PeakShelf.Piece piece() throws IOException;
  }

  private static void answer(Call call, Asked asked) throws IOException {
    PeakShelf.Piece piece;
    try {
      piece = asked.piece();
    } catch (IllegalArgumentException wrong) {
      call.refused(HttpStatus.BAD_REQUEST_400, String.valueOf(wrong.getMessage()));
      return;
    }
    call.bytes(piece.bytes());
  }
}
