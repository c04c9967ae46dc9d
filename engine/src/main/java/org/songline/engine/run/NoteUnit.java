package org.songline.engine.run;

import org.jspecify.annotations.Nullable;
import org.songline.devices.Events;
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
 * A note device with its state. While it is bypassed notes go past it, as late as it would play
 * them; when it is switched, all that sounds is released. One that fails is bypassed from then on.
 */
final class NoteUnit implements Unit {
  private final DeviceSpec spec;
  private final Processor processor;
  private final Controls controls;
  private final Follower enabled = new Follower(0, Curve.constant(1));
  private final Events[] late;
  private int at;
  private boolean wasOff;
  private boolean started;
  private volatile @Nullable Throwable failure;

  NoteUnit(DeviceSpec spec, Setup setup) {
    this.spec = spec;
    this.processor = spec.type().create(setup);
    this.controls = new Controls(spec, setup);
    if (processor.latency() % Quantum.FRAMES != 0) {
      throw new IllegalStateException(
          spec.type().id() + ": notes can be late by whole quanta only");
    }
    late = new Events[processor.latency() / Quantum.FRAMES + 1];
    for (int i = 0; i < late.length; i++) {
      late[i] = new Events();
    }
  }

  @Override
  public DeviceSpec spec() {
    return spec;
  }

  @Override
  public int frames() {
    return processor.latency();
  }

  /** Where the notes of the next quantum are to be put. */
  Events in() {
    return controls.io.events;
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
   * Plays one quantum.
   *
   * @param quantum of the course
   * @param offset where the quantum begins in the buffers of modulators
   * @return what is heard further on, valid until the next quantum
   */
  Events process(long quantum, int offset, Clock clock) {
    controls.go(quantum, clock, offset);
    if (clock.motion(quantum) == Motion.STARTS) {
      processor.reset();
    }
    enabled.go(clock.song(quantum), clock.motion(quantum));
    boolean off = failure != null || enabled.value() < 0.5f;
    boolean turned = started && off != wasOff;
    started = true;
    wasOff = off;
    Io io = controls.io;
    late[at].copy(io.events);
    at = at + 1 == late.length ? 0 : at + 1;
    Events passed = late[at];
    io.played.clear();
    if (turned) {
      io.played.add(Events.ALL_OFF, 0, 0, 0, 0);
      processor.reset();
    }
    if (off) {
      for (int i = 0; i < passed.size(); i++) {
        io.played.add(
            passed.kind(i), passed.frame(i), passed.note(i), passed.key(i), passed.value(i));
      }
    } else if (io.events.size() > 0 || !processor.idle()) {
      play(io);
    }
    return io.played;
  }

  private void play(Io io) {
    try {
      processor.process(io);
    } catch (RuntimeException | Error e) {
      failure = e;
      io.played.clear();
      io.played.add(Events.ALL_OFF, 0, 0, 0, 0);
    }
  }
}
