package org.songline.devices.dynamics;

import static org.songline.devices.dynamics.CompressorStrip.*;
import static org.songline.dsp.Quantum.LANES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
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
import org.songline.dsp.filter.Section;

/**
 * Eight compressors side by side, sixteen lanes wide; both lanes of a strip carry the linked level.
 * Each step is a loop of its own over the quantum, small enough for the compiler to keep in
 * registers.
 */
final class CompressorLanes implements LaneKernel.Running {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final int STEP = Lanes.STEP;
  private static final int SIZE_OF_QUANTUM = Quantum.FRAMES * LANES;
  private static final float ROUND = 12582912f;
  private static final int ROUND_BITS = 0x4b400000;
  private static final int SQRT_HALF_BITS = 0x3f3504f3;

  /** Each lane's neighbour: left for right and right for left. */
  private static final VectorShuffle<Float> OTHER_SIDE =
      VectorShuffle.fromOp(SPECIES, lane -> lane ^ 1);

  /** Makes kernels for strips without side-chain or look-ahead. */
  static final class Maker implements LaneKernel {
    @Override
    public boolean accepts(Setup setup, boolean sideChain) {
      double ahead = setup.initial().get(CompressorDevice.LOOK_AHEAD) / 1000 * setup.sampleRate();
      return !sideChain && Math.rint(ahead) == 0;
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
  private final float[] keyFrom = new float[Section.SIZE * LANES];
  private final float[] keyDelta = new float[Section.SIZE * LANES];
  private final float[] keyState = new float[2 * LANES];
  private final float[] meanSquare = new float[LANES];
  private final float[] envelope = new float[LANES];
  private final float[] slow = new float[LANES];
  private final float[] rmsFactor = new float[LANES];
  private final float[] slowFactor = new float[LANES];
  private boolean filtered;

  CompressorLanes(@Nullable Setup[] setups) {
    for (int s = 0; s < strips.length; s++) {
      Setup setup = setups[s];
      strips[s] = setup == null ? null : new CompressorStrip(setup.sampleRate());
      if (setup != null) {
        set(rmsFactor, 2 * s, Ballistics.factor(RMS_SECONDS, setup.sampleRate()));
        set(slowFactor, 2 * s, Ballistics.factor(SLOW_SECONDS, setup.sampleRate()));
      }
    }
    Arrays.fill(keyFrom, Section.X * LANES, (Section.X + 1) * LANES, 1f);
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
    if (filtered) {
      filter(x, offset, key, keyFrom, keyDelta, keyState);
      sound = key;
      at = 0;
    }
    power(sound, at, key, from, delta, rmsFactor, meanSquare);
    levels(key);
    reductions(key, from, delta);
    follow(key, from, slowFactor, slow, envelope);
    gains(key);
    apply(x, offset, key, from, delta);
    settle();
  }

  private void control(float[] x, int offset, @Nullable Io[] ios) {
    boolean anyKey = false;
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
      }
      anyKey |= !strip.key.flat();
    }
    filtered = anyKey;
  }

  private void spread(CompressorStrip strip, int lane) {
    for (int i = 0; i < CompressorStrip.SIZE; i++) {
      set(from, i * LANES + lane, strip.from[i]);
      set(delta, i * LANES + lane, i < MOVING ? strip.delta[i] : 0f);
    }
    boolean flat = strip.key.flat();
    for (int i = 0; i < Section.SIZE; i++) {
      float start = flat ? (i == Section.X ? 1f : 0f) : strip.key.from[i];
      float step = flat ? 0f : (strip.key.to[i] - strip.key.from[i]) / Quantum.FRAMES;
      set(keyFrom, i * LANES + lane, start);
      set(keyDelta, i * LANES + lane, step);
    }
    if (flat) {
      set(keyState, lane, 0f);
      set(keyState, LANES + lane, 0f);
    }
  }

  private static FloatVector moved(float[] from, float[] delta, int at, FloatVector t) {
    return t.fma(
        FloatVector.fromArray(SPECIES, delta, at), FloatVector.fromArray(SPECIES, from, at));
  }

  private static void filter(
      float[] x, int offset, float[] target, float[] c, float[] delta, float[] state) {
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int lane = 0; lane < LANES; lane += STEP) {
      var s1 = FloatVector.fromArray(SPECIES, state, lane);
      var s2 = FloatVector.fromArray(SPECIES, state, LANES + lane);
      for (int frame = 0; frame < Quantum.FRAMES; frame++) {
        var t = FloatVector.broadcast(SPECIES, (float) frame);
        var b = moved(c, delta, Section.B * LANES + lane, t);
        var v = FloatVector.fromArray(SPECIES, x, offset + frame * LANES + lane);
        var e = v.sub(s2);
        var y = moved(c, delta, Section.X * LANES + lane, t).fma(v, zero);
        y = moved(c, delta, Section.T1 * LANES + lane, t).fma(s1, y);
        y = moved(c, delta, Section.T2 * LANES + lane, t).fma(s2, y);
        y.intoArray(target, frame * LANES + lane);
        var next = b.fma(e, moved(c, delta, Section.D * LANES + lane, t).fma(s1, s1));
        s2 = moved(c, delta, Section.H * LANES + lane, t).fma(e, b.fma(s1, s2));
        s1 = next;
      }
      s1.intoArray(state, lane);
      s2.intoArray(state, LANES + lane);
    }
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

