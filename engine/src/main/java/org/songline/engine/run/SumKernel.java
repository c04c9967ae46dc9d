package org.songline.engine.run;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Quantum;
import org.songline.engine.plan.Op;
import org.songline.engine.values.Curve;
import org.songline.engine.values.Follower;
import org.songline.engine.values.PlanValues;

/** Adds inputs in their order, in double precision; solos close some of them. */
final class SumKernel implements Kernel {
  private static final int SAMPLES = Quantum.SAMPLES;
  private static final Curve OPEN = Curve.constant(1);

  private final Op.Sum op;
  private final Follower[] gates;
  private final Clock clock;
  private final Op.@Nullable Gate[] ways;
  private final float[][] in;
  private final boolean[][] inSilent;
  private final float[] out;
  private final boolean[] outSilent;
  private final int[] heard;
  private final double[] total = new double[SAMPLES];

  /**
   * @param gates one for each input
   */
  SumKernel(Op.Sum op, Follower[] gates, Clock clock, Buffers buffers) {
    this.op = op;
    this.gates = gates;
    this.clock = clock;
    this.ways = new Op.Gate[gates.length];
    for (int i = 0; i < gates.length; i++) {
      ways[i] = op.inputs().get(i).gate().orElse(null);
    }
    this.in = op.inputs().stream().map(i -> buffers.audio(i.buffer())).toArray(float[][]::new);
    this.inSilent =
        op.inputs().stream().map(i -> buffers.silent(i.buffer())).toArray(boolean[][]::new);
    this.out = buffers.audio(op.out());
    this.outSilent = buffers.silent(op.out());
    this.heard = new int[in.length];
  }

  @Override
  public void bind(Score score) {
    for (int i = 0; i < gates.length; i++) {
      Op.Gate way = ways[i];
      PlanValues.Strip strip = way == null ? null : score.values().strips().get(way.track());
      if (way != null && strip != null) {
        gates[i].follow(
            way.own().isPresent()
                ? strip.owns().getOrDefault(way.own().get(), OPEN)
                : strip.output());
      }
    }
  }

  @Override
  public void run(long quantum, int count) {
    for (int q = 0; q < count; q++) {
      quantum(Math.max(0, quantum + q - op.lag()), q);
    }
  }

  private void quantum(long place, int q) {
    int count = 0;
    boolean plain = true;
    for (int i = 0; i < in.length; i++) {
      boolean moving = gates[i].go(clock.song(place), clock.motion(place));
      if (!inSilent[i][q] && (moving || gates[i].value() != 0)) {
        heard[count++] = i;
        plain &= !moving;
      }
    }
    int at = q * SAMPLES;
    if (count == 0) {
      Buffers.silence(out, outSilent, q);
      return;
    }
    outSilent[q] = false;
    if (count == 1 && plain) {
      System.arraycopy(in[heard[0]], at, out, at, SAMPLES);
      return;
    }
    Arrays.fill(total, 0);
    for (int k = 0; k < count; k++) {
      int i = heard[k];
      if (gates[i].moving()) {
        addGated(in[i], at, gates[i].tile());
      } else {
        add(in[i], at, total);
      }
    }
    for (int i = 0; i < SAMPLES; i++) {
      out[at + i] = (float) total[i];
    }
  }

  private static void add(float[] input, int at, double[] total) {
    for (int i = 0; i < SAMPLES; i++) {
      total[i] += input[at + i];
    }
  }

  private void addGated(float[] input, int at, float[] gate) {
    for (int i = 0; i < SAMPLES; i++) {
      total[i] += input[at + i] * gate[i >> 1];
    }
  }
}
