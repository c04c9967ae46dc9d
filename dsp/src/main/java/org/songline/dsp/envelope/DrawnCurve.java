package org.songline.dsp.envelope;

/**
 * A level drawn with a few points over one cycle: from point to point along straight or bent lines,
 * level before the first point and after the last. Where the end of the cycle differs from its
 * start, and where two points stand one above the other, a short slope takes the place of the jump;
 * at the turn it lies before it, so that the cycle starts exactly as drawn.
 */
public final class DrawnCurve {
  private final float[] positions;
  private final float[] levels;
  private final float[] bends;
  private final int most;
  private int count = 1;
  private float slope = 1e-3f;

  /**
   * @param most points
   */
  public DrawnCurve(int most) {
    this.most = most;
    positions = new float[most];
    levels = new float[most];
    bends = new float[most];
    java.util.Arrays.fill(bends, 1f);
  }

  /**
   * Begins a new drawing.
   *
   * @param newSlope the least share of the cycle that a slope takes, above 0
   */
  public void begin(float newSlope) {
    count = 0;
    slope = newSlope;
  }

  /**
   * Adds a point; one that lies before the last stands on it.
   *
   * @param position share of the cycle, 0 to 1
   * @param bend of the line to the next point: 1 is straight, above 1 stays and then hurries, below
   *     1 hurries and then stays
   */
  public void add(float position, float level, float bend) {
    if (count == most) {
      return;
    }
    float least = count == 0 ? 0 : positions[count - 1] + slope;
    positions[count] = count == 0 ? position : Math.max(least, position);
    levels[count] = level;
    bends[count] = bend;
    count++;
  }

  /** The level at a share of the cycle, 0 to 1. */
  public float at(float phase) {
    float level = drawn(phase);
    float turn = 1f - slope;
    if (phase <= turn) {
      return level;
    }
    float t = Math.min(1f, (phase - turn) / slope);
    return Math.fma(t * t * Math.fma(-2f, t, 3f), levels[0] - level, level);
  }

  private float drawn(float phase) {
    if (phase <= positions[0]) {
      return levels[0];
    }
    int last = count - 1;
    int next = 1;
    while (next <= last && positions[next] < phase) {
      next++;
    }
    if (next > last) {
      return levels[last];
    }
    int from = next - 1;
    float t = (phase - positions[from]) / (positions[next] - positions[from]);
    float bent = t / Math.fma(bends[from], 1f - t, t);
    return Math.fma(bent, levels[next] - levels[from], levels[from]);
  }
}
