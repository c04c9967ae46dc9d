package org.songline.engine.run;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songline.devices.DeviceType;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;
import org.songline.engine.plan.DeviceSpec;
import org.songline.engine.values.Curve;
import org.songline.engine.values.Follower;
import org.songline.engine.values.Motion;
import org.songline.engine.values.PlanValues;

/**
 * A device with its state, kept by the model's id for as long as the song has it. Rounds its
 * latency up to whole quanta, passes its input on at the same lag while it is bypassed, and glides
 * between the two. A device that comes back from bypass starts afresh. One that fails is bypassed
 * from then on.
 */
final class DeviceUnit implements Unit {
  private static final int SAMPLES = Quantum.SAMPLES;

  private final DeviceSpec spec;
  private final Processor processor;
  private final Controls controls;
  private final boolean instrument;
  private final Follower enabled = new Follower(Follower.SWITCH, Curve.constant(1));
  private final float[] dry = new float[SAMPLES];
  // What the processor gave and the host still holds back, to fill its latency up.
  private final int padding;
  private final float[] late;
  private final float[] shifted = new float[SAMPLES];
  private final QuantumRing bypass;
  private final int latency;
  private volatile @Nullable Throwable failure;
  private volatile @Nullable Probe before;
  private volatile @Nullable Probe after;
  private boolean wasOff;
  private boolean works;
  private int lateLoud;

  DeviceUnit(DeviceSpec spec, Setup setup) {
    this.spec = spec;
    this.processor = spec.type().create(setup);
    this.controls = new Controls(spec, setup);
    this.instrument = spec.type().category() == DeviceType.Category.INSTRUMENT;
    int frames = processor.latency();
    this.latency = (frames + Quantum.FRAMES - 1) / Quantum.FRAMES;
    this.padding = (latency * Quantum.FRAMES - frames) * Quantum.CHANNELS;
    this.late = new float[padding];
    this.bypass = new QuantumRing(latency);
  }

  @Override
  public int frames() {
    return processor.latency();
  }

  Processor processor() {
    return processor;
  }

  @Override
  public DeviceSpec spec() {
    return spec;
  }

  void moveBy(@Nullable Swings swings) {
    controls.moveBy(swings);
  }

  Io io() {
    return controls.io;
  }

  /** Comes up from what goes past it, unless the song starts. */
  void arrive() {
    enabled.from(0);
  }

  /** What the device failed with, if it did. */
  @Nullable Throwable failure() {
    return failure;
  }

  /** Whether it processed the last quantum. */
  boolean works() {
    return works;
  }

  /** Lets others look at what enters it and what leaves it, or no longer. */
  void watch(@Nullable Probe in, @Nullable Probe out) {
    before = in;
    after = out;
  }

  void bind(PlanValues values) {
    controls.bind(values);
    Curve on = values.enabled().get(spec.id());
    if (on != null) {
      enabled.follow(on);
    }
  }

  /**
   * Makes one quantum in place.
   *
   * @param quantum of the course
   * @param silent whether the input is silence; events count as sound
   * @param keyed whether the side-chain may have sound
   * @return whether the output is silence, which then is all zeros
   */
  boolean process(
      float[] audio, int offset, long quantum, boolean silent, boolean keyed, Clock clock) {
    Probe in = before;
    if (in != null) {
      in.put(audio, offset);
    }
    boolean quiet = made(audio, offset, quantum, silent, keyed, clock);
    Probe out = after;
    if (out != null) {
      out.put(audio, offset);
    }
    return quiet;
  }

  private boolean made(
      float[] audio, int offset, long quantum, boolean silent, boolean keyed, Clock clock) {
    controls.go(quantum, clock, offset);
    if (clock.motion(quantum) == Motion.STARTS) {
      afresh();
    }
    boolean gliding = enabled.go(clock.song(quantum), clock.motion(quantum));
    boolean off = failure != null || (!gliding && enabled.value() == 0);
    boolean dryKept = latency > 0 || gliding;
    boolean drySilent = silent || instrument;
    if (dryKept) {
      if (instrument) {
        Arrays.fill(dry, 0);
      } else {
        System.arraycopy(audio, offset, dry, 0, SAMPLES);
      }
      drySilent = bypass.pass(dry, 0, drySilent);
    }
    works = false;
    if (off) {
      wasOff = true;
      if (latency > 0 || instrument) {
        if (latency > 0) {
          System.arraycopy(dry, 0, audio, offset, SAMPLES);
        } else {
          Arrays.fill(audio, offset, offset + SAMPLES, 0);
        }
      }
      return drySilent;
    }
    if (wasOff) {
      wasOff = false;
      afresh();
    }
    boolean quiet = run(audio, offset, silent, keyed);
    if (!gliding) {
      return quiet;
    }
    mix(audio, offset);
    fadeOuts(controls.io);
    return quiet && drySilent;
  }

  private void afresh() {
    processor.reset();
    Arrays.fill(late, 0);
    lateLoud = 0;
  }

  private void fadeOuts(Io io) {
    float[] on = enabled.tile();
    for (int o = 0; o < io.outputs.length; o++) {
      float[] out = io.outputs[o];
      for (int i = 0; out != null && i < SAMPLES; i++) {
        out[io.outputOffset + i] *= on[i >> 1];
      }
    }
  }

  private boolean run(float[] audio, int offset, boolean silent, boolean keyed) {
    Io io = controls.io;
    if (silent && !keyed && io.events.size() == 0 && processor.idle()) {
      if (lateLoud == 0) {
        return true;
      }
    } else {
      io.audio = audio;
      io.offset = offset;
      works = true;
      if (!processed(io)) {
        Arrays.fill(audio, offset, offset + SAMPLES, 0);
      }
      lateLoud = 2;
    }
    if (padding > 0) {
      shift(audio, offset);
      lateLoud--;
    } else {
      lateLoud = 0;
    }
    return false;
  }

  private boolean processed(Io io) {
    try {
      processor.process(io);
      return true;
    } catch (RuntimeException | Error e) {
      failure = e;
      return false;
    }
  }

  /** Gives what was held back, then the front of the new sound; holds back its rest. */
  private void shift(float[] audio, int offset) {
    System.arraycopy(late, 0, shifted, 0, padding);
    System.arraycopy(audio, offset, shifted, padding, SAMPLES - padding);
    System.arraycopy(audio, offset + SAMPLES - padding, late, 0, padding);
    System.arraycopy(shifted, 0, audio, offset, SAMPLES);
  }

  private void mix(float[] audio, int offset) {
    float[] on = enabled.tile();
    for (int f = 0; f < Quantum.FRAMES; f++) {
      float g = on[f];
      int i = 2 * f;
      audio[offset + i] = dry[i] + g * (audio[offset + i] - dry[i]);
      audio[offset + i + 1] = dry[i + 1] + g * (audio[offset + i + 1] - dry[i + 1]);
    }
  }
}
