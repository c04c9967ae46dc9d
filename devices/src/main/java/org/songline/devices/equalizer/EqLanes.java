package org.songline.devices.equalizer;

import static org.songline.dsp.Quantum.LANES;
import static org.songline.dsp.filter.Section.*;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;
import org.songline.devices.Io;
import org.songline.devices.LaneKernel;
import org.songline.devices.LaneState;
import org.songline.devices.Setup;
import org.songline.devices.Silence;
import org.songline.dsp.Lanes;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.Section;

/**
 * Eight equalisers side by side, sixteen lanes wide. A section runs when any strip has it on; in
 * the other strips it is the identity, with a state that stays zero.
 */
final class EqLanes implements LaneKernel.Running {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final int STEP = Lanes.STEP;
  private static final int SECTION = Section.SIZE * LANES;
  private static final int STATE = 2 * LANES;

  /** Makes kernels for strips whose bands all work on both sides, at their own gain. */
  static final class Maker implements LaneKernel {
    @Override
    public boolean accepts(Setup setup, boolean sideChain) {
      return EqDevice.plain(setup);
    }

    @Override
    public Running create(@Nullable Setup[] setups) {
      return new EqLanes(setups);
    }
  }

  private final @Nullable EqStrip[] strips = new EqStrip[LaneKernel.STRIPS];
  private final boolean[] quiet = new boolean[LaneKernel.STRIPS];
  private final boolean[] silent = new boolean[LaneKernel.STRIPS];

  /** Coefficients at the start of the quantum and their change per frame, lane by lane. */
  private final float[] from = new float[EqStrip.SECTIONS * SECTION];

  private final float[] delta = new float[EqStrip.SECTIONS * SECTION];
  private final float[] state = new float[EqStrip.SECTIONS * STATE];
  private final boolean[] live = new boolean[EqStrip.SECTIONS];
  private final boolean[] moving = new boolean[EqStrip.SECTIONS];
  private final float[] gains = new float[LANES * Quantum.FRAMES];
  private final int[] liveSections = new int[EqStrip.SECTIONS];
  private final boolean[] rested = new boolean[LaneKernel.STRIPS];
  private int liveCount;
  private boolean wasBusy;
  private boolean constantGains;

  EqLanes(@Nullable Setup[] setups) {
    for (int s = 0; s < strips.length; s++) {
      Setup setup = setups[s];
      strips[s] = setup == null ? null : new EqStrip(setup.sampleRate());
    }
    for (int s = 0; s < EqStrip.SECTIONS; s++) {
      Arrays.fill(from, s * SECTION + X * LANES, s * SECTION + (X + 1) * LANES, 1f);
    }
    Arrays.fill(gains, 0, LANES, 1f);
    Arrays.fill(quiet, true);
  }

  @Override
  public void process(float[] x, int offset, @Nullable Io[] ios) {
    control(x, offset, ios);
    int waiting = -1;
    for (int n = 0; n < liveCount; n++) {
      int s = liveSections[n];
      if (moving[s]) {
        if (waiting >= 0) {
          single(x, offset, from, waiting * SECTION, state, waiting * STATE);
          waiting = -1;
        }
        gliding(x, offset, from, delta, s * SECTION, state, s * STATE);
      } else if (waiting >= 0) {
        pair(x, offset, from, waiting * SECTION, s * SECTION, state, waiting * STATE, s * STATE);
        waiting = -1;
      } else {
        waiting = s;
      }
    }
    if (waiting >= 0) {
      single(x, offset, from, waiting * SECTION, state, waiting * STATE);
    }
    if (constantGains) {
      scale(x, offset, gains);
    } else {
      scaleEach(x, offset, gains);
    }
    settle();
  }

  /** Lets each strip take its values and spreads its coefficients over the lanes. */
  private void control(float[] x, int offset, @Nullable Io[] ios) {
    boolean constant = true;
    boolean busy = false;
    for (int s = 0; s < strips.length; s++) {
      EqStrip strip = strips[s];
      Io io = ios[s];
      if (strip == null || io == null) {
        continue;
      }
      silent[s] = Silence.inStrip(x, offset, s);
      boolean rests = quiet[s] && silent[s];
      if (quiet[s]) {
        strip.snap();
      }
      if (rests) {
        strip.rest();
      } else {
        strip.next(io.values);
        constant &= strip.constantGains();
      }
      busy |= strip.busy() || rests != rested[s];
      rested[s] = rests;
    }
    if (busy || wasBusy) {
      spreadSections();
    }
    wasBusy = busy;
    spreadGains(constant);
  }

