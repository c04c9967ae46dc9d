package org.songline.dsp.oscillator;

import static org.songline.dsp.Quantum.FRAMES;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.dsp.oversample.BlockHalfBand;

/**
 * Three oscillators that act on each other, one voice at a time, one quantum at a time: a later one
 * may restart an earlier one with each of its cycles (hard sync), shake its phase (phase
 * modulation), or be multiplied with it (ring). They run at four times a rate of 48 kHz, and every
 * jump, bend and curve that a wrap or a restart makes is band-limited there ({@link CornerTable}),
 * so that no alias at or below 20 kHz is above -90 dB for fundamentals up to 5 kHz. A wave that
 * jumps shakes a phase as it is, jump and all, and what the other's wave makes of that jump is
 * band-limited: a phase that follows a band-limited jump would still make a sound without limit.
 *
 * <p>Each corner takes 16 samples on both sides, so a later oscillator runs ahead of the earlier
 * one by as many, and what it does arrives in time.
 */
public final class LinkedOscillators {
  /** Oscillators that act on each other. */
  public static final int COUNT = 3;

  private static final int HALF = CornerTable.HALF;
  private static final int SPILL = CornerTable.TAPS;
  private static final int MOST_TIMES = 4;
  private static final int BLOCK = MOST_TIMES * FRAMES;

  // Half-band filters of 100 dB, and how long the outer one takes.
  private static final int OUTER = 20;
  private static final int INNER = 6;
  private static final double BETA = 10;
  private static final int WAIT = 2 * OUTER - 1;

  private static final float TURN = (float) (1 / Exact.TWO_PI);
  private static final double NEAR = 1.0 / 4096;
  private static final CornerTable CORNERS = CornerTable.INSTANCE;

  /**
   * Who acts on whom; 0 is nobody, 1 the second oscillator, 2 the third. For ring, 1 is the product
   * of the first two and 2 that of the last two.
   *
   * @param sync1 which one restarts the first
   * @param sync2 which one restarts the second: 0 or 2
   * @param phase1 which one shakes the first
   * @param phase2 which one shakes the second: 0 or 2
   * @param ring which two are multiplied
   * @param told which one is told apart, for others to use
   */
  public record Links(int sync1, int sync2, int phase1, int phase2, int ring, int told) {
    /** Whether no oscillator acts on another. */
    public boolean none() {
      return sync1 + sync2 + phase1 + phase2 + ring + told == 0;
    }

    private boolean shakes(int oscillator) {
      return oscillator != 0 && (phase1 == oscillator || phase2 == oscillator);
    }

    private boolean needs(int oscillator) {
      boolean second = sync1 == 1 || phase1 == 1 || ring != 0 || told == 1;
      boolean third = sync1 == 2 || phase1 == 2 || sync2 == 2 || phase2 == 2;
      return switch (oscillator) {
        case 0 -> ring == 1;
        case 1 -> second;
        default -> third || ring == 2 || told == 2;
      };
    }
  }

  /** Where the oscillators of one voice are. */
  public static final class State {
    private final double[] phase = new double[COUNT];
    private final double[] shaken = new double[COUNT];
    private final float[][] spill = new float[COUNT][SPILL];
    private final float[][] past = new float[COUNT][SPILL];
    private final float[][] restarts = new float[COUNT][SPILL];
    private final float[][] plain = new float[COUNT][SPILL];
    private final float[][] jumps = new float[COUNT][SPILL];
    private final float[][] bends = new float[COUNT][SPILL];
    private final float[][] corners = new float[COUNT][SPILL];
    private final BlockHalfBand outer;
    private final BlockHalfBand inner;
    private final BlockHalfBand toldOuter;
    private final BlockHalfBand toldInner;

    private State(BlockHalfBand.Work work) {
      outer = new BlockHalfBand(OUTER, BETA, work);
      inner = new BlockHalfBand(INNER, BETA, work);
      toldOuter = new BlockHalfBand(OUTER, BETA, work);
      toldInner = new BlockHalfBand(INNER, BETA, work);
    }

    /** Back to silence. */
    public void clear() {
      Arrays.fill(phase, 0);
      Arrays.fill(shaken, 0);
      for (int o = 0; o < COUNT; o++) {
        Arrays.fill(spill[o], 0);
        Arrays.fill(past[o], 0);
        Arrays.fill(restarts[o], -1);
        Arrays.fill(plain[o], 0);
        Arrays.fill(jumps[o], 0);
        Arrays.fill(bends[o], 0);
        Arrays.fill(corners[o], -1);
      }
      outer.reset();
      inner.reset();
      toldOuter.reset();
      toldInner.reset();
    }
  }

