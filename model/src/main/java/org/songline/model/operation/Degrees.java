package org.songline.model.operation;

import java.util.List;

/** The keys of a scale, counted. */
final class Degrees {
  private static final int OCTAVE = 12;

  private final int root;
  private final List<Integer> scale;

  /**
   * @param root 0 for C to 11 for B
   * @param scale semitones above the root, 0 to 11
   */
  Degrees(int root, List<Integer> scale) {
    Words.within("scale", "the root", root, 0, OCTAVE - 1);
    Words.needs(!scale.isEmpty(), "scale", "it has no keys", "name some");
    scale.forEach(step -> Words.within("scale", "a step", step, 0, OCTAVE - 1));
    this.root = root;
    this.scale = scale.stream().sorted().distinct().toList();
  }

  /** The key some degrees away; one beside the scale keeps its distance to the degree below. */
  int moved(int key, int steps) {
    int beside = 0;
    while (!holds(key - beside)) {
      beside++;
    }
    int at = key - beside;
    int octave = Math.floorDiv(at - root, OCTAVE);
    int degree = octave * scale.size() + scale.indexOf(Math.floorMod(at - root, OCTAVE)) + steps;
    return root
        + Math.floorDiv(degree, scale.size()) * OCTAVE
        + scale.get(Math.floorMod(degree, scale.size()))
        + beside;
  }

  /** The nearest key of the scale; of two that are as near, the lower one. */
  int nearest(int key) {
    for (int distance = 0; distance < OCTAVE; distance++) {
      if (holds(key - distance) && key - distance >= 0) {
        return key - distance;
      }
      if (holds(key + distance) && key + distance <= 127) {
        return key + distance;
      }
    }
    return key;
  }

  private boolean holds(int key) {
    return scale.contains(Math.floorMod(key - root, OCTAVE));
  }
}
