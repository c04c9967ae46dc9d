package org.songline.measure.fault;

import java.util.List;

/**
 * The places where the wave goes beyond full scale.
 *
 * @param onSample how many have a sample there
 * @param interSample how many lie between samples only
 * @param places in order, the first hundred of each channel
 */
public record Overs(long onSample, long interSample, List<Over> places) {
  public Overs {
    places = List.copyOf(places);
  }
}
