package org.songline.devices.dynamics;

import static org.songline.devices.dynamics.CompressorStrip.*;
import static org.songline.devices.dynamics.LaneSteps.moved;
import static org.songline.dsp.Quantum.LANES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;
import org.songline.devices.Io;
import org.songline.devices.LaneKernel;
import org.songline.devices.LaneState;
import org.songline.devices.Setup;
import org.songline.devices.Silence;
import org.songline.dsp.Lanes;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.Ballistics;

/**
 * Eight compressors side by side, sixteen lanes wide; both lanes of a strip carry the linked level.
 * Each step is a loop of its own over the quantum, small enough for the compiler to keep in
 * registers.
 */
final class CompressorLanes implements LaneKernel.Running {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final int STEP = Lanes.STEP;
  private static final int SIZE_OF_QUANTUM = Quantum.FRAMES * LANES;

  /** Each lane's neighbour: left for right and right for left. */
  private static final VectorShuffle<Float> OTHER_SIDE =
      VectorShuffle.fromOp(SPECIES, lane -> lane ^ 1);

  /** Makes kernels for clean strips without side-chain or look-ahead. */
  static final class Maker implements LaneKernel {
    @Override
    public boolean accepts(Setup setup, boolean sideChain) {
      return !sideChain
          && CompressorDevice.lookAhead(setup) == 0
          && setup.initial().get(CompressorDevice.CHARACTER) == CompressorDevice.CLEAN;
    }

    @Override
    public Running create(@Nullable Setup[] setups) {
      return new CompressorLanes(setups);
    }
  }

  private final @Nullable CompressorStrip[] strips = new CompressorStrip[LaneKernel.STRIPS];
  private final boolean[] quiet = new boolean[LaneKernel.STRIPS];
  private final boolean[] silent = new boolean[LaneKernel.STRIPS];
  private final float[] from = new float[CompressorStrip.SIZE * LANES];
  private final float[] delta = new float[CompressorStrip.SIZE * LANES];
  private final float[] key = new float[SIZE_OF_QUANTUM];
  private final float[] heard = new float[SIZE_OF_QUANTUM];
  private final LaneFilter low = new LaneFilter();
  private final LaneFilter high = new LaneFilter();
  private final float[] meanSquare = new float[LANES];
  private final float[] envelope = new float[LANES];
  private final float[] slow = new float[LANES];
  private final float[] rmsFactor = new float[LANES];
  private final float[] slowFactor = new float[LANES];
  private boolean limited;
  private boolean listens;

  CompressorLanes(@Nullable Setup[] setups) {
    for (int s = 0; s < strips.length; s++) {
      Setup setup = setups[s];
      strips[s] = setup == null ? null : new CompressorStrip(setup.sampleRate());
      if (setup != null) {
        set(rmsFactor, 2 * s, Ballistics.factor(RMS_SECONDS, setup.sampleRate()));
        set(slowFactor, 2 * s, Ballistics.factor(SLOW_SECONDS, setup.sampleRate()));
      }
    }
    Arrays.fill(quiet, true);
  }

  private static void set(float[] target, int lane, float value) {
    target[lane] = value;
    target[lane + 1] = value;
  }

  @Override
  public void process(float[] x, int offset, @Nullable Io[] ios) {
    control(x, offset, ios);
    float[] sound = x;
    int at = offset;
    if (low.filters()) {
      low.run(sound, at, key);
      sound = key;
      at = 0;
    }
    if (high.filters()) {
      high.run(sound, at, key);
      sound = key;
      at = 0;
    }
    if (listens) {
      System.arraycopy(sound, at, heard, 0, SIZE_OF_QUANTUM);
    }
    power(sound, at, key, from, delta, rmsFactor, meanSquare);
    LaneSteps.levels(key);
    LaneSteps.reductions(key, from, delta);
    if (limited) {
      LaneSteps.limit(key, from, delta);
    }
    follow(key, from, slowFactor, slow, envelope);
    LaneSteps.gains(key);
    apply(x, offset, key, from, delta);
    if (listens) {
      LaneSteps.listen(x, offset, heard, from, delta);
    }
    settle(ios);
  }

  private void control(float[] x, int offset, @Nullable Io[] ios) {
    boolean changed = false;
    for (int s = 0; s < strips.length; s++) {
      CompressorStrip strip = strips[s];
      Io io = ios[s];
      if (strip == null || io == null) {
        continue;
      }
      silent[s] = Silence.inStrip(x, offset, s);
      if (quiet[s]) {
        strip.snap();
        if (silent[s]) {
          continue;
        }
      }
      if (strip.next(io.values)) {
        spread(strip, 2 * s);
        changed = true;
      }
    }
    if (changed) {
      seeWhatRuns();
    }
  }

  /** Which steps any strip needs; a strip that rests keeps them as it left them. */
  private void seeWhatRuns() {
    limited = false;
    listens = false;
    low.begin();
    high.begin();
    for (int s = 0; s < strips.length; s++) {
      CompressorStrip strip = strips[s];
      if (strip != null) {
        limited |= strip.limited();
        listens |= strip.listens();
        low.see(strip.low);
        high.see(strip.high);
      }
    }
  }

