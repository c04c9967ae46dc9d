package org.songline.studio.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.songline.exchange.template.Template;
import org.songline.exchange.template.Templates;
import org.songline.model.SongProblem;
import org.songline.model.store.SongFolder;
import org.songline.studio.desk.Place;
import org.songline.studio.desk.Songs;
import org.songline.studio.wire.WireJson;

/** Which songs there are; opening one, starting one. */
final class SongRoutes {
  private static final int LONGEST_BODY = 1 << 16;
  private static final int LEAST_RATE = 8_000;
  private static final int MOST_RATE = 384_000;
  private static final double LEAST_TEMPO = 10;
  private static final double MOST_TEMPO = 1_000;
  private static final int MOST_TRIES = 1_000;

  private final Studio studio;
  private final Songs songs;
  private final Function<SongFolder, Place> open;

  SongRoutes(Studio studio, Songs songs, Function<SongFolder, Place> open) {
    this.studio = studio;
    this.songs = songs;
    this.open = open;
  }

  /**
   * What there is to open or to start from.
   *
   * @param folder where new songs are made
   */
  record SongList(
      String folder, List<Recent> recent, List<String> bundled, List<Start> templates) {}

  /**
   * @param changed milliseconds since 1970
   */
  record Recent(String folder, String name, long changed) {}

  record Start(String genre, double tempo, String key) {}

  record OpenSong(String folder) {}

  record OpenBundled(String name) {}

  /**
   * @param genre of a template; a bare song without
   * @param tempo as the template has it when absent
   * @param key as the template has it when absent
   */
  record NewSong(
      String title,
      Optional<String> genre,
      Optional<Double> tempo,
      Optional<String> key,
      int rate) {}

  /** The song that is open now. */
  record OpenedSong(String folder) {}

  /** The file of what people set in the page: beside the list of their songs. */
  Path settings() {
    return songs.list().resolveSibling("studio-settings.json");
  }

  static List<Class<?>> answers() {
    return List.of(
        SongList.class, OpenSong.class, OpenBundled.class, NewSong.class, OpenedSong.class);
  }

  List<Routes.Route> routes() {
    return List.of(
        Routes.Route.get("/api/songs", this::list),
        Routes.Route.post("/api/songs/open", call -> open(call, body(call, OpenSong.class))),
        Routes.Route.post(
            "/api/songs/bundled",
            call -> opened(call, songs.copyOf(body(call, OpenBundled.class).name()))),
        Routes.Route.post("/api/songs/new", call -> make(call, body(call, NewSong.class))));
  }

  /** A record that was sent. */
  static <T> T body(Call call, Class<T> type) throws IOException {
    byte[] sent = call.body().readNBytes(LONGEST_BODY + 1);
    if (sent.length > LONGEST_BODY) {
      throw new SongProblem("", "too much was sent", "send less");
    }
    return WireJson.read(new String(sent, StandardCharsets.UTF_8), type);
  }

  private void list(Call call) throws IOException {
    List<Recent> recent = new ArrayList<>();
    for (Path song : songs.recent()) {
      Path text = song.resolve(SongFolder.SONG);
      recent.add(
          new Recent(song.toString(), name(song), Files.getLastModifiedTime(text).toMillis()));
    }
    List<Start> templates =
        Templates.all().stream()
            .map(each -> new Start(each.genre(), each.tempo(), each.key()))
            .toList();
    call.json(new SongList(songs.folder().toString(), recent, Songs.bundled(), templates));
  }

  private void open(Call call, OpenSong wanted) throws IOException {
    opened(call, Path.of(wanted.folder()));
  }

  private void make(Call call, NewSong wanted) throws IOException {
    String title = wanted.title().strip();
    if (title.isEmpty()) {
      throw new SongProblem("", "a song needs a title", "give it one");
    }
    if (wanted.rate() < LEAST_RATE || wanted.rate() > MOST_RATE) {
      throw new SongProblem("", wanted.rate() + " frames a second", "use 8000 to 384000");
    }
    if (wanted.tempo().filter(bpm -> !(bpm >= LEAST_TEMPO && bpm <= MOST_TEMPO)).isPresent()) {
      throw new SongProblem("", "a tempo of " + wanted.tempo().get(), "use 10 to 1000");
    }
    Template template =
        wanted
            .genre()
            .map(
                genre ->
                    Templates.find(genre)
                        .orElseThrow(
                            () ->
                                new SongProblem(
                                    "", "there is no template " + genre, "choose another")))
            .orElseGet(Templates::bare);
    Path folder = free(title);
    SongFolder.create(
            folder,
            template.song(
                title,
                wanted.rate(),
                wanted.tempo().orElse(template.tempo()),
                wanted.key().orElse(template.key())))
        .close();
    opened(call, folder);
  }

  /** A folder of the title's name that is not there yet. */
  Path free(String title) {
    String safe = title.replaceAll("[^\\p{L}\\p{N} _-]", "").strip();
    String base = safe.isEmpty() ? "Song" : safe.substring(0, Math.min(60, safe.length()));
    for (int i = 1; i < MOST_TRIES; i++) {
      Path folder = songs.folder().resolve(i == 1 ? base : base + " " + i);
      if (!Files.exists(folder)) {
        return folder;
      }
    }
    throw new SongProblem("", "there are too many songs called " + title, "choose another title");
  }

  void opened(Call call, Path folder) throws IOException {
    Path whole = folder.toAbsolutePath().normalize();
    if (!whole.equals(studio.place().folder().toAbsolutePath().normalize())) {
      studio.open(open.apply(SongFolder.open(whole)));
    }
    songs.remember(whole);
    call.json(new OpenedSong(whole.toString()));
  }

  private static String name(Path song) {
    Path last = song.getFileName();
    return last == null ? song.toString() : last.toString();
  }
}
