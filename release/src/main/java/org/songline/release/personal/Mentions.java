package org.songline.release.personal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.songline.model.store.SongFolder;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.Party;

/** Files of a catalog's folder in which words about a person are written. */
final class Mentions {
  private static final long MOST_BYTES = 16L << 20;
  private static final int DEEPEST = 12;
  private static final int SHORTEST = 3;

  private Mentions() {}

  /** The words by which a party is known: id, names, address, accounts. */
  static Set<String> of(Party party) {
    Set<String> words = new TreeSet<>();
    for (String word :
        List.of(
            party.id().text(),
            party.name(),
            party.legalName(),
            party.sortName(),
            party.contact().email(),
            party.contact().phone(),
            party.contact().address(),
            party.payment().account(),
            party.payment().tax())) {
      if (word.length() >= SHORTEST) {
        words.add(word);
      }
    }
    return words;
  }

  /**
   * Files in which one of some words is written as text, relative to a folder, sorted; the catalog
   * itself is none of them.
   */
  static List<String> in(Path folder, Collection<String> words) throws IOException {
    List<String> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
      files = walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).toList();
    }
    for (Path file : files) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      if (!name.equals(CatalogFolder.FILE) && Files.size(file) <= MOST_BYTES) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        if (words.stream().anyMatch(text::contains)) {
          found.add(name);
        }
      }
    }
    found.sort(null);
    return found;
  }

  /** Whether the song around a catalog's folder says a name. */
  static boolean inSong(Path folder, String name) throws IOException {
    Path parent = folder.toAbsolutePath().normalize().getParent();
    Path song = parent == null ? folder : parent.resolve(SongFolder.SONG);
    return folder.endsWith(CatalogFolder.IN_SONG)
        && Files.isRegularFile(song)
        && Files.readString(song, StandardCharsets.UTF_8).contains("\"" + name + "\"");
  }

  static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
