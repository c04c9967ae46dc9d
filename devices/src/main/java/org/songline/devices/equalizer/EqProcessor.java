package org.songline.devices.equalizer;

import static org.songline.dsp.filter.Section.*;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.devices.Silence;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.Section;
import org.songline.dsp.filter.SectionWave;

/**
 * One equaliser: the scalar twin of {@link EqLanes}, with the same operations in the same order,
 * and beside them placed and dynamic bands, which run only here.
 */
final class EqProcessor implements Processor {
  private final EqStrip strip;
  private final float[] state = new float[EqStrip.SECTIONS * STATE];
  private final SectionWave wave = new SectionWave();

  /** Sections that sound, in their order, and how many they are. */
  private final int[] live = new int[EqStrip.SECTIONS];

  private int liveCount;

  private final @Nullable EqDynamics dynamics;
  private final @Nullable EqPlacement placement;
  private boolean quiet = true;

  EqProcessor(Setup setup) {
    strip = new EqStrip(setup.sampleRate());
    dynamics = EqDynamics.of(setup);
    placement = EqPlacement.of(setup);
  }

  @Override
  public void process(Io io) {
    boolean silent = Silence.in(io.audio, io.offset);
    boolean keySilent = dynamics == null || !io.hasSide || Silence.in(io.side, io.sideOffset);
    if (quiet) {
      strip.snap();
      if (placement != null) {
        placement.snap();
      }
      if (silent && keySilent) {
        Arrays.fill(io.audio, io.offset, io.offset + Quantum.SAMPLES, 0f);
        return;
      }
    }
    boolean empty = keySilent;
    if (dynamics != null) {
      dynamics.next(io, strip);
      empty &= dynamics.empty();
    }
    strip.next(io.values);
    if (strip.busy()) {
      seeWhatSounds();
    }
    if (placement == null) {
      sections(io.audio, io.offset, 0, liveCount);
    } else {
      place(placement, io);
    }
    applyGain(io.audio, io.offset);
    boolean flushed = flush();
    quiet = silent && empty && flushed;
  }

  private void seeWhatSounds() {
    liveCount = 0;
    for (int s = 0; s < EqStrip.SECTIONS; s++) {
      if (strip.cleared[s]) {
        Arrays.fill(state, s * STATE, (s + 1) * STATE, 0f);
      }
      if (strip.live[s]) {
        live[liveCount++] = s;
      }
    }
  }

  /** Band after band, each where it is placed; neighbours in the same place together. */
  private void place(EqPlacement places, Io io) {
    int begin = 0;
    int end = 0;
    for (int band = 0; band < EqDevice.BANDS; band++) {
      while (end < liveCount && live[end] < (band + 1) * EqStrip.DEEP) {
        end++;
      }
      if (band + 1 < EqDevice.BANDS && places.together(band, band + 1)) {
        continue;
      }
      if (places.stereo(band)) {
        sections(io.audio, io.offset, begin, end);
      } else {
        places.run(io.audio, io.offset, band, strip, live, begin, end, state);
      }
      begin = end;
    }
    places.alone(io.audio, io.offset, strip.solo());
  }

  /** Runs some of the {@link #live} sections, as many at a time as stand still in a row. */
  private void sections(float[] x, int offset, int first, int end) {
    int begin = first;
    for (int n = first; n < end; n++) {
      if (strip.moving[live[n]]) {
        still(x, offset, begin, n);
        gliding(x, offset, live[n]);
        begin = n + 1;
      }
    }
    still(x, offset, begin, end);
  }

  private void still(float[] x, int offset, int first, int end) {
    if (first == end) {
      return;
    }
    if (SectionWave.pays()) {
      wave.run(x, offset, strip.from, live, first, end, state);
      return;
    }
    for (int n = first; n + 1 < end; n += 2) {
      pair(x, offset, live[n], live[n + 1]);
    }
    if ((end - first) % 2 == 1) {
      int last = live[end - 1];
      Section.run(x, offset, strip.from, last * Section.SIZE, state, last * STATE);
      Section.run(x, offset + 1, strip.from, last * Section.SIZE, state, last * STATE + 2);
    }
  }

  /** Flushes the states; whether all are empty. */
  private boolean flush() {
    boolean empty = true;
    for (int n = 0; n < liveCount; n++) {
      empty &= Section.flush(state, live[n] * STATE, STATE);
    }
    return empty;
  }

