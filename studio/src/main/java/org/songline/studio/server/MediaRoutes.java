package org.songline.studio.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.songline.exchange.Imported;
import org.songline.exchange.audio.RecordingToSong;
import org.songline.exchange.midi.MidiToSong;
import org.songline.media.MediaProblem;
import org.songline.media.midi.MidiReader;
import org.songline.model.SongProblem;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import org.songline.model.time.TickPosition;
import org.songline.studio.Library;
import org.songline.studio.LibraryIndex;
import org.songline.studio.desk.Desk;
import org.songline.studio.desk.Place;

/** Files that are dropped on a song, and the sounds of the library. */
final class MediaRoutes {
  private static final long MOST_BYTES = 8L << 30;
  private static final int CHUNK = 1 << 16;
  private static final String LIBRARY = "library:";

  private final Studio studio;

  MediaRoutes(Studio studio) {
    this.studio = studio;
  }

  /**
   * What a file brought.
   *
   * @param summary one line: what came in
   * @param notes what was mended or left out
   */
  record Dropped(String summary, List<String> notes) {}

  /**
   * A sound of the library; see {@link LibraryIndex.Entry}.
   *
   * @param bpm tempo at which a loop plays as recorded
   */
  record LibrarySound(
      String reference, String name, String kind, Optional<Double> seconds, Optional<Double> bpm) {}

  private static void library(Call call) throws IOException {
    call.json(
        LibraryIndex.read(Library.folder()).stream()
            .map(
                entry ->
                    new LibrarySound(
                        entry.reference(),
                        entry.name(),
                        entry.kind(),
                        maybe(entry.seconds()),
                        maybe(entry.bpm())))
            .toList());
  }

  private static Optional<Double> maybe(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  static List<Class<?>> answers() {
    return List.of(Dropped.class, LibrarySound.class);
  }

  List<Routes.Route> routes() {
    return List.of(
        Routes.Route.post("/api/media", this::drop),
        Routes.Route.post("/api/media/library", this::fromLibrary),
        Routes.Route.get("/api/library", MediaRoutes::library),
        Routes.Route.get("/api/library/", this::sound));
  }

  /**
   * {@code POST /api/media?name&at&track&window}: a recording or MIDI file, its bytes as the body.
   * It becomes a clip of the track, or a new track without one.
   */
  private void drop(Call call) throws IOException {
    String name = call.query("name").orElse("file");
    Path part = Files.createTempFile("songline-", suffix(name));
    try {
      receive(call.body(), part, name);
      call.json(bring(call, part, name, Optional.empty()));
    } catch (MediaProblem | SongProblem problem) {
      // It is told by the name that people gave it, not by that of the copy.
      String told = String.valueOf(problem.getMessage()).replace(part.toString(), name);
      call.refused(HttpStatus.UNPROCESSABLE_ENTITY_422, told);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** {@code POST /api/media/library?name=library:...&at&track&window}: a sound of the library. */
  private void fromLibrary(Call call) throws IOException {
    String reference = call.query("name").orElse("");
    Path file =
        reference.startsWith(LIBRARY)
            ? Library.files(studio.place().folder()).asset(reference).orElse(null)
            : null;
    if (file == null) {
      throw new SongProblem(reference, "", "there is no such sound", "look into the library");
    }
    call.json(bring(call, file, file.getFileName().toString(), Optional.of(reference)));
  }

  private Dropped bring(Call call, Path file, String name, Optional<String> stored)
      throws IOException {
    TickPosition at = new TickPosition(call.number("at", 0));
    Optional<TrackId> track = call.query("track").filter(id -> !id.isEmpty()).map(TrackId::new);
    Desk.Author author = new Desk.Author(call.query("window").orElse(""), 0);
    Place place = studio.place();
    Imported imported;
    if (MidiReader.isMidi(file)) {
      String sounds = LIBRARY + Library.GENERAL_MIDI;
      Song song = place.desk().song();
      imported = MidiToSong.edits(song, MidiReader.read(file), sounds, name, at, track);
      at = MidiToSong.begin(song, at);
    } else {
      RecordingToSong.Probe probe = RecordingToSong.probe(file);
      String kept = stored.isPresent() ? stored.get() : SongFolder.media(place.folder()).put(file);
      Song song = place.desk().song();
      imported = RecordingToSong.edits(song, kept, RecordingToSong.title(name), probe, at, track);
    }
    Song before = place.desk().song();
    place.desk().perform(imported.edits(), author);
    List<String> notes = new ArrayList<>();
    notes.add(where(before, place.desk().song(), at, track));
    notes.addAll(imported.notes());
    return new Dropped(imported.summary(), notes);
  }

  /** On which tracks a file came in, and at which place. */
  private static String where(Song before, Song now, TickPosition at, Optional<TrackId> track) {
    List<String> made =
        now.tracks().stream()
            .filter(each -> before.track(each.id()).isEmpty())
            .map(each -> "“" + each.name() + "”")
            .toList();
    String place =
        switch (made.size()) {
          case 0 -> track.flatMap(now::track).map(each -> "On “" + each.name() + "”").orElse("In");
          case 1 -> "On the new track " + made.getFirst();
          default -> "On " + made.size() + " new tracks";
        };
    return place + " from bar " + now.meterMap().text(at) + " on.";
  }

  /** Takes a file that is sent, in pieces. */
  static void receive(InputStream body, Path part, String name) throws IOException {
    long count = 0;
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = Files.newOutputStream(part)) {
      for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
        count += read;
        if (count > MOST_BYTES) {
          throw new MediaProblem(name, "", "it is larger than 8 GB", "cut it into pieces");
        }
        out.write(chunk, 0, read);
      }
    }
    if (count == 0) {
      throw new MediaProblem(name, "", "it is empty", "choose another file");
    }
  }

  /** {@code GET /api/library/NAME}: a sound as it is, for listening. */
  private void sound(Call call) throws IOException {
    Optional<Path> file = Library.files(studio.place().folder()).asset(LIBRARY + call.rest());
    if (file.isEmpty() || !call.rest().matches(".*\\.(flac|wav|ogg|mp3)")) {
      call.missing();
      return;
    }
    String kind = call.rest().substring(call.rest().lastIndexOf('.') + 1);
    call.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "audio/" + kind);
    call.response()
        .write(true, java.nio.ByteBuffer.wrap(Files.readAllBytes(file.get())), call.callback());
  }

  /** The extension of a name, as far as it may be one of a file. */
  static String suffix(String name) {
    String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return end.matches("[a-z0-9]{1,8}") ? "." + end : ".bin";
  }
}
