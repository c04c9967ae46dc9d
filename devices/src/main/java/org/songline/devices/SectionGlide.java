package org.songline.devices;

import org.songline.dsp.Quantum;
import org.songline.dsp.filter.Response;
import org.songline.dsp.filter.Section;

/** One filter section whose coefficients go to each new aim in a straight line, without a click. */
public final class SectionGlide {
  public final float[] from = new float[Section.SIZE];
  public final float[] to = new float[Section.SIZE];
  private final float[] aim = new float[Section.SIZE];
  private final int quanta;
  private boolean fresh = true;
  private int left;

  public SectionGlide(double rate) {
    quanta = Glide.quanta(rate);
    aim[Section.X] = 1;
    from[Section.X] = 1;
    to[Section.X] = 1;
  }

  /** The section shall become {@code response}. */
  public void aim(Response response) {
    Section.write(response, aim, 0, 1);
    left = quanta;
  }

  /** The section shall fade to doing nothing. */
  public void aimFlat() {
    aim[Section.X] = 1;
    aim[Section.T1] = 0;
    aim[Section.T2] = 0;
    left = quanta;
  }

  /** Goes on by one quantum. */
  public void next() {
    for (int c = 0; c < Section.SIZE; c++) {
      from[c] = fresh ? aim[c] : to[c];
      to[c] = fresh || left <= 1 ? aim[c] : from[c] + (aim[c] - from[c]) / left;
    }
    left = fresh ? 0 : Math.max(0, left - 1);
    fresh = false;
  }

  /** Whether the section does nothing in this quantum. */
  public boolean flat() {
    return flat(from) && flat(to) && flat(aim);
  }

  private static boolean flat(float[] c) {
    return c[Section.X] == 1 && c[Section.T1] == 0 && c[Section.T2] == 0;
  }

  /** Whether the coefficients change in this quantum or will in the next. */
  public boolean moving() {
    for (int c = 0; c < Section.SIZE; c++) {
      if (from[c] != to[c]) {
        return true;
      }
    }
    return left > 0;
  }

  public void snap() {
    fresh = true;
  }

  /**
   * Filters one side of an interleaved stereo quantum in place, as {@link Section#run} does.
   *
   * @param x the sound
   * @param at index of the side's first sample
   * @param state where the state is
   * @param place index of the side's two numbers in it
   */
  public void filter(float[] x, int at, float[] state, int place) {
    if (!moving()) {
      Section.run(x, at, from, 0, state, place);
      return;
    }
    float s1 = state[place];
    float s2 = state[place + 1];
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float b = moved(Section.B, i);
      float v = x[at + 2 * i];
      float e = v - s2;
      float y = Math.fma(moved(Section.X, i), v, 0f);
      y = Math.fma(moved(Section.T1, i), s1, y);
      x[at + 2 * i] = Math.fma(moved(Section.T2, i), s2, y);
      float next = Math.fma(b, e, Math.fma(moved(Section.D, i), s1, s1));
      s2 = Math.fma(moved(Section.H, i), e, Math.fma(b, s1, s2));
      s1 = next;
    }
    state[place] = s1;
    state[place + 1] = s2;
  }

  private float moved(int place, int frame) {
    return Math.fma(frame, (to[place] - from[place]) / Quantum.FRAMES, from[place]);
  }
}
