package org.songline.release.calendar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.songline.model.store.WholeFile;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.ReleaseId;

/** Which tasks of a release are done: a line each in {@code calendar/RELEASE.txt}. */
public final class DoneTasks {
  private static final String FOLDER = "calendar";

  private DoneTasks() {}

  public static SortedSet<String> read(CatalogFolder folder, ReleaseId release) throws IOException {
    Path file = file(folder, release);
    NavigableSet<String> done = new TreeSet<>();
    if (Files.isRegularFile(file)) {
      Files.readString(file, StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .forEach(done::add);
    }
    return Collections.unmodifiableNavigableSet(done);
  }

  public static void write(CatalogFolder folder, ReleaseId release, SortedSet<String> done)
      throws IOException {
    Path file = file(folder, release);
    Files.createDirectories(file.resolveSibling(""));
    StringBuilder text = new StringBuilder();
    done.forEach(id -> text.append(id).append('\n'));
    WholeFile.write(file, text.toString());
  }

  private static Path file(CatalogFolder folder, ReleaseId release) {
    return folder.file(FOLDER + "/" + release.text() + ".txt");
  }
}