  private void spreadSections() {
    Arrays.fill(live, false);
    Arrays.fill(moving, false);
    for (int s = 0; s < strips.length; s++) {
      EqStrip strip = strips[s];
      if (strip == null || rested[s]) {
        continue;
      }
      for (int section = 0; section < EqStrip.SECTIONS; section++) {
        if (strip.changed[section]) {
          spread(strip, section, 2 * s);
        }
        live[section] |= strip.live[section];
        moving[section] |= strip.moving[section];
      }
    }
    liveCount = 0;
    for (int section = 0; section < EqStrip.SECTIONS; section++) {
      if (live[section]) {
        liveSections[liveCount++] = section;
      }
    }
  }

  private void spread(EqStrip strip, int section, int lane) {
    boolean sounds = strip.live[section];
    for (int c = 0; c < Section.SIZE; c++) {
      float start = sounds ? strip.from[section * Section.SIZE + c] : c == X ? 1f : 0f;
      float end = sounds ? strip.to[section * Section.SIZE + c] : start;
      float step = strip.moving[section] ? (end - start) / Quantum.FRAMES : 0f;
      int at = section * SECTION + c * LANES + lane;
      from[at] = start;
      from[at + 1] = start;
      delta[at] = step;
      delta[at + 1] = step;
    }
    if (strip.cleared[section]) {
      int at = section * STATE + lane;
      state[at] = 0;
      state[at + 1] = 0;
      state[at + LANES] = 0;
      state[at + LANES + 1] = 0;
    }
  }

  private void spreadGains(boolean constant) {
    constantGains = constant;
    int frames = constant ? 1 : Quantum.FRAMES;
    for (int s = 0; s < strips.length; s++) {
      EqStrip strip = strips[s];
      if (strip != null) {
        float[] g = strip.gains();
        for (int i = 0; i < frames; i++) {
          gains[i * LANES + 2 * s] = g[i];
          gains[i * LANES + 2 * s + 1] = g[i];
        }
      }
    }
  }

