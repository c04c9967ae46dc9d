package org.songline.media.sfz;

import java.util.List;

/**
 * An SFZ instrument.
 *
 * @param regions in file order
 * @param notes one line for everything that was not understood, each opcode once
 */
public record SfzInstrument(List<SfzRegion> regions, List<String> notes) {
  public SfzInstrument {
    regions = List.copyOf(regions);
    notes = List.copyOf(notes);
  }
}
