package org.songline.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file that appears whole or not at all: it is written beside its final place under a temporary
 * name, and {@link #commit} makes it durable and gives it its name. Closing without a commit
 * deletes it; what a killed process left is deleted when the same file is written again.
 */
public final class AtomicFile implements AutoCloseable {
  private final Path target;
  private final Path temporary;
  private final FileChannel channel;
  private boolean done;

  private AtomicFile(Path target, Path temporary, FileChannel channel) {
    this.target = target;
    this.temporary = temporary;
    this.channel = channel;
  }

  /**
   * Starts a new file.
   *
   * @throws MediaProblem when the folder is missing or refuses a new file
   */
  public static AtomicFile create(Path target) throws MediaProblem {
    Path folder = folderOf(target);
    if (!Files.isDirectory(folder)) {
      throw new MediaProblem(
          target.toString(), "", "its folder does not exist", "make the folder first");
    }
    if (Files.isDirectory(target)) {
      throw new MediaProblem(target.toString(), "", "is a folder", "name a file instead");
    }
    String prefix = "." + target.getFileName() + ".";
    String extension = extensionOf(target);
    sweep(folder, prefix, extension);
    String process = prefix + ProcessHandle.current().pid() + "-";
    for (int attempt = 0; ; attempt++) {
      String unique = Long.toString(System.nanoTime() & Long.MAX_VALUE, 36);
      Path temporary = folder.resolve(process + unique + extension);
      try {
        FileChannel channel =
            FileChannel.open(
                temporary,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        return new AtomicFile(target, temporary, channel);
      } catch (FileAlreadyExistsException e) {
        if (attempt == 100) {
          throw refused(target, e);
        }
      } catch (IOException e) {
        throw refused(target, e);
      }
    }
  }

  /** Writes a whole file. */
  public static void write(Path target, byte[] content) throws IOException {
    try (AtomicFile file = create(target)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        file.channel.write(rest);
      }
      file.commit();
    }
  }

  /** Where bytes go before the commit. */
  public FileChannel channel() {
    return channel;
  }

  /** The temporary file, for a program that writes by name; it keeps the target's extension. */
  public Path temporary() {
    return temporary;
  }

  /** Makes the content durable and visible under its name, replacing an older file. */
  public void commit() throws IOException {
    channel.force(true);
    channel.close();
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    done = true;
    try (FileChannel folder = FileChannel.open(folderOf(target), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // Some systems cannot open a folder; the file itself is durable.
    }
  }

  /** Deletes what was written unless it was committed. */
  @Override
  public void close() throws IOException {
    if (!done) {
      done = true;
      try {
        channel.close();
      } finally {
        Files.deleteIfExists(temporary);
      }
    }
  }

  /** Removes what processes that are gone left of the same file. */
  private static void sweep(Path folder, String prefix, String extension) {
    Pattern name =
        Pattern.compile(
            Pattern.quote(prefix) + "([0-9]{1,18})-[0-9a-z]+" + Pattern.quote(extension));
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        Matcher matcher = name.matcher(String.valueOf(entry.getFileName()));
        if (matcher.matches()
            && ProcessHandle.of(Long.parseLong(matcher.group(1)))
                .filter(ProcessHandle::isAlive)
                .isEmpty()) {
          Files.deleteIfExists(entry);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // It is only litter: it stays.
    }
  }

  private static Path folderOf(Path target) {
    Path parent = target.toAbsolutePath().getParent();
    return parent == null ? target.toAbsolutePath() : parent;
  }

  private static String extensionOf(Path target) {
    String name = String.valueOf(target.getFileName());
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? ".tmp" : ".tmp" + name.substring(dot);
  }

  private static MediaProblem refused(Path target, IOException e) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new MediaProblem(
        target.toString(),
        "",
        "cannot be written (" + why + ")",
        "choose a folder that you may write to, with room on its disk");
  }
}