  private static void single(float[] x, int offset, float[] c, int at, float[] state, int place) {
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int lane = 0; lane < LANES; lane += STEP) {
      int k = at + lane;
      var d = FloatVector.fromArray(SPECIES, c, k + D * LANES);
      var b = FloatVector.fromArray(SPECIES, c, k + B * LANES);
      var h = FloatVector.fromArray(SPECIES, c, k + H * LANES);
      var g = FloatVector.fromArray(SPECIES, c, k + X * LANES);
      var t1 = FloatVector.fromArray(SPECIES, c, k + T1 * LANES);
      var t2 = FloatVector.fromArray(SPECIES, c, k + T2 * LANES);
      var s1 = FloatVector.fromArray(SPECIES, state, place + lane);
      var s2 = FloatVector.fromArray(SPECIES, state, place + LANES + lane);
      int end = offset + Quantum.FRAMES * LANES;
      for (int i = offset + lane; i < end; i += LANES) {
        var v = FloatVector.fromArray(SPECIES, x, i);
        var e = v.sub(s2);
        t2.fma(s2, t1.fma(s1, g.fma(v, zero))).intoArray(x, i);
        var next = b.fma(e, d.fma(s1, s1));
        s2 = h.fma(e, b.fma(s1, s2));
        s1 = next;
      }
      s1.intoArray(state, place + lane);
      s2.intoArray(state, place + LANES + lane);
    }
  }

  private static void pair(
      float[] x, int offset, float[] c, int one, int two, float[] state, int first, int second) {
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int lane = 0; lane < LANES; lane += STEP) {
      int k = one + lane;
      var d = FloatVector.fromArray(SPECIES, c, k + D * LANES);
      var b = FloatVector.fromArray(SPECIES, c, k + B * LANES);
      var h = FloatVector.fromArray(SPECIES, c, k + H * LANES);
      var g = FloatVector.fromArray(SPECIES, c, k + X * LANES);
      var t1 = FloatVector.fromArray(SPECIES, c, k + T1 * LANES);
      var t2 = FloatVector.fromArray(SPECIES, c, k + T2 * LANES);
      k = two + lane;
      var d2 = FloatVector.fromArray(SPECIES, c, k + D * LANES);
      var b2 = FloatVector.fromArray(SPECIES, c, k + B * LANES);
      var h2 = FloatVector.fromArray(SPECIES, c, k + H * LANES);
      var g2 = FloatVector.fromArray(SPECIES, c, k + X * LANES);
      var u1 = FloatVector.fromArray(SPECIES, c, k + T1 * LANES);
      var u2 = FloatVector.fromArray(SPECIES, c, k + T2 * LANES);
      var s1 = FloatVector.fromArray(SPECIES, state, first + lane);
      var s2 = FloatVector.fromArray(SPECIES, state, first + LANES + lane);
      var r1 = FloatVector.fromArray(SPECIES, state, second + lane);
      var r2 = FloatVector.fromArray(SPECIES, state, second + LANES + lane);
      int end = offset + Quantum.FRAMES * LANES;
      for (int i = offset + lane; i < end; i += LANES) {
        var v = FloatVector.fromArray(SPECIES, x, i);
        var e = v.sub(s2);
        var y = t2.fma(s2, t1.fma(s1, g.fma(v, zero)));
        var next = b.fma(e, d.fma(s1, s1));
        s2 = h.fma(e, b.fma(s1, s2));
        s1 = next;
        var f = y.sub(r2);
        u2.fma(r2, u1.fma(r1, g2.fma(y, zero))).intoArray(x, i);
        var after = b2.fma(f, d2.fma(r1, r1));
        r2 = h2.fma(f, b2.fma(r1, r2));
        r1 = after;
      }
      s1.intoArray(state, first + lane);
      s2.intoArray(state, first + LANES + lane);
      r1.intoArray(state, second + lane);
      r2.intoArray(state, second + LANES + lane);
    }
  }

  private static void gliding(
      float[] x, int offset, float[] c, float[] delta, int at, float[] state, int place) {
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int lane = 0; lane < LANES; lane += STEP) {
      int k = at + lane;
      var s1 = FloatVector.fromArray(SPECIES, state, place + lane);
      var s2 = FloatVector.fromArray(SPECIES, state, place + LANES + lane);
      for (int frame = 0; frame < Quantum.FRAMES; frame++) {
        var t = FloatVector.broadcast(SPECIES, (float) frame);
        var b = moved(c, delta, k + B * LANES, t);
        var v = FloatVector.fromArray(SPECIES, x, offset + frame * LANES + lane);
        var e = v.sub(s2);
        var y =
            moved(c, delta, k + T1 * LANES, t)
                .fma(s1, moved(c, delta, k + X * LANES, t).fma(v, zero));
        moved(c, delta, k + T2 * LANES, t).fma(s2, y).intoArray(x, offset + frame * LANES + lane);
        var next = b.fma(e, moved(c, delta, k + D * LANES, t).fma(s1, s1));
        s2 = moved(c, delta, k + H * LANES, t).fma(e, b.fma(s1, s2));
        s1 = next;
      }
      s1.intoArray(state, place + lane);
      s2.intoArray(state, place + LANES + lane);
    }
  }

  private static FloatVector moved(float[] c, float[] delta, int at, FloatVector t) {
    return t.fma(FloatVector.fromArray(SPECIES, delta, at), FloatVector.fromArray(SPECIES, c, at));
  }

  private static void scale(float[] x, int offset, float[] gains) {
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int lane = 0; lane < LANES; lane += STEP) {
      var g = FloatVector.fromArray(SPECIES, gains, lane);
      int end = offset + Quantum.FRAMES * LANES;
      for (int i = offset + lane; i < end; i += LANES) {
        FloatVector.fromArray(SPECIES, x, i).fma(g, zero).intoArray(x, i);
      }
    }
  }

  private static void scaleEach(float[] x, int offset, float[] gains) {
    for (int i = 0; i < Quantum.FRAMES * LANES; i++) {
      x[offset + i] = Math.fma(x[offset + i], gains[i], 0f);
    }
  }

  /** Flushes the states and sees which strips have come to rest. */
  private void settle() {
    for (int n = 0; n < liveCount; n++) {
      LaneState.flush(state, liveSections[n] * STATE, STATE);
    }
    for (int s = 0; s < strips.length; s++) {
      quiet[s] = strips[s] == null || (silent[s] && empty(2 * s));
    }
  }

  private boolean empty(int lane) {
    for (int n = 0; n < liveCount; n++) {
      if (!LaneState.empty(state, liveSections[n] * STATE + lane)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean idle() {
    return LaneState.idle(quiet);
  }

  @Override
  public void reset() {
    Arrays.fill(state, 0f);
    Arrays.fill(quiet, true);
  }
}
