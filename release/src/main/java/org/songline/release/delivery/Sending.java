package org.songline.release.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.songline.release.ReleaseProblem;
import org.songline.release.ddex.FileFact;

/** What ways to destinations share. */
final class Sending {
  /** Follows the name of a file that is not whole yet. */
  static final String PART = ".part";

  private Sending() {}

  static ReleaseProblem occupied(String path) {
    return new ReleaseProblem(
        path, "another file lies there already", "have it taken away, or deliver a new batch");
  }

  /** Why what arrived is not what was to be sent. */
  static ReleaseProblem different(String path, Path file, FileFact fact) throws IOException {
    return FileFact.of(file).equals(fact)
        ? new ReleaseProblem(
            path, "what arrived is not what was sent", "deliver again, it is sent anew")
        : changed(file);
  }

  /** A file that is no longer what was hashed. */
  static ReleaseProblem changed(Path file) {
    return new ReleaseProblem(
        file.toString(),
        "it was changed after it was hashed, so the delivery was not ended",
        "check it, enter it in the catalog anew, and deliver again as a new batch");
  }

  static byte[] bounded(String path, InputStream in, int most) throws IOException {
    byte[] bytes = in.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new ReleaseProblem(path, "it is longer than " + most + " bytes", "look at it");
    }
    return bytes;
  }
}
