package org.songline.devices.equalizer;

import static org.songline.devices.equalizer.EqDevice.*;

import org.jspecify.annotations.Nullable;
import org.songline.devices.Glide;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;

/**
 * Bands that work on the left, the right, the mid or the side only. What a band changes is added to
 * both sides, so that a band that changes nothing changes no bit.
 */
final class EqPlacement {
  private final int[] places = new int[BANDS];
  private final Glide rest;
  private final float[] part = new float[Quantum.FRAMES];
  private final float[] before = new float[Quantum.FRAMES];
  private int alone = STEREO;

  private EqPlacement(Setup setup) {
    rest = new Glide(setup.sampleRate());
    for (int band = 0; band < BANDS; band++) {
      places[band] = setup.initial().get(more(band, PLACEMENT)).intValue();
    }
  }

  /** Null when every band works on both sides. */
  static @Nullable EqPlacement of(Setup setup) {
    var placement = new EqPlacement(setup);
    for (int place : placement.places) {
      if (place != STEREO) {
        return placement;
      }
    }
    return null;
  }

  boolean stereo(int band) {
    return places[band] == STEREO;
  }

  /** Runs a band on its part of the sound. */
  void run(float[] x, int offset, int band, EqStrip strip, float[] state) {
    int first = band * EqStrip.DEEP;
    boolean sounds = false;
    for (int s = first; s < first + EqStrip.DEEP; s++) {
      sounds |= strip.live[s];
    }
    if (!sounds) {
      return;
    }
    int place = places[band];
    take(x, offset, place);
    for (int s = first; s < first + EqStrip.DEEP; s++) {
      if (strip.live[s]) {
        EqProcessor.glide(part, 0, 1, strip, s, state, s * EqProcessor.STATE);
      }
    }
    give(x, offset, place);
  }

  private void take(float[] x, int offset, int place) {
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float left = x[offset + 2 * i];
      float right = x[offset + 2 * i + 1];
      float v = part(left, right, place);
      part[i] = v;
      before[i] = v;
    }
  }

  /** The part of a frame that a placement means. */
  static float part(float left, float right, int place) {
    return switch (place) {
      case LEFT -> left;
      case RIGHT -> right;
      case MID -> 0.5f * (left + right);
      default -> 0.5f * (left - right);
    };
  }

  private void give(float[] x, int offset, int place) {
    for (int i = 0; i < Quantum.FRAMES; i++) {
      add(x, offset + 2 * i, place, part[i] - before[i]);
    }
  }

  private static void add(float[] x, int at, int place, float change) {
    if (place != RIGHT) {
      x[at] += change;
    }
    if (place != LEFT) {
      x[at + 1] += place == SIDE ? -change : change;
    }
  }

  /** Takes away what a placed band that is heard alone does not work on. */
  void alone(float[] x, int offset, int solo) {
    int wanted = solo < 0 ? STEREO : places[solo];
    if (wanted != STEREO) {
      alone = wanted;
    }
    float aim = wanted == STEREO ? 1 : 0;
    rest.next(aim, aim);
    if (alone == STEREO || (rest.from() == 1 && rest.to() == 1)) {
      return;
    }
    int other = alone == LEFT ? RIGHT : alone == RIGHT ? LEFT : alone == MID ? SIDE : MID;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float away = part(x[offset + 2 * i], x[offset + 2 * i + 1], other);
      add(x, offset + 2 * i, other, (rest.at(i) - 1) * away);
    }
  }

  void snap() {
    rest.snap();
  }
}
