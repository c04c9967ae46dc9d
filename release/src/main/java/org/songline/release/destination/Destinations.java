package org.songline.release.destination;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.songline.release.ReleaseProblem;

/** The destinations that are known: those that come with the program, and a user's own. */
public final class Destinations {
  /** Where users keep their own, beside a catalog. */
  public static final String FOLDER = "destinations";

  /** The one that stands for all others. */
  public static final String GENERIC = "generic";

  private static final List<String> OWN =
      List.of(
          "apple",
          "bandcamp",
          "cdbaby",
          "distrokid",
          GENERIC,
          "labelgrid",
          "soundrop",
          "spotify",
          "tunecore");
  private static final long MOST_BYTES = 1 << 20;
  private static final int MOST_FILES = 200;

  private final SortedMap<String, Destination> byId;

  private Destinations(SortedMap<String, Destination> byId) {
    this.byId = Collections.unmodifiableSortedMap(byId);
  }

  /** Those that come with the program. */
  public static Destinations builtIn() {
    SortedMap<String, Destination> found = new TreeMap<>();
    for (String id : OWN) {
      found.put(id, DestinationText.read(id + ".json", resource(id + ".json")));
    }
    return new Destinations(found);
  }

  /**
   * With those of a catalog's folder, in {@code destinations/*.json}; one with the id of a built-in
   * one stands in its place.
   *
   * @throws ReleaseProblem when a file there is no destination
   */
  public static Destinations with(Path catalogFolder) throws IOException {
    SortedMap<String, Destination> found = new TreeMap<>(builtIn().byId);
    Path folder = catalogFolder.resolve(FOLDER);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> list = Files.list(folder)) {
        for (Path file :
            list.filter(path -> path.toString().endsWith(".json"))
                .sorted()
                .limit(MOST_FILES)
                .toList()) {
          if (Files.size(file) > MOST_BYTES) {
            throw new ReleaseProblem(
                file.toString(), "it is too long for a destination", "look at it");
          }
          Destination read =
              DestinationText.read(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
          found.put(read.id(), read);
        }
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    return new Destinations(found);
  }

  /** All, in the order of ids. */
  public Collection<Destination> all() {
    return byId.values();
  }

  /**
   * @throws ReleaseProblem when there is none of that id
   */
  public Destination get(String id) {
    Destination found = byId.get(id.toLowerCase(Locale.ROOT));
    if (found == null) {
      throw new ReleaseProblem(
          "destination " + id,
          "there is none of that id",
          "use " + String.join(", ", byId.keySet()) + ", or add a file of your own");
    }
    return found;
  }

  private static String resource(String name) {
    try (InputStream in = Destinations.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
