package org.songline.coach.listening;

import java.util.Optional;
import org.songline.dsp.Exact;
import org.songline.model.song.Device;

/**
 * The level at one point of a track's chain, before its fader.
 *
 * @param device what the sound leaves; empty for what enters the chain
 * @param peaks the largest sample of each tenth of a second, full scale 1
 * @param squares the mean square of both channels of each tenth of a second
 */
@SuppressWarnings("ArrayRecordComponent") // long curves, compared by nobody
public record Stage(Optional<Device> device, float[] peaks, float[] squares) {
  /** The largest sample in dBFS, negative infinity for silence. */
  public double peakDbfs() {
    float most = 0;
    for (float peak : peaks) {
      most = Math.max(most, peak);
    }
    return most == 0 ? Double.NEGATIVE_INFINITY : Exact.decibels(most);
  }

  /** The mean level in dBFS of the tenths in which there is sound above -60 dBFS. */
  public double activeDbfs() {
    double sum = 0;
    int count = 0;
    for (float square : squares) {
      if (square > 1e-6f) {
        sum += square;
        count++;
      }
    }
    return count == 0 ? Double.NEGATIVE_INFINITY : 0.5 * Exact.decibels(sum / count);
  }
}
