package org.songline.measure.fault;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds dropouts of one channel: 1 to 50 ms of exact zeros between samples that lie well above the
 * level to which a note would fade before it ends or from which one would begin.
 */
final class DropoutMeter {
  private static final int PLACES = 100;
  private static final double SHORTEST_SECONDS = 0.001;
  private static final double LONGEST_SECONDS = 0.05;

  /** The wave's edge and the sound beside it, which a fade of some milliseconds sets apart. */
  private static final double EDGE_SECONDS = 0.00025;

  private static final double BESIDE_SECONDS = 0.005;
  private static final float LEAST_EDGE = 0.003f;
  private static final float EDGE_SHARE = 0.08f;

  private final int channel;
  private final int sampleRate;
  private final int shortest;
  private final int longest;
  private final int edge;
  private final int beside;
  private final float[] last;
  private final List<Dropout> places = new ArrayList<>();
  private long count;

  private long frame;
  private int at;
  private int zeros;
  private float edgeBefore;
  private float besideBefore;

  /** A gap whose end is still being looked at: its length, and frames and peaks after it. */
  private int gap;

  private long gapFrame;
  private int after;
  private float edgeAfter;
  private float besideAfter;

  DropoutMeter(int channel, int sampleRate) {
    this.channel = channel;
    this.sampleRate = sampleRate;
    shortest = (int) Math.ceil(SHORTEST_SECONDS * sampleRate);
    longest = (int) (LONGEST_SECONDS * sampleRate);
    edge = Math.max(2, (int) (EDGE_SECONDS * sampleRate));
    beside = (int) (BESIDE_SECONDS * sampleRate);
    last = new float[beside + longest + 2];
  }

  void accept(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      float a = Math.abs(x[i]);
      if (a == 0) {
        zeros++;
      } else {
        if (zeros >= shortest) {
          look(frame + i);
        }
        zeros = 0;
      }
      if (gap > 0) {
        after(a);
      }
      last[at] = a;
      at = at + 1 == last.length ? 0 : at + 1;
    }
    frame += n;
  }

  /** A gap has ended before this frame. */
  private void look(long end) {
    gap = 0;
    if (zeros > longest || zeros == end) {
      return;
    }
    keepBefore(zeros);
    if (edgeBefore < LEAST_EDGE || edgeBefore < EDGE_SHARE * besideBefore) {
      return;
    }
    gap = zeros;
    gapFrame = end - zeros;
    after = 0;
    edgeAfter = 0;
    besideAfter = 0;
  }

  private void keepBefore(int back) {
    edgeBefore = 0;
    besideBefore = 0;
    for (int k = 1; k <= beside; k++) {
      float a = last[Math.floorMod(at - back - k, last.length)];
      besideBefore = Math.max(besideBefore, a);
      if (k <= edge) {
        edgeBefore = Math.max(edgeBefore, a);
      }
    }
  }

  private void after(float a) {
    besideAfter = Math.max(besideAfter, a);
    if (after < edge) {
      edgeAfter = Math.max(edgeAfter, a);
    }
    after++;
    if (after < beside) {
      return;
    }
    if (edgeAfter >= LEAST_EDGE && edgeAfter >= EDGE_SHARE * besideAfter) {
      count++;
      if (places.size() < PLACES) {
        places.add(new Dropout(channel, (double) gapFrame / sampleRate, 1000.0 * gap / sampleRate));
      }
    }
    gap = 0;
  }

  long count() {
    return count;
  }

  List<Dropout> places() {
    return places;
  }
}
