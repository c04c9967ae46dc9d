package org.songline.mastering.reference;

import java.util.ArrayList;
import java.util.List;

/**
 * Stretches of a piece, played one after the other, on which a match is tried: they stand for its
 * loud parts. Counted in steps of its running spectrum.
 *
 * @param stepFrames sample frames of a step
 * @param parts in order
 */
public record Excerpt(long stepFrames, List<Part> parts) {
  /** Steps at the beginning of a part that hear what was played before it. */
  private static final int SETTLING = 2;

  /** Stretches that loud parts are drawn from. */
  private static final int MOST_PARTS = 6;

  /**
   * A stretch.
   *
   * @param from its first step
   * @param to the step after its last
   */
  public record Part(int from, int to) {}

  public Excerpt {
    parts = List.copyOf(parts);
  }

  /** All of a piece. */
  static Excerpt whole(long stepFrames, int steps) {
    return new Excerpt(stepFrames, List.of(new Part(0, steps)));
  }

  /**
   * Stretches around loud steps that lie evenly among all loud steps.
   *
   * @param length steps in all, about
   */
  static Excerpt of(long stepFrames, boolean[] loud, int length) {
    if (loud.length <= length) {
      return whole(stepFrames, loud.length);
    }
    int[] places = new int[loud.length];
    int count = 0;
    for (int i = 0; i < loud.length; i++) {
      if (loud[i]) {
        places[count++] = i;
      }
    }
    int half = length / (2 * MOST_PARTS);
    List<Part> parts = new ArrayList<>();
    for (int k = 0; k < MOST_PARTS && count > 0; k++) {
      int middle = places[(2 * k + 1) * count / (2 * MOST_PARTS)];
      int from = Math.clamp(middle - half, 0, loud.length - 2 * half);
      int to = from + 2 * half;
      if (!parts.isEmpty() && parts.getLast().to() >= from) {
        from = parts.removeLast().from();
      }
      parts.add(new Part(from, to));
    }
    return new Excerpt(stepFrames, parts);
  }

  /** Sample frames in all, when the piece does not end before. */
  public long frames() {
    return stepFrames * parts.stream().mapToLong(part -> part.to() - part.from()).sum();
  }

  /** Chosen steps of the piece that the excerpt lets be heard without what lies beside them. */
  boolean[] within(boolean[] chosen) {
    boolean[] found = new boolean[chosen.length];
    for (Part part : parts) {
      int settled = part.from() == 0 ? 0 : part.from() + SETTLING;
      for (int i = settled; i < Math.min(part.to(), chosen.length); i++) {
        found[i] = chosen[i];
      }
    }
    return found;
  }

  /** The same steps as they are counted in the excerpt. */
  boolean[] played(boolean[] found) {
    boolean[] played = new boolean[(int) (frames() / stepFrames)];
    int at = 0;
    for (Part part : parts) {
      for (int i = part.from(); i < part.to(); i++, at++) {
        played[at] = i < found.length && found[i];
      }
    }
    return played;
  }
}
