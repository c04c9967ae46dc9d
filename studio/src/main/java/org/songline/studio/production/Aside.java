package org.songline.studio.production;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A hidden folder within the output folder, where everything is made before it appears. Closing it
 * leaves no trace of what was not revealed; a folder left by a killed process is removed by the
 * next one.
 */
final class Aside implements Closeable {
  private static final String PREFIX = ".making-";

  private final Path output;
  private final Path folder;
  private final boolean outputIsNew;

  private Aside(Path output, Path folder, boolean outputIsNew) {
    this.output = output;
    this.folder = folder;
    this.outputIsNew = outputIsNew;
  }

  static Aside in(Path output) throws IOException {
    boolean fresh = !Files.exists(output);
    Files.createDirectories(output);
    try (Stream<Path> entries = Files.list(output)) {
      for (Path entry : entries.toList()) {
        if (abandoned(entry)) {
          delete(entry);
        }
      }
    }
    long process = ProcessHandle.current().pid();
    return new Aside(output, Files.createDirectory(output.resolve(PREFIX + process)), fresh);
  }

  private static boolean abandoned(Path entry) {
    String name = entry.getFileName().toString();
    if (!name.startsWith(PREFIX) || !name.substring(PREFIX.length()).matches("[0-9]{1,18}")) {
      return false;
    }
    long process = Long.parseLong(name.substring(PREFIX.length()));
    return process == ProcessHandle.current().pid()
        || ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty();
  }

  Path folder() {
    return folder;
  }

  /**
   * Moves every file into place and removes what is outdated, the report last: where it stands, all
   * it names stands, and nothing of what it followed.
   */
  void reveal(Outdated outdated) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(folder)) {
      files =
          tree.filter(Files::isRegularFile)
              .sorted(
                  Comparator.comparing(Aside::isReport).thenComparing(Comparator.naturalOrder()))
              .toList();
    }
    Set<String> made = new HashSet<>();
    for (Path file : files) {
      made.add(folder.relativize(file).toString().replace('\\', '/'));
    }
    boolean removed = false;
    for (Path file : files) {
      if (!removed && isReport(file)) {
        outdated.remove(made);
        removed = true;
      }
      Path target = output.resolve(folder.relativize(file).toString());
      Files.createDirectories(target.toAbsolutePath().getParent());
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static boolean isReport(Path file) {
    return file.getFileName().toString().startsWith("report.");
  }

  @Override
  public void close() throws IOException {
    delete(folder);
    if (outputIsNew) {
      try (Stream<Path> entries = Files.list(output)) {
        if (entries.findAny().isPresent()) {
          return;
        }
      }
      Files.delete(output);
    }
  }

  static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(tree)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}
