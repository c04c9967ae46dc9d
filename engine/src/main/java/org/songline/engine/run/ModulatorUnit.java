package org.songline.engine.run;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
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
 * A modulator with its state. While it is bypassed it says 0; switching it glides. One that fails
 * says 0 from then on.
 */
final class ModulatorUnit implements Unit {
  private static final int POINTS = Quantum.FRAMES + 1;

  private final DeviceSpec spec;
  private final Processor processor;
  private final Controls controls;
  private final Follower enabled = new Follower(Follower.SWITCH, Curve.constant(1));
  private volatile @Nullable Throwable failure;

  ModulatorUnit(DeviceSpec spec, Setup setup) {
    this.spec = spec;
    this.processor = spec.type().create(setup);
    this.controls = new Controls(spec, setup);
  }

  @Override
  public DeviceSpec spec() {
    return spec;
  }

  @Override
  public int frames() {
    return 0;
  }

  Io io() {
    return controls.io;
  }

  /** What the device failed with, if it did. */
  @Nullable Throwable failure() {
    return failure;
  }

  void moveBy(@Nullable Swings swings) {
    controls.moveBy(swings);
  }

  void bind(PlanValues values) {
    controls.bind(values);
    Curve on = values.enabled().get(spec.id());
    if (on != null) {
      enabled.follow(on);
    }
  }

  /**
   * Says one quantum.
   *
   * @param out where its values go, one a frame from {@code offset} on and one for the frame after
   * @param quantum of the course
   */
  void process(float[] out, int offset, long quantum, Clock clock) {
    controls.go(quantum, clock, offset);
    if (clock.motion(quantum) == Motion.STARTS) {
      processor.reset();
    }
    boolean gliding = enabled.go(clock.song(quantum), clock.motion(quantum));
    Io io = controls.io;
    if (failure == null) {
      say(io);
    }
    if (failure != null || (!gliding && enabled.value() == 0)) {
      Arrays.fill(out, offset, offset + POINTS, 0);
      return;
    }
    System.arraycopy(io.modulation, 0, out, offset, POINTS);
    if (gliding) {
      for (int f = 0; f < Quantum.FRAMES; f++) {
        out[offset + f] *= enabled.tile()[f];
      }
      out[offset + Quantum.FRAMES] *= enabled.end();
    }
  }

  private void say(Io io) {
    try {
      processor.process(io);
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }
}
