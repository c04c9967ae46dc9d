package org.songline.engine.render;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.songline.engine.plan.Outlet;
import org.songline.model.time.TickPosition;

/**
 * What to render. Block and threads never change a bit of the sound, and a range holds the very
 * samples of the whole.
 *
 * @param from where the output begins; what lies before is run through silently, so that tails and
 *     moving filters are as they would be
 * @param to where it ends; empty for the end of the last clip and the tail
 * @param rate frames a second, 8000 to 384000, or 0 for the song's own. The song is made natively
 *     at this rate: devices run at it and recordings are resampled to it
 * @param block frames of a block, a multiple of 64 up to 65536
 * @param threads 1 or more
 * @param tail what follows the last clip when {@code to} is empty
 * @param outlets what is wanted beside the direct outputs, which always are
 */
public record RenderRequest(
    TickPosition from,
    Optional<TickPosition> to,
    int rate,
    int block,
    int threads,
    Tail tail,
    Set<Outlet> outlets) {
  public static final int BLOCK = 1024;

  /** The whole song with its tail at its own rate: the mix alone, on every processor. */
  public static final RenderRequest MIX =
      new RenderRequest(
          TickPosition.START,
          Optional.empty(),
          0,
          BLOCK,
          Math.max(1, Math.min(16, Runtime.getRuntime().availableProcessors())),
          new Tail.ToSilence(30),
          EnumSet.of(Outlet.MIX));

  public RenderRequest {
    outlets = Set.copyOf(outlets);
    if (rate != 0 && (rate < 8000 || rate > 384_000)) {
      throw new IllegalArgumentException("a rate of " + rate + " Hz; 8000 to 384000 can be made");
    }
    if (block < 64 || block > 65_536 || block % 64 != 0) {
      throw new IllegalArgumentException(
          "a block of " + block + " frames; multiples of 64 up to 65536 can be used");
    }
    if (threads < 1 || threads > 1024) {
      throw new IllegalArgumentException(threads + " threads; 1 or more can be used");
    }
  }

  /** Only from one position to another; without a second one, to the end. */
  public RenderRequest range(TickPosition newFrom, Optional<TickPosition> newTo) {
    return new RenderRequest(newFrom, newTo, rate, block, threads, tail, outlets);
  }

  public RenderRequest rate(int newRate) {
    return new RenderRequest(from, to, newRate, block, threads, tail, outlets);
  }

  public RenderRequest block(int frames) {
    return new RenderRequest(from, to, rate, frames, threads, tail, outlets);
  }

  public RenderRequest threads(int count) {
    return new RenderRequest(from, to, rate, block, count, tail, outlets);
  }

  public RenderRequest tail(Tail other) {
    return new RenderRequest(from, to, rate, block, threads, other, outlets);
  }

  /** With other outlets; the mix is only made when it is among them. */
  public RenderRequest outlets(Outlet first, Outlet... more) {
    return new RenderRequest(from, to, rate, block, threads, tail, EnumSet.of(first, more));
  }

  boolean wants(Outlet outlet) {
    return outlets.contains(outlet);
  }
}
