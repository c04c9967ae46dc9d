package org.songline.engine.clips;

import java.util.List;
import org.songline.engine.values.Gains;

/**
 * The gain of a clip over its recording. Each frame's gain depends on its place in the recording
 * alone, so that it is the same however the clip is cut, looped or reversed. Between two points the
 * decibels go as those of {@link org.songline.engine.values.Curve}; where they jump, the factor
 * goes over in a straight line.
 *
 * @param nodes by position, which is in frames of the recording at the rate of the render
 * @param jump frames that a jump takes
 */
public record Envelope(List<Node> nodes, int jump) {
  /** Leaves everything as it is. */
  public static final Envelope NONE = new Envelope(List.of(), 1);

  /**
   * @param gain decibels
   * @param change decibels from here to the next node's place; 0 where they hold
   * @param step the difference of the factor before this node from the one at it; 0 for no jump
   * @param sharpness the slope of the curve at its start
   */
  public record Node(long at, double gain, double change, double sharpness, double step) {}

  public Envelope {
    nodes = List.copyOf(nodes);
  }

  /**
   * Multiplies stereo frames that lie side by side in the recording.
   *
   * @param position the place of the first in the recording
   * @param step 1, or -1 for frames in reverse order
   * @param at the index of the first sample
   */
  public void apply(long position, int step, float[] audio, int at, int frames) {
    if (nodes.size() == 0) {
      return;
    }
    int node = nodeAt(position);
    for (int f = 0; f < frames; f++) {
      long place = position + (long) f * step;
      while (node + 1 < nodes.size() && nodes.get(node + 1).at <= place) {
        node++;
      }
      while (node >= 0 && nodes.get(node).at > place) {
        node--;
      }
      float gain = (float) gain(node, place);
      audio[at + 2 * f] *= gain;
      audio[at + 2 * f + 1] *= gain;
    }
  }

  /** The factor at a place of the recording. */
  public double at(long place) {
    return nodes.isEmpty() ? 1 : gain(nodeAt(place), place);
  }

  private double gain(int index, long place) {
    if (index < 0) {
      return Gains.level(nodes.get(0).gain);
    }
    Node node = nodes.get(index);
    double decibels = node.gain;
    if (node.change != 0) {
      double travel = (place - node.at) / (double) (nodes.get(index + 1).at - node.at);
      double k = node.sharpness;
      decibels += node.change * (k == 1 ? travel : k * travel / (1 + (k - 1) * travel));
    }
    double gain = Gains.level(decibels);
    if (node.step == 0) {
      return gain;
    }
    long room = index + 1 < nodes.size() ? nodes.get(index + 1).at - node.at : jump;
    double left = 1 - (place - node.at) / (double) Math.min(room, jump);
    return left > 0 ? gain + node.step * left : gain;
  }

  /** The last node at or before a place; -1 before the first. */
  private int nodeAt(long place) {
    int low = -1;
    for (int high = nodes.size(); high - low > 1; ) {
      int middle = (low + high) >>> 1;
      if (nodes.get(middle).at <= place) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
