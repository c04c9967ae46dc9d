package org.songline.studio.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.songline.model.SongProblem;
import org.songline.model.edit.Differences;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import org.songline.model.store.Versions;
import org.songline.studio.desk.Desk;
import org.songline.studio.desk.Place;
import org.songline.studio.desk.Songs;

/** Versions of the open song that somebody wanted to keep. */
final class VersionRoutes {
  private final Studio studio;
  private final SongRoutes songs;

  VersionRoutes(Studio studio, SongRoutes songs) {
    this.studio = studio;
    this.songs = songs;
  }

  /**
   * @param problems files of versions that cannot be read, a line each
   */
  record VersionList(List<Versions.Version> versions, List<String> problems) {}

  record SaveVersion(String name, String note) {}

  /**
   * @param number of the version
   * @param window that asks
   */
  record UseVersion(int number, String window) {}

  /** What is other now than in a version. */
  record VersionChanges(List<Differences.Difference> changes) {}

  static List<Class<?>> answers() {
    return List.of(VersionList.class, SaveVersion.class, UseVersion.class, VersionChanges.class);
  }

  List<Routes.Route> routes() {
    return List.of(
        Routes.Route.get("/api/versions", this::list),
        Routes.Route.post(
            "/api/versions", call -> save(call, SongRoutes.body(call, SaveVersion.class))),
        Routes.Route.get("/api/versions/changes", this::changes),
        Routes.Route.post(
            "/api/versions/copy", call -> copy(call, SongRoutes.body(call, UseVersion.class))),
        Routes.Route.post(
            "/api/versions/return", call -> back(call, SongRoutes.body(call, UseVersion.class))));
  }

  private void list(Call call) {
    list(call, studio.place());
  }

  private static void list(Call call, Place place) {
    Versions.Listed listed = Versions.of(place.folder()).list();
    call.json(new VersionList(listed.versions(), listed.problems()));
  }

  private void save(Call call, SaveVersion wanted) {
    Place place = studio.place();
    var _ = place.desk().saveVersion(wanted.name(), wanted.note());
    list(call, place);
  }

  /** {@code /api/versions/changes?from&to}: numbers of versions; without one, the song now. */
  private void changes(Call call) {
    call.json(new VersionChanges(Differences.between(song(call, "from"), song(call, "to"))));
  }

  private Song song(Call call, String which) {
    Place place = studio.place();
    String number = call.query(which).orElse("");
    if (number.isEmpty()) {
      return place.desk().song();
    }
    if (!number.matches("\\d{1,6}")) {
      throw new SongProblem("version " + number, "there is no such version", "choose another");
    }
    return Versions.of(place.folder()).read(Integer.parseInt(number));
  }

  private void copy(Call call, UseVersion wanted) throws IOException {
    Path from = studio.place().folder();
    Versions versions = Versions.of(from);
    Song song = versions.read(wanted.number());
    String name = versions.about(wanted.number()).name();
    Path folder = songs.free(song.title() + " - " + name);
    SongFolder.create(folder, song).close();
    Songs.copyMedia(from.resolve("media"), folder.resolve("media"));
    songs.opened(call, folder);
  }

  private void back(Call call, UseVersion wanted) {
    Place place = studio.place();
    place.desk().returnTo(wanted.number(), new Desk.Author(wanted.window(), 0));
    list(call, place);
  }
}
