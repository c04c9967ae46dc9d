package org.songline.devices;

import java.util.Arrays;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.MatchedEq;
import org.songline.dsp.filter.Response;
import org.songline.dsp.filter.Section;

/** Some filter sections one after the other, for both sides; each goes to a new aim in a glide. */
public final class SectionChain {
  /** Numbers of state in a section: two for each side. */
  private static final int STATE = 2 * Quantum.CHANNELS;

  private final MatchedEq design;
  private final Response response = new Response();
  private final SectionGlide[] sections;
  private final float[] state;

  /** So many sections that do nothing yet. */
  public SectionChain(double rate, int count) {
    design = new MatchedEq(rate);
    sections = new SectionGlide[count];
    for (int s = 0; s < count; s++) {
      sections[s] = new SectionGlide(rate);
    }
    state = new float[STATE * count];
  }

  /** A section shall become a band of this shape; see {@link MatchedEq#design}. */
  public void aim(int section, MatchedEq.Shape shape, double hertz, double q, double decibels) {
    design.design(shape, hertz, q, decibels, true, response);
    sections[section].aim(response);
  }

  /** A section shall fade to doing nothing. */
  public void aimFlat(int section) {
    sections[section].aimFlat();
  }

  /** Goes on by one quantum. */
  public void next() {
    for (int s = 0; s < sections.length; s++) {
      sections[s].next();
    }
  }

  /** Filters an interleaved stereo quantum in place. */
  public void process(float[] x) {
    for (int s = 0; s < sections.length; s++) {
      int at = STATE * s;
      if (sections[s].flat()) {
        Arrays.fill(state, at, at + STATE, 0f);
      } else {
        sections[s].filter(x, 0, state, at);
        sections[s].filter(x, 1, state, at + 2);
      }
    }
  }

  /** Ends a quantum: whether no charge is left. */
  public boolean rests() {
    return Section.flush(state, 0, state.length);
  }

  /** Takes the next aims at once: for a device that has just been silent or reset. */
  public void snap() {
    for (int s = 0; s < sections.length; s++) {
      sections[s].snap();
    }
  }

  public void reset() {
    Arrays.fill(state, 0f);
  }
}
