package org.songline.measure.curve;

/**
 * A sound as it is drawn: for each of equally long parts of time and each channel the lowest and
 * highest sample and the root mean square.
 *
 * @param framesPerPart length of a part; the last one may be shorter
 * @param low by channel, then part
 * @param high by channel, then part
 * @param rms by channel, then part
 */
@SuppressWarnings("ArrayRecordComponent") // long curves, compared by nobody
public record Waveform(int framesPerPart, float[][] low, float[][] high, float[][] rms) {
  public int parts() {
    return low[0].length;
  }

  public int channels() {
    return low.length;
  }
}