  private void spread(CompressorStrip strip, int lane) {
    for (int i = 0; i < CompressorStrip.SIZE; i++) {
      set(from, i * LANES + lane, strip.from[i]);
      set(delta, i * LANES + lane, i < MOVING ? strip.delta[i] : 0f);
    }
    low.spread(strip.low, lane);
    high.spread(strip.high, lane);
  }

  /** The linked power of each frame. */
  private static void power(
      float[] x, int offset, float[] target, float[] c, float[] d, float[] factor, float[] state) {
    for (int lane = 0; lane < LANES; lane += STEP) {
      var f = FloatVector.fromArray(SPECIES, factor, lane);
      var mean = FloatVector.fromArray(SPECIES, state, lane);
      for (int frame = 0; frame < Quantum.FRAMES; frame++) {
        var v = FloatVector.fromArray(SPECIES, x, offset + frame * LANES + lane);
        var own = v.mul(v);
        var other = own.rearrange(OTHER_SIDE);
        var peak = own.max(other);
        mean = f.fma(own.add(other).mul(0.5f).sub(mean), mean);
        var weight = moved(c, d, RMS * LANES + lane, FloatVector.broadcast(SPECIES, (float) frame));
        weight.fma(mean.sub(peak), peak).intoArray(target, frame * LANES + lane);
      }
      mean.intoArray(state, lane);
    }
  }

  /**
   * {@link Ballistics#follow}, from frame to frame. The way up and the way down are added, one of
   * them being none: a mask in its place may be boxed.
   */
  private static void follow(float[] x, float[] c, float[] factor, float[] slows, float[] state) {
    for (int lane = 0; lane < LANES; lane += STEP) {
      var attack = FloatVector.fromArray(SPECIES, c, ATTACKING * LANES + lane);
      var release = FloatVector.fromArray(SPECIES, c, RELEASING * LANES + lane);
      var slowing = FloatVector.fromArray(SPECIES, c, SLOWING * LANES + lane);
      var f = FloatVector.fromArray(SPECIES, factor, lane);
      var zero = FloatVector.zero(SPECIES);
      var one = FloatVector.broadcast(SPECIES, 1f);
      var slow = FloatVector.fromArray(SPECIES, slows, lane);
      var envelope = FloatVector.fromArray(SPECIES, state, lane);
      for (int i = lane; i < SIZE_OF_QUANTUM; i += LANES) {
        var reduction = FloatVector.fromArray(SPECIES, x, i);
        slow = f.fma(reduction.sub(slow), slow);
        var slowed = slowing.fma(slow.mul(Ballistics.SLOWEST).min(one), release);
        var way = reduction.sub(envelope);
        envelope = attack.fma(way.max(zero), slowed.fma(way.min(zero), envelope));
        envelope.intoArray(x, i);
      }
      slow.intoArray(slows, lane);
      envelope.intoArray(state, lane);
    }
  }

  private static void apply(float[] x, int offset, float[] gains, float[] c, float[] d) {
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int lane = 0; lane < LANES; lane += STEP) {
      for (int frame = 0; frame < Quantum.FRAMES; frame++) {
        var t = FloatVector.broadcast(SPECIES, (float) frame);
        var gain =
            moved(c, d, WET * LANES + lane, t)
                .fma(
                    FloatVector.fromArray(SPECIES, gains, frame * LANES + lane),
                    moved(c, d, DRY * LANES + lane, t));
        int at = offset + frame * LANES + lane;
        gain.fma(FloatVector.fromArray(SPECIES, x, at), zero).intoArray(x, at);
      }
    }
  }

  private void settle(@Nullable Io[] ios) {
    low.flush();
    high.flush();
    LaneState.flush(meanSquare, 0, LANES);
    for (int i = 0; i < LANES; i++) {
      envelope[i] = envelope[i] >= LEAST ? envelope[i] : 0f;
      slow[i] = slow[i] >= LEAST ? slow[i] : 0f;
    }
    for (int s = 0; s < strips.length; s++) {
      quiet[s] = strips[s] == null || (silent[s] && empty(2 * s));
      Io io = ios[s];
      if (io != null) {
        io.readings.set(DynamicsReadings.REDUCTION_AT, envelope[2 * s]);
      }
    }
  }

  private boolean empty(int lane) {
    return low.empty(lane)
        && high.empty(lane)
        && meanSquare[lane] == 0
        && envelope[lane] == 0
        && slow[lane] == 0;
  }

  @Override
  public boolean idle() {
    return LaneState.idle(quiet);
  }

  @Override
  public void reset() {
    low.reset();
    high.reset();
    Arrays.fill(meanSquare, 0f);
    Arrays.fill(envelope, 0f);
    Arrays.fill(slow, 0f);
    Arrays.fill(quiet, true);
  }
}