  private final Links links;
  private final Wavetable.Range range;
  private final int times;
  private final int block;

  /** What the oscillators play; the user fills it before each quantum. */
  public final LinkedPart[] parts = {new LinkedPart(), new LinkedPart(), new LinkedPart()};

  /** Level of the product of two oscillators. */
  public final LinkedPart.Line ring = new LinkedPart.Line();

  // Within one quantum: samples of each oscillator after 32 of the quantum before.
  private final float[][] made = new float[COUNT][SPILL + BLOCK + SPILL];

  /** LinkedPart of a sample since a restart, -1 for none. */
  private final float[][] restarts = new float[COUNT][SPILL + BLOCK];

  /** Samples of a shaker that are not band-limited: its corners are mended in what it shakes. */
  private final float[][] plain = new float[COUNT][SPILL + BLOCK];

  /** LinkedPart of a sample since a corner of a shaker, -1 for none. */
  private final float[][] corners = new float[COUNT][SPILL + BLOCK];

  /** Height of the corner, and change of slope per sample. */
  private final float[][] jumps = new float[COUNT][SPILL + BLOCK];

  private final float[][] bends = new float[COUNT][SPILL + BLOCK];

  private final float[] mix = new float[BLOCK];
  private final float[] halved = new float[BLOCK / 2];
  private final BlockHalfBand.Work work = new BlockHalfBand.Work(OUTER, BLOCK / 2);

  public LinkedOscillators(Links links, double rate) {
    this.links = links;
    times = rate < 60_000 ? 4 : rate < 120_000 ? 2 : 1;
    block = times * FRAMES;
    // No harmonic above 20.5 kHz is needed: it would be filtered out.
    range = new Wavetable.Range((float) (20_500 / rate));
  }

  /** A voice that is silent and runs in these oscillators alone. */
  public State voice() {
    return new State(work);
  }

  /** Samples at the high rate from a wave to where it is heard. */
  private int delay() {
    return HALF + (times == 4 ? 2 * WAIT + 2 * INNER - 1 : times == 2 ? WAIT : 0);
  }

  /**
   * Starts a voice: as if it had always run at its {@link #parts}' first frequencies.
   *
   * @param phases in turns, at {@code ahead} frames before the first that {@link #run} makes
   * @param ahead frames from there to the first frame of the next quantum, may be negative
   * @param lead receives the 64 frames before the next quantum
   */
  public void start(State state, double[] phases, double ahead, float[] lead) {
    state.clear();
    for (int o = 0; o < COUNT; o++) {
      double step = parts[o].cycles.from / times;
      double steps = ahead * times + delay() + (double) o * HALF - 2 * block - 1;
      state.phase[o] = phases[o] + steps * step;
      state.phase[o] -= Math.floor(state.phase[o]);
      parts[o].cycles.to = parts[o].cycles.from;
    }
    run(state, lead, null);
    run(state, lead, null);
  }

  /**
   * Makes the next quantum.
   *
   * @param out receives 64 frames
   * @param told receives the oscillator that is told apart, at full level; null to leave it
   */
  public void run(State state, float[] out, float @Nullable [] told) {
    for (int o = COUNT - 1; o >= 0; o--) {
      if (!parts[o].gain.silent() || links.needs(o)) {
        make(state, o);
      } else {
        Arrays.fill(made[o], 0);
        Arrays.fill(restarts[o], -1);
      }
    }
    mix();
    thin(state.outer, state.inner, mix, 0, out);
    if (told != null) {
      int late = links.told == 1 ? HALF : 2 * HALF;
      thin(state.toldOuter, state.toldInner, made[links.told], SPILL - late, told);
    }
    for (int o = 0; o < COUNT; o++) {
      System.arraycopy(made[o], SPILL + block, state.spill[o], 0, SPILL);
      System.arraycopy(made[o], block, state.past[o], 0, SPILL);
      System.arraycopy(restarts[o], block, state.restarts[o], 0, SPILL);
      if (links.shakes(o)) {
        System.arraycopy(plain[o], block, state.plain[o], 0, SPILL);
        System.arraycopy(jumps[o], block, state.jumps[o], 0, SPILL);
        System.arraycopy(bends[o], block, state.bends[o], 0, SPILL);
        System.arraycopy(corners[o], block, state.corners[o], 0, SPILL);
      }
    }
  }

  /** Whether the wave of an oscillator jumps or bends. */
  private boolean corners(int o) {
    boolean made = o == 1 && (links.sync2 != 0 || (links.phase2 != 0 && corners(2)));
    return made || (parts[o].table == null && parts[o].wave != Wave.SINE);
  }

