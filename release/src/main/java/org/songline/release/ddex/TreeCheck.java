package org.songline.release.ddex;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.songline.release.ReleaseProblem;

/**
 * Walks a delivery that lies in a folder, as its recipient would: everything that the message names
 * is there with its size and hash, nothing else is, and the file that ends it came last.
 */
public final class TreeCheck {
  private static final int DEPTH = 8;
  private static final int MOST_FILES = 100_000;

  private final Path root;
  private final List<String> faults = new ArrayList<>();
  private final Set<Path> known = new HashSet<>();

  private TreeCheck(Path root) {
    this.root = root;
  }

  /** What is wrong with a delivery, a line each; empty when it is whole. */
  public static List<String> check(Path delivery) throws IOException {
    TreeCheck check = new TreeCheck(delivery);
    check.walk();
    return List.copyOf(check.faults);
  }

  private void walk() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(root, DEPTH)) {
      for (Path path : all.limit(MOST_FILES).sorted().toList()) {
        if (Files.isSymbolicLink(path)) {
          faults.add(name(path) + ": it is a link");
        } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          files.add(path);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    List<Path> complete =
        files.stream()
            .filter(file -> root.equals(file.getParent()))
            .filter(file -> name(file).startsWith(BatchTree.COMPLETE))
            .toList();
    List<Path> messages = messages(files, !complete.isEmpty());
    if (messages.isEmpty()) {
      faults.add("there is no message in it");
    }
    for (Path message : messages) {
      known.add(message);
      message(message);
    }
    if (complete.size() > 1) {
      faults.add("several files say that it is complete");
    }
    boolean batch = messages.stream().noneMatch(message -> root.equals(message.getParent()));
    if (batch && complete.isEmpty()) {
      faults.add("no file says that it is complete");
    }
    for (Path end : complete) {
      known.add(end);
      manifest(end, messages);
      last(end, files);
    }
    if (!batch && messages.size() == 1) {
      last(messages.getFirst(), files);
    }
    files.stream()
        .filter(file -> !known.contains(file))
        .filter(file -> !name(file).startsWith("acknowledgements/"))
        .forEach(file -> faults.add(name(file) + ": no message names it"));
  }

  /** Messages are named as their folder is, or in a folder for one release end in its name. */
  private List<Path> messages(List<Path> files, boolean batch) {
    List<Path> found = new ArrayList<>();
    for (Path file : files) {
      Path folder = file.getParent();
      String name = String.valueOf(file.getFileName());
      boolean inFolder =
          folder != null
              && root.equals(folder.getParent())
              && name.equals(folder.getFileName() + ".xml");
      boolean alone =
          !batch
              && root.equals(folder)
              && name.toLowerCase(Locale.ROOT).endsWith(".xml")
              && !name.startsWith(BatchTree.COMPLETE);
      if (inFolder || alone) {
        found.add(file);
      }
    }
    return found;
  }

  private void message(Path file) throws IOException {
    XmlElement message;
    try {
      message = XmlText.read(name(file), bounded(file)).root();
    } catch (ReleaseProblem bad) {
      faults.add(String.valueOf(bad.getMessage()));
      return;
    }
    Path folder = file.getParent();
    for (XmlElement named :
        message.everything().filter(one -> one.name().equals("File")).toList()) {
      String uri = named.first("URI");
      Path target = folder == null ? Path.of(uri) : folder.resolve(uri).normalize();
      if (folder == null || !target.startsWith(folder)) {
        faults.add(name(file) + ": " + uri + " leads out of the delivery");
        continue;
      }
      if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
        faults.add(name(target) + ": the message names it, but it is not there");
        continue;
      }
      known.add(target);
      compare(named, target);
    }
  }

  private void compare(XmlElement named, Path target) throws IOException {
    String size = named.first("FileSize");
    if (!size.isEmpty() && !size.equals(Long.toString(Files.size(target)))) {
      faults.add(
          name(target) + ": it has " + Files.size(target) + " bytes, the message says " + size);
      return;
    }
    String sum = named.first("HashSum", "HashSumValue");
    String real = FileFact.sum(target, named.first("HashSum", "Algorithm"));
    if (sum.isEmpty() || real.isEmpty()) {
      faults.add(name(target) + ": the message has no hash of it that can be checked");
    } else if (!sum.equalsIgnoreCase(real)) {
      faults.add(name(target) + ": its hash is not the one in the message");
    }
  }

  private void manifest(Path file, List<Path> messages) throws IOException {
    if (Files.size(file) == 0) {
      return;
    }
    XmlElement manifest;
    try {
      manifest = XmlText.read(name(file), bounded(file)).root();
    } catch (ReleaseProblem bad) {
      faults.add(String.valueOf(bad.getMessage()));
      return;
    }
    Set<Path> listed = new HashSet<>();
    for (XmlElement one : manifest.all("MessageInBatch")) {
      Path target = root.resolve(one.first("URL")).normalize();
      listed.add(target);
      if (!messages.contains(target)) {
        faults.add(name(file) + ": " + one.first("URL") + " is no message of the delivery");
        continue;
      }
      String sum = one.first("HashSum", "HashSum");
      if (!sum.isEmpty()
          && !sum.equalsIgnoreCase(
              FileFact.sum(target, one.first("HashSum", "HashSumAlgorithmType")))) {
        faults.add(name(target) + ": its hash is not the one in " + name(file));
      }
    }
    messages.stream()
        .filter(message -> !listed.contains(message))
        .forEach(message -> faults.add(name(message) + ": " + name(file) + " does not list it"));
  }

  private void last(Path end, List<Path> files) throws IOException {
    FileTime time = Files.getLastModifiedTime(end);
    for (Path file : files) {
      if (!name(file).startsWith("acknowledgements/")
          && Files.getLastModifiedTime(file).compareTo(time) > 0) {
        faults.add(name(file) + ": it came after " + name(end) + ", which ends the delivery");
      }
    }
  }

  private static byte[] bounded(Path file) throws IOException {
    if (Files.size(file) > XmlText.MOST_BYTES) {
      throw new ReleaseProblem(file.toString(), "it is longer than 64 MB", "look at it");
    }
    return Files.readAllBytes(file);
  }

  private String name(Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }
}
