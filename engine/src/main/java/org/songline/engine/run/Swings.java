package org.songline.engine.run;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.songline.devices.Io;
import org.songline.devices.Parameter;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.engine.plan.DeviceSpec;
import org.songline.engine.plan.Op;
import org.songline.engine.values.Curve;
import org.songline.engine.values.Follower;
import org.songline.engine.values.Motion;
import org.songline.engine.values.PlanValues;

/**
 * Moves the parameters of one device by what modulators say: at each frame by depth times the
 * modulator's value of the knob's travel, from where song and automation have the knob, and never
 * beyond its ends. The travel of a logarithmic parameter is a factor, of a linear one a sum.
 */
final class Swings {
  private static final int POINTS = Quantum.FRAMES + 1;

  private final PlanValues.Swing[] swings;
  private final float[][] said;
  private final Follower[] depths;
  private final Parameter[] table;
  private final float[] octaves;
  private final float[] travel = new float[POINTS];

  /**
   * @param moved what moves the device, from buffers of the same machine
   */
  Swings(DeviceSpec device, List<Op.Moved> moved, Buffers buffers) {
    List<Op.Moved> sorted =
        moved.stream().sorted(Comparator.comparingInt(Op.Moved::parameter)).toList();
    int count = sorted.size();
    swings = new PlanValues.Swing[count];
    said = new float[count][];
    depths = new Follower[count];
    for (int i = 0; i < count; i++) {
      Op.Moved one = sorted.get(i);
      swings[i] = new PlanValues.Swing(one.modulator(), device.id(), one.parameter());
      said[i] = buffers.audio(one.buffer());
      depths[i] = new Follower(Follower.LEVEL, Curve.constant(0));
    }
    table = device.type().parameters().toArray(Parameter[]::new);
    octaves = new float[table.length];
    for (int i = 0; i < octaves.length; i++) {
      if (table[i].scale() == Parameter.Scale.LOGARITHMIC) {
        octaves[i] = (float) (Exact.log(table[i].max() / table[i].min()) / Exact.log(2));
      }
    }
  }

  /** Follows other depths from the next quantum on. */
  void bind(PlanValues values) {
    for (int i = 0; i < swings.length; i++) {
      Curve depth = values.swings().get(swings[i]);
      if (depth != null) {
        depths[i].follow(depth);
      }
    }
  }

  /**
   * Moves the values of one quantum.
   *
   * @param bases where song and automation have the knobs
   * @param at where the quantum begins in the buffers
   * @param song the frame of the song
   */
  void apply(Io io, Follower[] bases, int at, long song, Motion motion) {
    for (int i = 0; i < swings.length; ) {
      int parameter = swings[i].parameter();
      Arrays.fill(travel, 0);
      for (; i < swings.length && swings[i].parameter() == parameter; i++) {
        add(i, at, song, motion);
      }
      if (table[parameter].kind() != Parameter.Kind.STRUCTURAL) {
        set(io, parameter, bases[parameter]);
      }
    }
  }

  private void add(int i, int at, long song, Motion motion) {
    boolean moving = depths[i].go(song, motion);
    float[] x = said[i];
    for (int f = 0; f < Quantum.FRAMES; f++) {
      float depth = moving ? depths[i].tile()[f] : depths[i].value();
      travel[f] = Math.fma(depth, x[at + f], travel[f]);
    }
    travel[Quantum.FRAMES] =
        Math.fma(depths[i].end(), x[at + Quantum.FRAMES], travel[Quantum.FRAMES]);
  }

  private void set(Io io, int index, Follower base) {
    Parameter parameter = table[index];
    if (parameter.kind() == Parameter.Kind.STEPPED) {
      float value = moved(parameter, index, base.value(), travel[0]);
      io.values.hold(index, (float) parameter.limited(value));
      return;
    }
    boolean still = !base.moving();
    for (int f = 1; f < POINTS && still; f++) {
      still = travel[f] == travel[0];
    }
    if (still) {
      io.values.hold(index, moved(parameter, index, base.value(), travel[0]));
      return;
    }
    float[] curve = io.values.curve(index);
    for (int f = 0; f < Quantum.FRAMES; f++) {
      float from = base.moving() ? base.tile()[f] : base.value();
      curve[f] = moved(parameter, index, from, travel[f]);
    }
    float end = base.moving() ? base.end() : base.value();
    io.values.move(index, moved(parameter, index, end, travel[Quantum.FRAMES]));
  }

  private float moved(Parameter parameter, int index, float from, float way) {
    float min = (float) parameter.min();
    float max = (float) parameter.max();
    float to =
        switch (parameter.scale()) {
          case LINEAR -> Math.fma(way, max - min, from);
          case LOGARITHMIC -> from * Exact.fastExp2(Math.clamp(way * octaves[index], -60f, 60f));
          case SQUARE -> {
            float place = (float) Math.sqrt(Math.max(0, (from - min) / (max - min))) + way;
            float inside = Math.clamp(place, 0f, 1f);
            yield Math.fma(inside * inside, max - min, min);
          }
        };
    return Math.clamp(to, min, max);
  }
}