  private void mix() {
    Arrays.fill(mix, 0, block, 0f);
    for (int o = 0; o < COUNT; o++) {
      LinkedPart.Line gain = parts[o].gain;
      if (!gain.silent()) {
        add(mix, made[o], SPILL - o * HALF, gain.from, gain.slope(block), block);
      }
    }
    if (links.ring != 0 && !ring.silent()) {
      int first = links.ring - 1;
      float[] one = made[first];
      float[] other = made[first + 1];
      int at = SPILL - first * HALF;
      float slope = ring.slope(block);
      for (int i = 0; i < block; i++) {
        float product = one[at + i] * other[at - HALF + i];
        mix[i] = Math.fma(Math.fma(i, slope, ring.from), product, mix[i]);
      }
    }
  }

  private static void add(float[] to, float[] x, int at, float gain, float slope, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = Math.fma(Math.fma(i, slope, gain), x[at + i], to[i]);
    }
  }

  /** To the rate of the frames. */
  private void thin(BlockHalfBand outer, BlockHalfBand inner, float[] x, int at, float[] out) {
    if (times == 4) {
      inner.down(x, at, 2 * FRAMES, halved);
      outer.down(halved, 0, FRAMES, out);
    } else if (times == 2) {
      outer.down(x, at, FRAMES, out);
    } else {
      System.arraycopy(x, at, out, 0, FRAMES);
    }
  }

  /** Makes one oscillator, those after it being made. */
  private void make(State state, int o) {
    LinkedPart part = parts[o];
    float[] out = made[o];
    System.arraycopy(state.past[o], 0, out, 0, SPILL);
    System.arraycopy(state.spill[o], 0, out, SPILL, SPILL);
    Arrays.fill(out, 2 * SPILL, SPILL + block + SPILL, 0f);
    System.arraycopy(state.restarts[o], 0, restarts[o], 0, SPILL);
    int shaker = o == 0 ? links.phase1 : o == 1 ? links.phase2 : 0;
    int master = o == 0 ? links.sync1 : o == 1 ? links.sync2 : 0;
    // The one before runs as much ahead as its corners are late.
    boolean cornered = shaker != 0 && corners(shaker);
    float @Nullable [] shakes = shaker == 0 ? null : cornered ? plain[shaker] : made[shaker];
    int cornerAt = SPILL - (shaker - o) * HALF;
    int shakeAt = cornered ? cornerAt : cornerAt + HALF;
    float @Nullable [] syncs = master == 0 ? null : restarts[master];
    int syncAt = SPILL - (master - o) * HALF;
    float[] waves =
        part.table == null
            ? out
            : part.table.wave(range, Math.max(part.cycles.from, part.cycles.to));
    double begin = part.start();
    double phase = state.phase[o];
    double before = state.shaken[o];
    float[] told = restarts[o];
    boolean shaking = links.shakes(o);
    if (shaking) {
      System.arraycopy(state.plain[o], 0, plain[o], 0, SPILL);
      System.arraycopy(state.jumps[o], 0, jumps[o], 0, SPILL);
      System.arraycopy(state.bends[o], 0, bends[o], 0, SPILL);
      System.arraycopy(state.corners[o], 0, corners[o], 0, SPILL);
      Arrays.fill(corners[o], SPILL, SPILL + block, -1f);
    }
    boolean restarting = o != 0 && (links.sync1 == o || links.sync2 == o);
    float cycles = part.cycles.from / times;
    float cyclesSlope = part.cycles.slope(block) / times;
    float shapes = part.shape.from;
    float shapeSlope = part.shape.slope(block);
    float depth = part.depth.from * TURN;
    float depthSlope = part.depth.slope(block) * TURN;
    for (int i = 0; i < block; i++) {
      double step = Math.fma(i, cyclesSlope, cycles);
      float shape = Math.fma(i, shapeSlope, shapes);
      double now = before;
      float corner = -1;
      double jump = 0;
      double bend = 0;
      if (shakes != null) {
        float radians = Math.fma(i, depthSlope, depth);
        now = (double) (shakes[shakeAt + i] * radians);
        corner = cornered ? corners[shaker][cornerAt + i] : -1;
        if (corner >= 0) {
          jump = jumps[shaker][cornerAt + i] * radians;
          bend = bends[shaker][cornerAt + i] * radians;
        }
      }
      double next = phase + step;
      if (restarting) {
        double since = (next - begin) - Math.floor(next - begin);
        told[SPILL + i] = since < step ? (float) (since / step) : -1;
      }
      float sync = syncs == null ? -1 : syncs[syncAt + i];
      if (sync < 0 && corner < 0) {
        wraps(part, shape, phase + before, next + now, 1, 0, i, o);
      } else {
        double late = sync < 0 ? corner : Math.min(1, sync);
        double speed = step + now - before - jump - bend * late;
        double reached = phase + step * (1 - late);
        double end = phase + before + speed * (1 - late);
        wraps(part, shape, phase + before, end, 1 - late, late, i, o);
        if (sync >= 0) {
          reached = begin;
          next = begin + step * late;
          // A restart begins a cycle for those that this one restarts.
          told[SPILL + i] = (float) late;
        }
        double from = reached + now - (speed + bend - step) * late;
        leap(part, waves, shape, end, from, speed, speed + bend, (float) late, i, o);
        wraps(part, shape, from, next + now, late, 0, i, o);
      }
      float value = part.value(waves, shape, next + now);
      out[SPILL + HALF + i] += value;
      if (shaking) {
        plain[o][SPILL + i] = value;
      }
      phase = next;
      before = now;
    }
    state.phase[o] = phase - Math.floor(phase);
    state.shaken[o] = before;
  }

  /**
   * Corrects the corners of the wave itself between two phases.
   *
   * @param time part of the sample that this takes, and {@code rest} what is left after it
   */
  private void wraps(
      LinkedPart part,
      float width,
      double from,
      double to,
      double time,
      double rest,
      int i,
      int o) {
    if (part.table != null || part.wave == Wave.SINE) {
      return;
    }
    switch (part.wave) {
      case SAW -> corner(from, to, 0.5, -2, 0, time, rest, i, o);
      case PULSE -> {
        corner(from, to, 0.5, -2, 0, time, rest, i, o);
        corner(from, to, 0.5 + width, 2, 0, time, rest, i, o);
      }
      default -> {
        corner(from, to, 0.5, 0, 8, time, rest, i, o);
        corner(from, to, 0, 0, -8, time, rest, i, o);
      }
    }
  }

  private void corner(
      double from,
      double to,
      double place,
      float height,
      float kink,
      double time,
      double rest,
      int i,
      int o) {
    double first = Math.floor(from - place);
    double last = Math.floor(to - place);
    if (first == last) {
      return;
    }
    double speed = (to - from) / Math.max(1e-6, time);
    boolean up = last > first;
    double turns = Math.min(8, Math.abs(last - first));
    for (int k = 1; k <= turns; k++) {
      double target = place + (up ? first + k : first - k + 1);
      float since = (float) Math.clamp(rest + (to - target) / speed, 0, 1);
      float size = up ? height : -height;
      float bend = kink * (float) Math.abs(speed);
      CORNERS.addCorner(made[o], SPILL + i, since, size, bend, 0);
      remember(i, o, since, size, bend);
    }
  }

  /**
   * Corrects the jump from one phase to another in all that the ear could tell.
   *
   * @param speed turns a sample before the jump, and {@code newSpeed} after it
   */
  private void leap(
      LinkedPart part,
      float[] waves,
      float shape,
      double from,
      double to,
      double speed,
      double newSpeed,
      float since,
      int i,
      int o) {
    float height = part.value(waves, shape, to) - part.value(waves, shape, from);
    double slope = 0;
    double curve = 0;
    if (part.table != null || part.wave == Wave.SINE) {
      float a0 = part.value(waves, shape, from - NEAR);
      float a1 = part.value(waves, shape, from);
      float a2 = part.value(waves, shape, from + NEAR);
      float b0 = part.value(waves, shape, to - NEAR);
      float b1 = part.value(waves, shape, to);
      float b2 = part.value(waves, shape, to + NEAR);
      slope = ((b2 - b0) * newSpeed - (a2 - a0) * speed) / (2 * NEAR);
      double bowed = (b2 - 2 * b1 + b0) * newSpeed * newSpeed;
      curve = (bowed - (a2 - 2 * a1 + a0) * speed * speed) / (NEAR * NEAR);
    } else if (part.wave == Wave.TRIANGLE) {
      slope =
          (LinkedPart.falling(to) ? -4 : 4) * newSpeed
              - (LinkedPart.falling(from) ? -4 : 4) * speed;
    } else if (part.wave == Wave.SAW) {
      slope = 2 * (newSpeed - speed);
    }
    CORNERS.addCorner(made[o], SPILL + i, since, height, (float) slope, (float) curve);
    remember(i, o, since, height, (float) slope);
  }

  /** Keeps a corner for those that this oscillator shakes; of two in one sample the later one. */
  private void remember(int i, int o, float since, float height, float bend) {
    int at = SPILL + i;
    boolean first = corners[o][at] < 0;
    jumps[o][at] = first ? height : jumps[o][at] + height;
    bends[o][at] = first ? bend : bends[o][at] + bend;
    corners[o][at] = since;
  }
}
