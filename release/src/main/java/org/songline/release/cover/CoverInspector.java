package org.songline.release.cover;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.songline.release.ReleaseProblem;

/** Reads a cover and tells all that rules ask about it. */
public final class CoverInspector {
  private static final long MOST_BYTES = 64L << 20;
  private static final long MOST_PIXELS = 50_000_000;
  private static final int MOST_SIDE = 20_000;

  private CoverInspector() {}

  /**
   * Pixels are read only when the file says that there are at most 50 million; CMYK is not decoded.
   *
   * @param name as the catalog writes it
   * @throws ReleaseProblem when the file is no picture
   */
  public static CoverFacts inspect(Path file, String name) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new ReleaseProblem(
          name, "it has more than 64 MB, too much for a cover", "save it as JPEG");
    }
    return inspect(Files.readAllBytes(file), name);
  }

  static CoverFacts inspect(byte[] bytes, String name) throws IOException {
    ImageHead head = ImageHead.of(bytes);
    Optional<CoverFacts.Picture> picture = Optional.empty();
    if (head.colour != CoverFacts.Colour.CMYK) {
      Optional<BufferedImage> image = decode(bytes, head, name);
      if (image.isPresent()) {
        if (head.kind.equals("tiff")) {
          head.colour = colour(image.get());
          head.bits = image.get().getColorModel().getComponentSize(0);
        }
        picture = Optional.of(PictureFacts.of(Grey.of(image.get())));
      }
    }
    if (head.width <= 0 || head.height <= 0) {
      throw new ReleaseProblem(name, "it is no picture that can be read", "save it as JPEG or PNG");
    }
    return new CoverFacts(
        head.kind,
        bytes.length,
        head.width,
        head.height,
        head.colour,
        head.bits,
        head.profile,
        head.orientation,
        picture);
  }

  private static CoverFacts.Colour colour(BufferedImage image) {
    return switch (image.getColorModel().getNumComponents()) {
      case 1, 2 -> CoverFacts.Colour.GREY;
      case 4 -> CoverFacts.Colour.RGBA;
      default -> CoverFacts.Colour.RGB;
    };
  }

  /** The pixels; empty when there are too many. */
  private static Optional<BufferedImage> decode(byte[] bytes, ImageHead head, String name) {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        head.width = reader.getWidth(0);
        head.height = reader.getHeight(0);
        long pixels = (long) head.width * head.height;
        if (pixels > MOST_PIXELS || head.width > MOST_SIDE || head.height > MOST_SIDE) {
          return Optional.empty();
        }
        return Optional.of(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // Decoders answer damaged files with exceptions of every kind.
      throw new ReleaseProblem(name, "it is a damaged picture", "save it again", e);
    }
  }
}
