package org.songline.engine.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.devices.Io;
import org.songline.devices.Parameter;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;
import org.songline.engine.plan.DeviceSpec;
import org.songline.engine.values.Curve;
import org.songline.engine.values.Follower;
import org.songline.engine.values.Motion;
import org.songline.engine.values.PlanValues;

/** Fills the values of one device quantum by quantum. */
final class Controls {
  final Io io;
  private final DeviceSpec spec;
  private final Parameter[] table;
  private final Follower[] followers;
  private final int[] active;
  private int actives;
  private boolean bound;
  private @Nullable Swings swings;

  Controls(DeviceSpec spec, Setup setup) {
    this.spec = spec;
    this.io = new Io(spec.type());
    this.table = spec.type().parameters().toArray(Parameter[]::new);
    this.followers = new Follower[table.length];
    this.active = new int[table.length];
    for (int i = 0; i < table.length; i++) {
      double initial = setup.initial().get(i);
      int glide = table[i].kind() == Parameter.Kind.SMOOTH ? Follower.LEVEL : 0;
      followers[i] = new Follower(glide, Curve.constant(initial));
      io.values.hold(i, (float) initial);
    }
  }

  /** Follows other values from the next quantum on. */
  void bind(PlanValues values) {
    Swings moving = swings;
    if (moving != null) {
      moving.bind(values);
    }
    List<Curve> curves = values.parameters().get(spec.id());
    if (curves == null || curves.size() != table.length) {
      return;
    }
    for (int i = 0; i < table.length; i++) {
      if (table[i].kind() != Parameter.Kind.STRUCTURAL) {
        followers[i].follow(curves.get(i));
      }
    }
    again();
  }

  /** Is moved by modulators, or by none, from the next quantum on. */
  void moveBy(@Nullable Swings other) {
    swings = other;
  }

  /** Goes to a quantum of the course. */
  void go(long quantum, Clock clock) {
    io.frame = clock.time(quantum);
    io.tempo = clock.bpm(quantum);
    io.quarters = clock.quarters(quantum);
    if (clock.motion(quantum) == Motion.STARTS) {
      again();
    }
    if (bound) {
      follow(clock.song(quantum), clock.motion(quantum));
    }
  }

  /**
   * Goes to a quantum of the course.
   *
   * @param at where the quantum begins in the buffers of the modulators
   */
  void go(long quantum, Clock clock, int at) {
    go(quantum, clock);
    Swings moving = swings;
    if (moving != null) {
      moving.apply(io, followers, at, clock.song(quantum), clock.motion(quantum));
    }
  }

  /** Looks at all values anew. */
  private void again() {
    actives = 0;
    for (int i = 0; i < table.length; i++) {
      if (table[i].kind() != Parameter.Kind.STRUCTURAL) {
        active[actives++] = i;
      }
    }
    bound = actives > 0;
  }

  private void follow(long song, Motion motion) {
    int kept = 0;
    for (int k = 0; k < actives; k++) {
      int i = active[k];
      Follower follower = followers[i];
      boolean moving = follower.go(song, motion);
      if (table[i].kind() == Parameter.Kind.STEPPED) {
        io.values.hold(i, (float) table[i].limited(follower.value()));
      } else if (moving) {
        System.arraycopy(follower.tile(), 0, io.values.curve(i), 0, Quantum.FRAMES);
        io.values.move(i, follower.end());
      } else {
        io.values.hold(i, follower.value());
      }
      if (!follower.steady()) {
        active[kept++] = i;
      }
    }
    actives = kept;
    bound = kept > 0;
  }
}
