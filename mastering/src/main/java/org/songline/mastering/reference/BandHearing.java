package org.songline.mastering.reference;

import org.songline.measure.Measured;

/**
 * Listens to the spectra alone of a piece whose levels are measured elsewhere: feed it with {@link
 * #accept}, then take {@link #finish}.
 */
public final class BandHearing {
  private final int channels;
  private final BandMeter bands;

  /**
   * @param sampleRate in Hz, 4000 or more
   */
  public BandHearing(int sampleRate, int channels) {
    this.channels = channels;
    bands = new BandMeter(sampleRate);
  }

  /** Takes the next frames; all samples must be finite. */
  public void accept(float[] interleaved, int offset, int count) {
    bands.accept(interleaved, offset, count, channels);
  }

  /**
   * Ends the stream.
   *
   * @param measured the same piece, at any sample rate
   */
  public Hearing.Heard finish(String name, Measured measured) {
    return new Hearing.Heard(name, measured, bands.finish(), null);
  }
}
