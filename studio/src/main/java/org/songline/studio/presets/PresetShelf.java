package org.songline.studio.presets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.songline.model.SongProblem;
import org.songline.model.preset.Preset;
import org.songline.model.store.WholeFile;
import org.songline.model.text.PresetText;
import org.songline.studio.Library;
import org.songline.studio.UserFolders;

/**
 * All presets at hand: the factory's and the user's, each in a folder for its kind of device. A bad
 * file is told and left out; it hides no other.
 *
 * @param entries by reference
 * @param problems what could not be read, a line each
 */
public record PresetShelf(List<Entry> entries, List<String> problems) {
  private static final String CHAINS = "chain";
  private static final String SUFFIX = ".json";

  /** Letters of a file's name without its suffix. */
  private static final int LONGEST_NAME = 60;

  public PresetShelf {
    entries = List.copyOf(entries);
    problems = List.copyOf(problems);
  }

  /**
   * One preset on the shelf.
   *
   * @param reference {@code DEVICE/name}, or {@code chain/name}; the user's own hide the factory's
   * @param factory whether it came with Songline
   */
  public record Entry(String reference, Preset preset, Path file, boolean factory) {}

  /** The factory's presets and those of the user. */
  public static PresetShelf open() throws IOException {
    return open(Library.folder().resolve("presets"), userFolder());
  }

  /** The presets of two folders. */
  public static PresetShelf open(Path factory, Path user) throws IOException {
    List<String> problems = new ArrayList<>();
    List<Entry> entries = new ArrayList<>(read(user, false, problems));
    List<String> own = entries.stream().map(Entry::reference).toList();
    read(factory, true, problems).stream()
        .filter(entry -> !own.contains(entry.reference()))
        .forEach(entries::add);
    entries.sort(Comparator.comparing(Entry::reference));
    return new PresetShelf(entries, problems);
  }

  /**
   * Where the user's presets are: {@code songline/presets} among the user's data, or where the
   * system property {@code songline.presets} says.
   */
  public static Path userFolder() {
    String given = System.getProperty("songline.presets", "");
    if (!given.isEmpty()) {
      return Path.of(given);
    }
    return UserFolders.data().resolve("presets");
  }

  private static List<Entry> read(Path folder, boolean factory, List<String> problems)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder, 2)) {
      files =
          found
              .filter(file -> file.toString().endsWith(SUFFIX) && !Files.isDirectory(file))
              .sorted()
              .toList();
    }
    List<Entry> entries = new ArrayList<>();
    for (Path file : files) {
      try (InputStream content = Files.newInputStream(file)) {
        byte[] bytes = content.readNBytes(PresetText.MOST_BYTES + 1);
        Preset preset = PresetText.read(file.toString(), bytes);
        entries.add(new Entry(reference(folder, file), preset, file, factory));
      } catch (SongProblem e) {
        problems.add(String.valueOf(e.getMessage()));
      } catch (IOException e) {
        problems.add(file + ": it cannot be read");
      }
    }
    return entries;
  }

  private static String reference(Path folder, Path file) {
    String text = folder.relativize(file).toString().replace('\\', '/');
    return text.substring(0, text.length() - SUFFIX.length());
  }

  /** The preset with this reference; its last part alone will do when only one has it. */
  public Optional<Entry> find(String reference) {
    List<Entry> exact =
        entries.stream().filter(entry -> entry.reference().equals(reference)).toList();
    if (!exact.isEmpty()) {
      return Optional.of(exact.getFirst());
    }
    List<Entry> ends =
        entries.stream().filter(entry -> entry.reference().endsWith("/" + reference)).toList();
    return ends.size() == 1 ? Optional.of(ends.getFirst()) : Optional.empty();
  }

  /**
   * What to look for; an empty text wants anything.
   *
   * @param device a device type among those of the preset
   * @param word part of its name or text, in any case
   */
  public record Search(String device, String role, String genre, String character, String word) {
    boolean fits(Preset preset) {
      String text = (preset.name() + " " + preset.about()).toLowerCase(Locale.ROOT);
      return (device.isEmpty()
              || preset.devices().stream().anyMatch(each -> each.type().equals(device)))
          && tagged(preset, "role", role)
          && (tagged(preset, "genre", genre) || preset.tagged("genre", "any"))
          && tagged(preset, "character", character)
          && text.contains(word.toLowerCase(Locale.ROOT));
    }

    private static boolean tagged(Preset preset, String kind, String word) {
      return word.isEmpty() || preset.tagged(kind, word);
    }
  }

  public List<Entry> search(Search search) {
    return entries.stream().filter(entry -> search.fits(entry.preset())).toList();
  }

  /**
   * Keeps a preset among the user's.
   *
   * @param replace whether one of the same name may be replaced
   * @return its file
   */
  public static Path save(Path user, Preset preset, boolean replace) throws IOException {
    String kind = preset.devices().size() == 1 ? preset.types() : CHAINS;
    Path folder = user.resolve(kind);
    Files.createDirectories(folder);
    Path file = folder.resolve(fileName(preset.name()) + SUFFIX);
    if (Files.exists(file) && !replace) {
      throw new FileAlreadyExistsException(
          file.toString(), null, "there is a preset of this name; rename it or use --replace");
    }
    WholeFile.write(file, PresetText.write(preset));
    return file;
  }

  private static String fileName(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-", "");
    String trimmed =
        plain.substring(0, Math.min(LONGEST_NAME, plain.length())).replaceAll("-$", "");
    return trimmed.isEmpty() ? "preset" : trimmed;
  }
}
