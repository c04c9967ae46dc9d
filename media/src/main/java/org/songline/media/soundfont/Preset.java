package org.songline.media.soundfont;

import java.util.List;

/**
 * A sound that a program change selects.
 *
 * @param bank 0 to 127, or {@value #PERCUSSION}
 * @param program 0 to 127
 * @param regions in file order
 */
public record Preset(int bank, int program, String name, List<Region> regions) {
  /** The bank of drum kits. */
  public static final int PERCUSSION = 128;

  public Preset {
    regions = List.copyOf(regions);
  }
}
