package org.songline.model.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** The steps by which a song changes on disk, each of which a crash may be the last of. */
interface Disk {
  /** The disk of this machine. */
  Disk REAL = new Disk() {};

  /** Writes a new file, or over an old one, without forcing it to the disk. */
  default void write(Path file, byte[] content) throws IOException {
    Files.write(file, content);
  }

  /** Appends to a file without forcing it to the disk. */
  default void append(Path file, byte[] content) throws IOException {
    Files.write(file, content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Forces the content of a file to the disk. */
  default void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Forces the names in a folder to the disk, where the system can. */
  default void forceFolder(Path folder) throws IOException {
    if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows")) {
      return; // Folders cannot be opened there; the file system orders their changes itself.
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Gives a file another name in one step, replacing what has that name. */
  default void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Cuts a file. */
  default void truncate(Path file, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }

  /** Replaces a file so that at every instant it has either its old content or the new. */
  static void replace(Disk disk, Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path part = file.resolveSibling(file.getFileName() + ".part");
    disk.write(part, content);
    disk.force(part);
    disk.rename(part, file);
    if (folder != null) {
      disk.forceFolder(folder);
    }
  }
}
