package org.songline.devices;

import static org.songline.dsp.filter.Section.STATE;

import java.util.Arrays;
import org.songline.dsp.filter.MatchedEq;
import org.songline.dsp.filter.Response;
import org.songline.dsp.filter.Section;
import org.songline.dsp.filter.SectionWave;

/** Some filter sections one after the other, for both sides; each goes to a new aim in a glide. */
public final class SectionChain {
  private final MatchedEq design;
  private final Response response = new Response();
  private final SectionGlide[] sections;
  private final SectionWave wave = new SectionWave();
  private final float[] state;

  /** Coefficients of the sections that stand still. */
  private final float[] still;

  /** Sections that do something, in their order, and how many they are. */
  private final int[] live;

  private int liveCount;

  /** Whether all will be in the next quantum as they were in this one. */
  private boolean settled;

  /** So many sections that do nothing yet. */
  public SectionChain(double rate, int count) {
    design = new MatchedEq(rate);
    sections = new SectionGlide[count];
    for (int s = 0; s < count; s++) {
      sections[s] = new SectionGlide(rate);
    }
    state = new float[STATE * count];
    still = new float[Section.SIZE * count];
    live = new int[count];
  }

  /** A section shall become a band of this shape; see {@link MatchedEq#design}. */
  public void aim(int section, MatchedEq.Shape shape, double hertz, double q, double decibels) {
    design.design(shape, hertz, q, decibels, true, response);
    sections[section].aim(response);
    settled = false;
  }

  /** A section shall fade to doing nothing. */
  public void aimFlat(int section) {
    sections[section].aimFlat();
    settled = false;
  }

  /** Goes on by one quantum. */
  public void next() {
    if (settled) {
      return;
    }
    settled = true;
    liveCount = 0;
    for (int s = 0; s < sections.length; s++) {
      SectionGlide section = sections[s];
      section.next();
      settled &= !section.moving();
      if (section.flat()) {
        Arrays.fill(state, STATE * s, STATE * (s + 1), 0f);
      } else {
        System.arraycopy(section.from, 0, still, Section.SIZE * s, Section.SIZE);
        live[liveCount++] = s;
      }
    }
  }

  /** Filters an interleaved stereo quantum in place. */
  public void process(float[] x) {
    if (settled && SectionWave.pays()) {
      if (liveCount > 0) {
        wave.run(x, 0, still, live, 0, liveCount, state);
      }
      return;
    }
    for (int n = 0; n < liveCount; n++) {
      int s = live[n];
      sections[s].filter(x, 0, state, STATE * s);
      sections[s].filter(x, 1, state, STATE * s + 2);
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
    settled = false;
  }

  public void reset() {
    Arrays.fill(state, 0f);
  }
}
