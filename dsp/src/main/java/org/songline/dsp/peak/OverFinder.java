package org.songline.dsp.peak;

/**
 * Finds every place where one channel goes beyond a limit on or between its samples, read at 32
 * points a frame like {@link TruePeak#fine}. What provably stays below is not read. The same
 * samples give the same places however they are cut into blocks.
 */
public final class OverFinder {
  /** Told of every place, in order. */
  @FunctionalInterface
  public interface Listener {
    /**
     * @param frame where the largest value lies, a fraction when between samples
     * @param peak the largest absolute value
     * @param onSample whether a sample itself is beyond the limit
     */
    void over(double frame, double peak, boolean onSample);
  }

  private final PeakSearch search;
  private final float limit;
  private final Listener listener;

  /** The frame that was last beyond the limit; the place goes on while the next one is too. */
  private long last;

  private boolean inside;
  private boolean onSample;
  private float peak;
  private double peakFrame;

  /**
   * @param limit linear, full scale 1
   */
  public OverFinder(double limit, Listener listener) {
    this.limit = (float) limit;
    this.listener = listener;
    search = PeakSearch.above(this.limit, Interpolator.FINE, this::read);
  }

  /** Adds frames of one channel; all must be finite. */
  public void add(float[] x, int from, int frames) {
    search.add(x, from, 1, frames);
  }

  /** Ends the stream. */
  public void finish() {
    search.finish();
    end();
  }

  private void read(int at, float most) {
    if (most <= limit) {
      return;
    }
    long frame = search.frame(at);
    if (frame != last + 1) {
      end();
    }
    last = frame;
    inside = true;
    onSample |= Math.abs(search.sample(at)) > limit;
    if (most > peak) {
      peak = most;
      peakFrame = frame + search.fraction(at, most);
    }
  }

  private void end() {
    if (inside) {
      listener.over(peakFrame, peak, onSample);
      inside = false;
      onSample = false;
      peak = 0;
    }
  }
}
