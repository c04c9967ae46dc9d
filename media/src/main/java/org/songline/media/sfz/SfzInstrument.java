package org.songline.media.sfz;

import java.util.List;
import java.util.Map;

/**
 * An SFZ instrument.
 *
 * @param regions in file order
 * @param curves by index: 128 values each, of which controllers choose one
 * @param controllers initial values, 0 to 1, by number
 * @param notes one line for everything that was not understood, each opcode once
 */
public record SfzInstrument(
    List<SfzRegion> regions,
    Map<Integer, float[]> curves,
    Map<Integer, Double> controllers,
    List<String> notes) {
  public SfzInstrument {
    regions = List.copyOf(regions);
    curves = Map.copyOf(curves);
    controllers = Map.copyOf(controllers);
    notes = List.copyOf(notes);
  }

  /** A curve by index; the straight one where there is none. */
  public float[] curve(int index) {
    float[] curve = curves.get(index);
    return curve == null ? SfzCurves.straight() : curve;
  }
}
