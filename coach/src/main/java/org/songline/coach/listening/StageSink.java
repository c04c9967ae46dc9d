package org.songline.coach.listening;

import java.util.Arrays;
import java.util.Optional;
import org.songline.engine.render.RenderSink;
import org.songline.model.song.Device;

/** Takes the level of what a render writes, a tenth of a second at a time. */
final class StageSink implements RenderSink {
  private static final int STEPS_PER_SECOND = 10;

  private final int rate;
  private float[] peaks = new float[256];
  private float[] squares = new float[256];
  private int steps;
  private long frames;
  private float peak;
  private double sum;
  private int fill;

  StageSink(int rate) {
    this.rate = rate;
  }

  @Override
  public void write(float[] stereo, int offset, int count) {
    int done = 0;
    while (done < count) {
      int n = (int) Math.min(count - done, boundary(steps + 1L) - frames);
      float most = peak;
      double energy = 0;
      for (int i = offset + 2 * done; i < offset + 2 * (done + n); i++) {
        most = Math.max(most, Math.abs(stereo[i]));
        energy += (double) stereo[i] * stereo[i];
      }
      peak = most;
      sum += energy;
      fill += n;
      frames += n;
      done += n;
      if (frames == boundary(steps + 1L)) {
        step();
      }
    }
  }

  private long boundary(long step) {
    return (step * rate + STEPS_PER_SECOND / 2) / STEPS_PER_SECOND;
  }

  private void step() {
    if (steps == peaks.length) {
      peaks = Arrays.copyOf(peaks, 2 * steps);
      squares = Arrays.copyOf(squares, 2 * steps);
    }
    peaks[steps] = peak;
    squares[steps] = (float) (sum / (2.0 * fill));
    steps++;
    peak = 0;
    sum = 0;
    fill = 0;
  }

  @Override
  public void finish() {
    if (fill > 0) {
      step();
    }
  }

  Stage stage(Optional<Device> device) {
    return new Stage(device, Arrays.copyOf(peaks, steps), Arrays.copyOf(squares, steps));
  }

  @Override
  public void close() {}
}
