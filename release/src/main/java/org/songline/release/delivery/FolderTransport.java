package org.songline.release.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.songline.media.Progress;
import org.songline.release.ReleaseProblem;
import org.songline.release.ddex.FileFact;

/** To a folder of this machine. */
public final class FolderTransport implements Transport {
  private static final int BUFFER = 1 << 16;

  private final Path root;

  public FolderTransport(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  private Path at(String path) {
    Path file = root.resolve(path).normalize();
    if (!file.startsWith(root)) {
      throw new ReleaseProblem(path, "it leads out of the destination", "correct the path");
    }
    return file;
  }

  @Override
  public void send(String path, Path file, FileFact fact, Memory memory, Progress progress)
      throws IOException {
    Path target = at(path);
    if (Files.exists(target)) {
      if (!FileFact.of(target).equals(fact)) {
        throw Sending.occupied(path);
      }
      return;
    }
    Path folder = target.getParent();
    if (folder == null) {
      throw new ReleaseProblem(path, "it is no file in a folder", "correct the path");
    }
    Files.createDirectories(folder);
    Path part = folder.resolve(target.getFileName() + Sending.PART);
    long there = Files.exists(part) ? Files.size(part) : 0;
    if (there > fact.size()) {
      Files.delete(part);
      there = 0;
    }
    try (FileChannel out =
            FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(Math.min(there, Files.size(file)));
      out.position(there);
      byte[] buffer = new byte[BUFFER];
      long done = there;
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        ByteBuffer rest = ByteBuffer.wrap(buffer, 0, count);
        while (rest.hasRemaining()) {
          done += out.write(rest);
        }
        if (!progress.at(done, fact.size())) {
          throw new CancellationException();
        }
      }
      out.force(true);
    }
    if (!FileFact.of(part).equals(fact)) {
      Files.delete(part);
      throw Sending.different(path, file, fact);
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public long size(String path) throws IOException {
    Path file = at(path);
    return Files.isRegularFile(file) ? Files.size(file) : -1;
  }

  @Override
  public List<String> list(String folder) throws IOException {
    Path path = at(folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries
          .filter(Files::isRegularFile)
          .map(entry -> String.valueOf(entry.getFileName()))
          .sorted()
          .toList();
    }
  }

  @Override
  public byte[] read(String path, int most) throws IOException {
    try (InputStream in = Files.newInputStream(at(path))) {
      return Sending.bounded(path, in, most);
    }
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
