package org.songline.release.cover;

import java.awt.image.BufferedImage;

/** A picture's brightness, 0 to 255, row by row. */
final class Grey {
  final int width;
  final int height;
  final float[] values;

  Grey(int width, int height) {
    this.width = width;
    this.height = height;
    values = new float[width * height];
  }

  /** By the weights of ITU-R BT.601. */
  static Grey of(BufferedImage image) {
    Grey grey = new Grey(image.getWidth(), image.getHeight());
    int[] row = new int[grey.width];
    for (int y = 0; y < grey.height; y++) {
      image.getRGB(0, y, grey.width, 1, row, 0, grey.width);
      for (int x = 0; x < grey.width; x++) {
        int rgb = row[x];
        grey.values[y * grey.width + x] =
            0.299f * (rgb >> 16 & 0xff) + 0.587f * (rgb >> 8 & 0xff) + 0.114f * (rgb & 0xff);
      }
    }
    return grey;
  }

  float at(int x, int y) {
    return values[y * width + x];
  }

  /** The mean of what each new pixel covers; a smaller picture stays as it is. */
  Grey within(int side) {
    int longer = Math.max(width, height);
    return longer <= side
        ? this
        : resized(
            Math.max(1, (int) ((long) width * side / longer)),
            Math.max(1, (int) ((long) height * side / longer)));
  }

  Grey resized(int newWidth, int newHeight) {
    Grey small = new Grey(newWidth, newHeight);
    for (int y = 0; y < newHeight; y++) {
      int top = (int) ((long) y * height / newHeight);
      int bottom = Math.max(top + 1, (int) ((y + 1L) * height / newHeight));
      for (int x = 0; x < newWidth; x++) {
        int left = (int) ((long) x * width / newWidth);
        int right = Math.max(left + 1, (int) ((x + 1L) * width / newWidth));
        double sum = 0;
        for (int j = top; j < bottom; j++) {
          for (int i = left; i < right; i++) {
            sum += at(i, j);
          }
        }
        small.values[y * newWidth + x] = (float) (sum / (bottom - top) / (right - left));
      }
    }
    return small;
  }
}
