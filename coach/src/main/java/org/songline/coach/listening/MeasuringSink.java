package org.songline.coach.listening;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.songline.engine.render.RenderSink;
import org.songline.measure.Measurer;
import org.songline.measure.Part;

/**
 * Measures what a render writes, on other threads: while one half second is measured the next is
 * gathered.
 */
final class MeasuringSink implements RenderSink {
  private final Measurer measurer;
  private final Executor executor;
  private final Pieces pieces;
  private final int frames;
  private float[] gathering;
  private float[] measured;
  private int fill;
  private CompletableFuture<Void> work = CompletableFuture.completedFuture(null);

  MeasuringSink(int rate, Set<Part> parts, Executor executor) {
    measurer = new Measurer(rate, 2, parts);
    this.executor = executor;
    pieces = new Pieces(rate);
    frames = rate / 2;
    gathering = new float[2 * frames];
    measured = new float[2 * frames];
  }

  @Override
  public void write(float[] stereo, int offset, int count) throws IOException {
    pieces.write(stereo, offset, count);
    int done = 0;
    while (done < count) {
      int n = Math.min(count - done, frames - fill);
      System.arraycopy(stereo, offset + 2 * done, gathering, 2 * fill, 2 * n);
      fill += n;
      done += n;
      if (fill == frames) {
        hand();
      }
    }
  }

  private void hand() throws IOException {
    await();
    float[] full = gathering;
    int n = fill;
    gathering = measured;
    measured = full;
    fill = 0;
    work = CompletableFuture.runAsync(() -> measurer.accept(full, 0, n), executor);
  }

  private void await() throws IOException {
    try {
      work.join();
    } catch (CompletionException failed) {
      throw new IOException("measuring: " + failed.getCause(), failed);
    }
  }

  @Override
  public void finish() throws IOException {
    hand();
    await();
  }

  /** Some of what was written, to compare with what others were given at the same times. */
  Pieces pieces() {
    return pieces;
  }

  /** What was measured, once finished. */
  Sound sound() {
    return new Sound(measurer.finish());
  }

  @Override
  public void close() {
    work.exceptionally(failed -> null).join();
  }
}
