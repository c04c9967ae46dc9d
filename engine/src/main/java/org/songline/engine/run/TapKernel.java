package org.songline.engine.run;

import org.songline.dsp.Quantum;
import org.songline.engine.plan.Op;
import org.songline.engine.values.PlanValues;
import org.songline.model.song.Track.PanLaw;

/** A send: level, pan and switch on a copy of the strip's sound. */
final class TapKernel implements Kernel {
  private final Op.Tap op;
  private final GainTile tile;
  private final float[] in;
  private final float[] out;
  private final boolean[] inSilent;
  private final boolean[] outSilent;

  TapKernel(Op.Tap op, GainTile tile, Buffers buffers) {
    this.op = op;
    this.tile = tile;
    this.in = buffers.audio(op.in());
    this.out = buffers.audio(op.out());
    this.inSilent = buffers.silent(op.in());
    this.outSilent = buffers.silent(op.out());
  }

  @Override
  public void bind(Score score) {
    PlanValues.Strip strip = score.values().strips().get(op.track());
    PlanValues.Tap tap = strip == null ? null : strip.sends().get(op.to());
    if (tap != null) {
      tile.bind(tap.level(), tap.pan(), tap.open(), PanLaw.BALANCE);
    }
  }

  @Override
  public void run(long quantum, int count) {
    for (int q = 0; q < count; q++) {
      long song = quantum + q - op.lag();
      if (song < 0) {
        Buffers.silence(out, outSilent, q);
        continue;
      }
      tile.go(song * Quantum.FRAMES);
      outSilent[q] = tile.apply(in, out, q * Quantum.SAMPLES, inSilent[q]);
    }
  }
}
