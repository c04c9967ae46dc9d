package org.songline.devices.equalizer;

import static org.songline.devices.equalizer.EqDevice.*;
import static org.songline.dsp.filter.Section.*;

import org.jspecify.annotations.Nullable;
import org.songline.devices.Glide;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.Section;

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

  /** Whether two bands work on the same part of the sound. */
  boolean together(int band, int other) {
    return places[band] == places[other];
  }

  /**
   * Runs sections on their part of the sound.
   *
   * @param band one of theirs
   * @param live indices of sections, of which those from {@code begin} to {@code end} run
   */
  void run(
      float[] x,
      int offset,
      int band,
      EqStrip strip,
      int[] live,
      int begin,
      int end,
      float[] state) {
    if (begin == end) {
      return;
    }
    int place = places[band];
    take(x, offset, place);
    int n = begin;
    while (n < end) {
      boolean pair = n + 1 < end && !strip.moving[live[n]] && !strip.moving[live[n + 1]];
      if (pair) {
        pair(strip.from, live[n], live[n + 1], state);
        n += 2;
      } else {
        EqProcessor.glide(part, 0, 1, strip, live[n], state, live[n] * Section.STATE);
        n++;
      }
    }
    give(x, offset, place);
  }

  /** Two sections that stand still: one works while the other waits for itself. */
  private void pair(float[] c, int one, int two, float[] state) {
    int at = one * Section.SIZE;
    float d = c[at + D];
    float b = c[at + B];
    float h = c[at + H];
    float g = c[at + X];
    float t1 = c[at + T1];
    float t2 = c[at + T2];
    at = two * Section.SIZE;
    float d2 = c[at + D];
    float b2 = c[at + B];
    float h2 = c[at + H];
    float g2 = c[at + X];
    float u1 = c[at + T1];
    float u2 = c[at + T2];
    int p = one * Section.STATE;
    int q = two * Section.STATE;
    float s1 = state[p];
    float s2 = state[p + 1];
    float r1 = state[q];
    float r2 = state[q + 1];
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float v = part[i];
      float e = v - s2;
      float y = Math.fma(t2, s2, Math.fma(t1, s1, Math.fma(g, v, 0f)));
      float next = Math.fma(b, e, Math.fma(d, s1, s1));
      s2 = Math.fma(h, e, Math.fma(b, s1, s2));
      s1 = next;
      float f = y - r2;
      part[i] = Math.fma(u2, r2, Math.fma(u1, r1, Math.fma(g2, y, 0f)));
      next = Math.fma(b2, f, Math.fma(d2, r1, r1));
      r2 = Math.fma(h2, f, Math.fma(b2, r1, r2));
      r1 = next;
    }
    state[p] = s1;
    state[p + 1] = s2;
    state[q] = r1;
    state[q + 1] = r2;
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
