package org.songline.engine.run;

import org.songline.dsp.Quantum;
import org.songline.engine.plan.Op;

/** Delays sound by whole quanta. */
final class DelayKernel implements Kernel {
  private final QuantumRing ring;
  private final float[] in;
  private final float[] out;
  private final boolean[] inSilent;
  private final boolean[] outSilent;

  DelayKernel(Op.Delay op, QuantumRing ring, Buffers buffers) {
    this.ring = ring;
    this.in = buffers.audio(op.in());
    this.out = buffers.audio(op.out());
    this.inSilent = buffers.silent(op.in());
    this.outSilent = buffers.silent(op.out());
  }

  @Override
  public void bind(Score score) {}

  @Override
  public void run(long quantum, int count) {
    for (int q = 0; q < count; q++) {
      int at = q * Quantum.SAMPLES;
      System.arraycopy(in, at, out, at, Quantum.SAMPLES);
      outSilent[q] = ring.pass(out, at, inSilent[q]);
    }
  }
}
