package org.songline.release.cover;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Covers drawn for tests. */
public final class Pictures {
  private Pictures() {}

  /** A picture with detail of every size, as photographs have: noise of falling octaves. */
  public static BufferedImage photo(int side, long seed) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    float[][] sum = new float[3][side * side];
    Random random = new Random(seed);
    for (int cell = side / 2; cell >= 1; cell /= 2) {
      int cells = side / cell + 2;
      for (int c = 0; c < 3; c++) {
        float[] grid = new float[cells * cells];
        for (int i = 0; i < grid.length; i++) {
          grid[i] = random.nextFloat() - 0.5f;
        }
        float weight = 40;
        for (int y = 0; y < side; y++) {
          int row = y / cell;
          float fy = (float) (y % cell) / cell;
          for (int x = 0; x < side; x++) {
            int column = x / cell;
            float fx = (float) (x % cell) / cell;
            float top = grid[row * cells + column] * (1 - fx) + grid[row * cells + column + 1] * fx;
            float low =
                grid[(row + 1) * cells + column] * (1 - fx)
                    + grid[(row + 1) * cells + column + 1] * fx;
            sum[c][y * side + x] += weight * (top * (1 - fy) + low * fy);
          }
        }
      }
    }
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
          rgb = rgb << 8 | (int) Math.clamp(128 + sum[c][y * side + x], 0f, 255f);
        }
        image.setRGB(x, y, rgb);
      }
    }
    return image;
  }

  /** Flat colours with sharp edges, as designers draw. */
  public static BufferedImage design(int side) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(new Color(0xf4, 0xf0, 0xe6));
    g.fillRect(0, 0, side, side);
    g.setColor(new Color(0x22, 0x44, 0x66));
    g.fillOval(side / 5, side / 4, side / 2, side / 2);
    g.setColor(new Color(0xcc, 0x33, 0x22));
    g.fillPolygon(
        new int[] {side / 3, side * 4 / 5, side / 2},
        new int[] {side / 3, side / 2, side * 4 / 5},
        3);
    g.dispose();
    return image;
  }

  public static BufferedImage scaled(BufferedImage image, int side, Object how) {
    BufferedImage large = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = large.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, how);
    g.drawImage(image, 0, 0, side, side, null);
    g.dispose();
    return large;
  }

  /** A picture inside another of one colour. */
  public static BufferedImage framed(BufferedImage image, int across, int down, Color colour) {
    BufferedImage framed =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = framed.createGraphics();
    g.setColor(colour);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.drawImage(
        image, across, down, image.getWidth() - 2 * across, image.getHeight() - 2 * down, null);
    g.dispose();
    return framed;
  }

  public static byte[] jpeg(BufferedImage image, float quality) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    how.setCompressionQuality(quality);
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  public static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
