package org.songline.release.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.songline.media.audio.tags.Picture;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.Release;

/** Covers: JPEG and PNG, known by their first bytes. */
final class Covers {
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

  private Covers() {}

  static boolean looksLike(Path file) throws IOException {
    Assembly.require(file);
    return !ending(file).isEmpty();
  }

  private static String ending(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(PNG.length);
    }
    if (head.length >= JPEG.length && Arrays.equals(Arrays.copyOf(head, JPEG.length), JPEG)) {
      return "jpg";
    }
    return Arrays.equals(head, PNG) ? "png" : "";
  }

  static Assembly.Added add(CatalogFolder folder, ReleaseId id, Path file) throws IOException {
    String size = size(file);
    Incoming.Copied copied = Incoming.copy(folder, Assembly.COVERS, id.text(), ending(file), file);
    folder.change(
        catalog -> {
          Release release = catalog.release(id);
          Optional<Release.Cover> old = release.cover();
          boolean same = old.map(Release.Cover::sha256).filter(copied.sha256()::equals).isPresent();
          // Words and rights were those of the old picture.
          Release.Cover cover =
              same
                  ? old.orElseThrow()
                  : new Release.Cover(copied.path(), copied.sha256(), "", Optional.empty(), "");
          return catalog.with(Parts.with(release, release.media(), Optional.of(cover)));
        });
    return new Assembly.Added(file.toString(), "cover", id.text(), size);
  }

  /** Width and height, read from its head alone. */
  private static String size(Path file) throws IOException {
    if (Files.size(file) > Picture.MAX_BYTES) {
      throw new ReleaseProblem(
          file.toString(),
          "it has " + Files.size(file) + " bytes",
          "save it with less than " + Picture.MAX_BYTES);
    }
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (readers.hasNext()) {
        ImageReader reader = readers.next();
        try {
          reader.setInput(in, true, true);
          return reader.getWidth(0) + " x " + reader.getHeight(0) + " pixels";
        } finally {
          reader.dispose();
        }
      }
    } catch (IOException | RuntimeException damaged) {
      throw new ReleaseProblem(
          file.toString(), "its picture cannot be read", "save it again as JPEG or PNG", damaged);
    }
    throw new ReleaseProblem(
        file.toString(), "its picture cannot be read", "save it again as JPEG or PNG");
  }

  /** The cover as tags carry it. */
  static Picture picture(Path file) throws IOException {
    return new Picture(
        ending(file).equals("png") ? "image/png" : "image/jpeg", Files.readAllBytes(file));
  }
}
