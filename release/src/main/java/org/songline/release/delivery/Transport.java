package org.songline.release.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.songline.media.Progress;
import org.songline.release.ReleaseProblem;
import org.songline.release.ddex.FileFact;

/**
 * A way to a destination. Paths have slashes and begin at the destination's folder for deliveries.
 * A file is at its path whole and verified, or not at all.
 */
public interface Transport extends AutoCloseable {
  /** Where a transport keeps what it needs to go on with a file later, such as an upload's id. */
  interface Memory {
    /** What was kept; empty when nothing was. */
    String recall();

    void keep(String text) throws IOException;
  }

  /**
   * Sends a file, going on where an earlier try was cut; returns once it is there and its size and
   * hash are right. One that is there already is looked at and not sent again.
   *
   * @param fact what its bytes are to add up to
   * @throws ReleaseProblem when what arrived is something else, or something else lies there
   */
  void send(String path, Path file, FileFact fact, Memory memory, Progress progress)
      throws IOException;

  /** The size in bytes of a file that is there; -1 when it is not. */
  long size(String path) throws IOException;

  /** Names of files in a folder, sorted; none when it is not there. */
  List<String> list(String folder) throws IOException;

  /**
   * A small file.
   *
   * @throws ReleaseProblem when it is longer than {@code most} bytes
   */
  byte[] read(String path, int most) throws IOException;

  @Override
  void close() throws IOException;
}
