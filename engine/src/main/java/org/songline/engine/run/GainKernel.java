package org.songline.engine.run;

import org.songline.dsp.Quantum;
import org.songline.engine.plan.Op;
import org.songline.engine.values.PlanValues;
import org.songline.model.song.Track.PanLaw;

/** A gain on two sides that follows values: a strip's fader, mute and pan, or a send. */
final class GainKernel implements Kernel {
  private final Source source;
  private final int lag;
  private final Clock clock;
  private final GainTile tile;
  private final float[] in;
  private final float[] out;
  private final boolean[] inSilent;
  private final boolean[] outSilent;

  /** Which values the gain follows. */
  private interface Source {
    void bind(PlanValues values, GainTile tile);
  }

  private GainKernel(
      Source source, int lag, GainTile tile, int in, int out, Clock clock, Buffers buffers) {
    this.source = source;
    this.lag = lag;
    this.clock = clock;
    this.tile = tile;
    this.in = buffers.audio(in);
    this.out = buffers.audio(out);
    this.inSilent = buffers.silent(in);
    this.outSilent = buffers.silent(out);
  }

  /** Fader, mute and pan of a strip. */
  static GainKernel fader(Op.Fader op, GainTile tile, Clock clock, Buffers buffers) {
    Source source =
        (values, gain) -> {
          PlanValues.Strip strip = values.strips().get(op.track());
          if (strip != null) {
            gain.bind(strip.fader(), strip.pan(), strip.audible(), strip.law());
          }
        };
    return new GainKernel(source, op.lag(), tile, op.in(), op.out(), clock, buffers);
  }

  /** A send: level, pan and switch on a copy of the strip's sound. */
  static GainKernel tap(Op.Tap op, GainTile tile, Clock clock, Buffers buffers) {
    Source source =
        (values, gain) -> {
          PlanValues.Strip strip = values.strips().get(op.track());
          PlanValues.Tap tap = strip == null ? null : strip.sends().get(op.to());
          if (tap != null) {
            gain.bind(tap.level(), tap.pan(), tap.open(), PanLaw.BALANCE);
          }
        };
    return new GainKernel(source, op.lag(), tile, op.in(), op.out(), clock, buffers);
  }

  @Override
  public void bind(Score score) {
    source.bind(score.values(), tile);
  }

  @Override
  public void run(long quantum, int count) {
    for (int q = 0; q < count; q++) {
      long place = quantum + q - lag;
      if (place < 0) {
        Buffers.silence(out, outSilent, q);
        continue;
      }
      tile.go(clock.song(place), clock.motion(place));
      outSilent[q] = tile.apply(in, out, q * Quantum.SAMPLES, inSilent[q]);
    }
  }
}
