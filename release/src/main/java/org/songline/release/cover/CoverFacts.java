package org.songline.release.cover;

import java.util.Optional;

/**
 * What a cover's file and pixels tell.
 *
 * @param kind {@code jpeg}, {@code png}, {@code tiff}, or {@code other}
 * @param bytes of the file
 * @param bits of each colour value
 * @param profile whether a colour profile is embedded that is not sRGB
 * @param orientation of the EXIF tag, 1 to 8; 1 when upright or without a tag
 * @param picture what its pixels tell; empty when they were not read
 */
public record CoverFacts(
    String kind,
    long bytes,
    int width,
    int height,
    Colour colour,
    int bits,
    boolean profile,
    int orientation,
    Optional<Picture> picture) {
  /** How colours are kept. */
  public enum Colour {
    RGB,
    /** With a channel of transparency. */
    RGBA,
    GREY,
    /** Of a table of colours. */
    INDEXED,
    CMYK
  }

  /**
   * What pixels tell.
   *
   * @param sharpness the variance of the Laplacian of the picture at a thousand pixels a side,
   *     brightness 0 to 255
   * @param detail the share of the spectrum's energy above half of the highest frequency, in the
   *     sharpest places; 1 for a picture without any detail to judge by
   * @param blocks the side in pixels of the squares that it is made of, 1 when of single pixels
   * @param frame whether a border or bars of one colour surround the picture
   * @param code where a QR code or barcode seems to be; empty when none does
   * @param hash its perceptual hash
   */
  public record Picture(
      double sharpness, double detail, int blocks, boolean frame, String code, long hash) {
    private static final double LEAST_SHARPNESS = 12;

    /** What brightness falling with the square of the frequency leaves, softer than any lens. */
    private static final double LEAST_DETAIL = 0.015;

    public boolean blurred() {
      return sharpness < LEAST_SHARPNESS;
    }

    /** Whether it looks enlarged to four times its size or more. */
    public boolean enlarged() {
      return detail < LEAST_DETAIL;
    }
  }

  public boolean square() {
    return width == height;
  }

  public double megapixels() {
    return (double) width * height / 1e6;
  }
}