  /** Two sections in one pass: the recursion of one hides in the waiting time of the other. */
  private void pair(float[] x, int offset, int one, int two) {
    float[] c = strip.from;
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
    int p = one * STATE;
    int q = two * STATE;
    float s1 = state[p];
    float s2 = state[p + 1];
    float p1 = state[p + 2];
    float p2 = state[p + 3];
    float r1 = state[q];
    float r2 = state[q + 1];
    float q1 = state[q + 2];
    float q2 = state[q + 3];
    for (int i = offset; i < offset + Quantum.SAMPLES; i += 2) {
      float v = x[i];
      float e = v - s2;
      float y = Math.fma(t2, s2, Math.fma(t1, s1, Math.fma(g, v, 0f)));
      float next = Math.fma(b, e, Math.fma(d, s1, s1));
      s2 = Math.fma(h, e, Math.fma(b, s1, s2));
      s1 = next;
      float f = y - r2;
      x[i] = Math.fma(u2, r2, Math.fma(u1, r1, Math.fma(g2, y, 0f)));
      next = Math.fma(b2, f, Math.fma(d2, r1, r1));
      r2 = Math.fma(h2, f, Math.fma(b2, r1, r2));
      r1 = next;
      v = x[i + 1];
      e = v - p2;
      y = Math.fma(t2, p2, Math.fma(t1, p1, Math.fma(g, v, 0f)));
      next = Math.fma(b, e, Math.fma(d, p1, p1));
      p2 = Math.fma(h, e, Math.fma(b, p1, p2));
      p1 = next;
      f = y - q2;
      x[i + 1] = Math.fma(u2, q2, Math.fma(u1, q1, Math.fma(g2, y, 0f)));
      next = Math.fma(b2, f, Math.fma(d2, q1, q1));
      q2 = Math.fma(h2, f, Math.fma(b2, q1, q2));
      q1 = next;
    }
    state[p] = s1;
    state[p + 1] = s2;
    state[p + 2] = p1;
    state[p + 3] = p2;
    state[q] = r1;
    state[q + 1] = r2;
    state[q + 2] = q1;
    state[q + 3] = q2;
  }

  private void gliding(float[] x, int offset, int section) {
    glide(x, offset, 2, strip, section, state, section * STATE);
    glide(x, offset + 1, 2, strip, section, state, section * STATE + 2);
  }

  /** A section whose coefficients move, over one channel. */
  static void glide(
      float[] x, int offset, int step, EqStrip strip, int section, float[] state, int place) {
    float[] c = strip.from;
    float[] to = strip.to;
    int at = section * Section.SIZE;
    float dd = (to[at + D] - c[at + D]) / Quantum.FRAMES;
    float db = (to[at + B] - c[at + B]) / Quantum.FRAMES;
    float dh = (to[at + H] - c[at + H]) / Quantum.FRAMES;
    float dg = (to[at + X] - c[at + X]) / Quantum.FRAMES;
    float dt1 = (to[at + T1] - c[at + T1]) / Quantum.FRAMES;
    float dt2 = (to[at + T2] - c[at + T2]) / Quantum.FRAMES;
    float s1 = state[place];
    float s2 = state[place + 1];
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float d = Math.fma(i, dd, c[at + D]);
      float b = Math.fma(i, db, c[at + B]);
      float h = Math.fma(i, dh, c[at + H]);
      float g = Math.fma(i, dg, c[at + X]);
      float t1 = Math.fma(i, dt1, c[at + T1]);
      float t2 = Math.fma(i, dt2, c[at + T2]);
      float v = x[offset + step * i];
      float e = v - s2;
      x[offset + step * i] = Math.fma(t2, s2, Math.fma(t1, s1, Math.fma(g, v, 0f)));
      float next = Math.fma(b, e, Math.fma(d, s1, s1));
      s2 = Math.fma(h, e, Math.fma(b, s1, s2));
      s1 = next;
    }
    state[place] = s1;
    state[place + 1] = s2;
  }

  private void applyGain(float[] x, int offset) {
    float[] gains = strip.gains();
    for (int i = 0; i < Quantum.FRAMES; i++) {
      x[offset + 2 * i] = Math.fma(x[offset + 2 * i], gains[i], 0f);
      x[offset + 2 * i + 1] = Math.fma(x[offset + 2 * i + 1], gains[i], 0f);
    }
  }

  @Override
  public boolean idle() {
    return quiet;
  }

  @Override
  public void reset() {
    Arrays.fill(state, 0f);
    if (dynamics != null) {
      dynamics.reset();
    }
    quiet = true;
  }
}
