package org.songline.release.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.songline.media.AtomicFile;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioFormat;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.Container;
import org.songline.media.audio.Encoding;
import org.songline.media.audio.tags.Tags;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.SoundFile;
import org.songline.release.id.Sha256;

/** Files that come into a catalog's folder: copied, hashed and measured, whole or not at all. */
final class Incoming {
  private static final int BLOCK = 1 << 16;

  private Incoming() {}

  /** What a sound file is and says of itself. */
  record Heard(AudioFormat format, Tags tags, String ending) {}

  /**
   * Listens into a master.
   *
   * @throws ReleaseProblem when shops take no such sound
   */
  static Heard hear(Path file) throws IOException {
    try (AudioReader reader = AudioFiles.open(file)) {
      AudioFormat format = reader.format();
      if (format.encoding() != Encoding.INTEGER || (format.bits() != 16 && format.bits() != 24)) {
        throw new ReleaseProblem(
            file.toString(),
            format.encoding() == Encoding.LOSSY
                ? "it is compressed with loss"
                : "it has samples of " + format.bits() + " bits, or floats",
            "take a master of 16 or 24 bits as WAV, AIFF or FLAC");
      }
      if (format.channels() > 2) {
        throw new ReleaseProblem(
            file.toString(),
            "it has " + format.channels() + " channels",
            "take a master in mono or stereo");
      }
      if (format.frames() <= 0) {
        throw new ReleaseProblem(
            file.toString(), "its length is not known or nothing", "export it again");
      }
      return new Heard(format, reader.metadata().tags(), ending(format.container(), file));
    }
  }

  private static String ending(Container container, Path file) {
    return switch (container) {
      case WAV -> "wav";
      case FLAC -> "flac";
      case AIFF -> "aiff";
      default ->
          throw new ReleaseProblem(
              file.toString(), "it is a " + container, "take a master as WAV, AIFF or FLAC");
    };
  }

  /** A copied file. */
  record Copied(String path, String sha256) {}

  /**
   * Copies a file into a part of the folder, under a name that no other content has.
   *
   * @param part such as {@code masters}
   * @param stem the name without its ending
   */
  static Copied copy(CatalogFolder folder, String part, String stem, String ending, Path source)
      throws IOException {
    Files.createDirectories(folder.file(part));
    String hash = Sha256.of(source);
    String path = part + "/" + stem + "." + ending;
    for (int number = 2; Files.exists(folder.file(path)); number++) {
      if (Sha256.of(folder.file(path)).equals(hash)) {
        return new Copied(path, hash);
      }
      path = part + "/" + stem + "-" + number + "." + ending;
    }
    try (AtomicFile file = AtomicFile.create(folder.file(path));
        InputStream in = Files.newInputStream(source)) {
      MessageDigest digest = Sha256.digest();
      byte[] block = new byte[BLOCK];
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        digest.update(block, 0, n);
        ByteBuffer bytes = ByteBuffer.wrap(block, 0, n);
        while (bytes.hasRemaining()) {
          file.channel().write(bytes);
        }
      }
      if (!Sha256.hex(digest).equals(hash)) {
        throw new ReleaseProblem(
            source.toString(), "it changed while it was copied", "add it again when it is done");
      }
      file.commit();
    }
    return new Copied(path, hash);
  }

  static SoundFile sound(Copied copied, AudioFormat format) {
    return new SoundFile(
        copied.path(),
        copied.sha256(),
        format.rate(),
        format.channels(),
        format.bits(),
        format.frames(),
        "");
  }
}