  /** {@link Ballistics#level} of every number. */
  private static void levels(float[] x) {
    for (int i = 0; i < SIZE_OF_QUANTUM; i += STEP) {
      var bits =
          FloatVector.fromArray(SPECIES, x, i).add(Ballistics.LEAST_POWER).reinterpretAsInts();
      var exponent = bits.sub(SQRT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
      var f = bits.sub(exponent.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats().sub(1f);
      var whole = exponent.add(ROUND_BITS).reinterpretAsFloats().sub(ROUND);
      var p = FloatVector.broadcast(SPECIES, -0.14581161737f);
      p = p.fma(f, FloatVector.broadcast(SPECIES, 0.23404233158f));
      p = p.fma(f, FloatVector.broadcast(SPECIES, -0.24887686968f));
      p = p.fma(f, FloatVector.broadcast(SPECIES, 0.28709870577f));
      p = p.fma(f, FloatVector.broadcast(SPECIES, -0.36023962498f));
      p = p.fma(f, FloatVector.broadcast(SPECIES, 0.48092323542f));
      p = p.fma(f, FloatVector.broadcast(SPECIES, -0.72135281563f));
      p = p.fma(f, FloatVector.broadcast(SPECIES, 1.44269490242f));
      p.fma(f, whole).mul(Ballistics.DB_PER_LOG2_POWER).intoArray(x, i);
    }
  }

  /** {@link Ballistics#reduction} of every level. */
  private static void reductions(float[] x, float[] c, float[] d) {
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int lane = 0; lane < LANES; lane += STEP) {
      for (int frame = 0; frame < Quantum.FRAMES; frame++) {
        var t = FloatVector.broadcast(SPECIES, (float) frame);
        var half = moved(c, d, HALF_KNEE * LANES + lane, t);
        var over =
            FloatVector.fromArray(SPECIES, x, frame * LANES + lane)
                .sub(moved(c, d, LIMIT * LANES + lane, t));
        var into = over.add(half).max(zero).min(half.add(half));
        var beyond = over.sub(half).max(zero);
        moved(c, d, SLOPE * LANES + lane, t)
            .mul(into.mul(into).fma(moved(c, d, BEND * LANES + lane, t), beyond))
            .intoArray(x, frame * LANES + lane);
      }
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

  /** {@link Ballistics#gain} of every envelope. */
  private static void gains(float[] x) {
    for (int i = 0; i < SIZE_OF_QUANTUM; i += STEP) {
      var power =
          FloatVector.fromArray(SPECIES, x, i).mul(-Ballistics.LOG2_PER_DB).max(-126f).min(126f);
      var shifted = power.add(ROUND);
      var f = power.sub(shifted.sub(ROUND));
      var scale =
          shifted
              .reinterpretAsInts()
              .sub(ROUND_BITS - 127)
              .lanewise(VectorOperators.LSHL, 23)
              .reinterpretAsFloats();
      var p = FloatVector.broadcast(SPECIES, 1.5337577e-4f);
      p = p.fma(f, FloatVector.broadcast(SPECIES, 1.3399860e-3f));
      p = p.fma(f, FloatVector.broadcast(SPECIES, 9.6185198e-3f));
      p = p.fma(f, FloatVector.broadcast(SPECIES, 5.5503290e-2f));
      p = p.fma(f, FloatVector.broadcast(SPECIES, 2.4022646e-1f));
      p = p.fma(f, FloatVector.broadcast(SPECIES, 6.9314718e-1f));
      p = p.fma(f, FloatVector.broadcast(SPECIES, 1f));
      p.mul(scale).intoArray(x, i);
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

  private void settle() {
    LaneState.flush(keyState, 0, keyState.length);
    LaneState.flush(meanSquare, 0, LANES);
    for (int i = 0; i < LANES; i++) {
      envelope[i] = envelope[i] >= LEAST ? envelope[i] : 0f;
      slow[i] = slow[i] >= LEAST ? slow[i] : 0f;
    }
    for (int s = 0; s < strips.length; s++) {
      quiet[s] = strips[s] == null || (silent[s] && empty(2 * s));
    }
  }

  private boolean empty(int lane) {
    return keyState[lane] == 0
        && keyState[lane + 1] == 0
        && keyState[LANES + lane] == 0
        && keyState[LANES + lane + 1] == 0
        && meanSquare[lane] == 0
        && envelope[lane] == 0
        && slow[lane] == 0;
  }

  @Override
  public boolean idle() {
    for (boolean rests : quiet) {
      if (!rests) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void reset() {
    Arrays.fill(keyState, 0f);
    Arrays.fill(meanSquare, 0f);
    Arrays.fill(envelope, 0f);
    Arrays.fill(slow, 0f);
    Arrays.fill(quiet, true);
  }
}
