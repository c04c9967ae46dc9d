package org.songline.release.cover;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks for what machines read: the three finder squares of QR codes (ISO/IEC 18004: runs of dark
 * and light as 1, 1, 3, 1, 1) and the dense bars of barcodes. A guess that somebody has to confirm.
 */
final class Codes {
  private static final double TOLERANCE = 0.5;
  private static final int BARS = 40;
  private static final int WIDEST_BAR = 4;
  private static final int BAR_ROWS = 8;
  private static final float CONTRAST = 60;

  private Codes() {}

  /** A dark 1:1:3:1:1 pattern: its centre and the width of one module. */
  private record Finder(double x, double y, double module, int seen) {
    boolean near(double otherX, double otherY, double otherModule) {
      return Math.abs(x - otherX) < 2 * module
          && Math.abs(y - otherY) < 3 * module
          && Math.abs(module - otherModule) < 0.4 * module + 0.5;
    }

    Finder with(double otherX, double otherY, double otherModule) {
      double all = seen + 1.0;
      return new Finder(
          (x * seen + otherX) / all,
          (y * seen + otherY) / all,
          (module * seen + otherModule) / all,
          seen + 1);
    }
  }

  static String find(Grey grey) {
    double sum = 0;
    for (float value : grey.values) {
      sum += value;
    }
    float threshold = (float) (sum / grey.values.length);
    List<Finder> finders = new ArrayList<>();
    int barRows = 0;
    int longest = 0;
    int[] last = {};
    for (int y = 0; y < grey.height; y++) {
      int[] edges = edges(grey, y, local(grey, y, threshold));
      finders(grey, y, edges, threshold, finders);
      int[] bars = bars(grey, y, edges);
      barRows = bars.length == 0 ? 0 : alike(bars, last) ? barRows + 1 : 1;
      longest = Math.max(longest, barRows);
      last = bars;
    }
    List<Finder> sure = finders.stream().filter(one -> one.seen() >= 2).toList();
    if (triangle(sure)) {
      return "a QR code";
    }
    return longest >= BAR_ROWS ? "a barcode" : "";
  }

  /** Halfway between the darkest and the lightest of a row, or the picture's own middle. */
  private static float local(Grey grey, int y, float threshold) {
    float low = 255;
    float high = 0;
    for (int x = 0; x < grey.width; x++) {
      low = Math.min(low, grey.at(x, y));
      high = Math.max(high, grey.at(x, y));
    }
    return high - low > CONTRAST ? (low + high) / 2 : threshold;
  }

  /** Where a row passes the threshold; runs between them are dark and light by turns. */
  private static int[] edges(Grey grey, int y, float threshold) {
    int[] edges = new int[grey.width + 1];
    int count = 0;
    boolean dark = grey.at(0, y) < threshold;
    for (int x = 1; x < grey.width; x++) {
      boolean now = grey.at(x, y) < threshold;
      if (now != dark) {
        edges[count++] = x;
        dark = now;
      }
    }
    return java.util.Arrays.copyOf(edges, count);
  }

  private static void finders(
      Grey grey, int y, int[] edges, float threshold, List<Finder> finders) {
    for (int i = 0; i + 5 < edges.length; i++) {
      if (grey.at(edges[i], y) >= grey.at(edges[i] - 1, y)) {
        continue;
      }
      double module = (edges[i + 5] - edges[i]) / 7.0;
      int[] parts = {1, 1, 3, 1, 1};
      boolean fits = module >= 2;
      for (int k = 0; k < 5 && fits; k++) {
        double run = edges[i + k + 1] - edges[i + k];
        fits = Math.abs(run - parts[k] * module) <= TOLERANCE * module * Math.sqrt(parts[k]);
      }
      double x = (edges[i] + edges[i + 5]) / 2.0;
      if (fits && upright(grey, (int) x, y, module, threshold)) {
        add(finders, x, y, module);
      }
    }
  }

  /** Whether the pattern is met downwards too. */
  private static boolean upright(Grey grey, int x, int y, double module, float threshold) {
    double[] light = {-2, 2};
    for (double at : light) {
      int there = (int) Math.round(y + at * module);
      if (there < 0 || there >= grey.height || grey.at(x, there) < threshold) {
        return false;
      }
    }
    double[] dark = {-3, -1, 0, 1, 3};
    for (double at : dark) {
      int there = (int) Math.round(y + at * module);
      if (there < 0 || there >= grey.height || grey.at(x, there) >= threshold) {
        return false;
      }
    }
    return true;
  }

  private static void add(List<Finder> finders, double x, double y, double module) {
    for (int i = 0; i < finders.size(); i++) {
      if (finders.get(i).near(x, y, module)) {
        finders.set(i, finders.get(i).with(x, y, module));
        return;
      }
    }
    if (finders.size() < 400) {
      finders.add(new Finder(x, y, module, 1));
    }
  }

  /** Whether three finders of one size make a right angle with equal sides. */
  private static boolean triangle(List<Finder> finders) {
    int most = Math.min(60, finders.size());
    for (int a = 0; a < most; a++) {
      for (int b = 0; b < most; b++) {
        for (int c = b + 1; c < most; c++) {
          if (a != b && a != c && square(finders.get(a), finders.get(b), finders.get(c))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean square(Finder corner, Finder one, Finder other) {
    double x1 = one.x() - corner.x();
    double y1 = one.y() - corner.y();
    double x2 = other.x() - corner.x();
    double y2 = other.y() - corner.y();
    double l1 = Math.sqrt(x1 * x1 + y1 * y1);
    double l2 = Math.sqrt(x2 * x2 + y2 * y2);
    double module = corner.module();
    return l1 > 10 * module
        && l1 < 180 * module
        && Math.abs(l1 - l2) < 0.1 * l1
        && Math.abs(x1 * x2 + y1 * y2) < 0.1 * l1 * l2
        && Math.abs(one.module() - module) < 0.4 * module
        && Math.abs(other.module() - module) < 0.4 * module;
  }

  /** The edges of a dense series of bars as wide as one to four modules; empty without one. */
  private static int[] bars(Grey grey, int y, int[] edges) {
    int from = 0;
    double least = 0;
    double greatest = 0;
    for (int i = 0; i + 1 < edges.length; i++) {
      int width = edges[i + 1] - edges[i];
      int middle = (edges[i] + edges[i + 1]) / 2;
      int end = i + 2 < edges.length ? edges[i + 2] : Math.min(grey.width, edges[i + 1] + 2);
      int next = (edges[i + 1] + end) / 2;
      boolean strong = Math.abs(grey.at(middle, y) - grey.at(next, y)) > CONTRAST;
      least = i == from ? width : Math.min(least, width);
      greatest = i == from ? width : Math.max(greatest, width);
      if (!strong || greatest > WIDEST_BAR * least + 2) {
        from = i + 1;
      } else if (i - from + 1 >= BARS) {
        return java.util.Arrays.copyOfRange(edges, from, i + 2);
      }
    }
    return new int[0];
  }

  /** Whether two rows have their bars at the same places. */
  private static boolean alike(int[] one, int[] other) {
    if (one.length != other.length) {
      return false;
    }
    int same = 0;
    for (int i = 0; i < one.length; i++) {
      same += Math.abs(one[i] - other[i]) <= 1 ? 1 : 0;
    }
    return same >= 0.9 * one.length;
  }
}
