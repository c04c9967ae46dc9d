package org.songline.mastering;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What may be done to a mix besides gain and the limiter. */
public enum Treatment {
  /** Removal of a constant offset. */
  OFFSET,
  /** Bass made mono where the target wants it or the mix would lose it in mono. */
  MONO_BASS,
  /** Static correction of the tonal balance. */
  EQ,
  /** Cuts that act only while a region stands out. */
  DYNAMIC_EQ,
  /** Gentle compression in bands. */
  MULTIBAND,
  /** A side that drowns the middle is turned down. */
  WIDTH,
  /** A little tape, where peaks stand far above the loudness. */
  SATURATION,
  /** The shortest peaks cut off before the limiter. */
  CLIPPER,
  /** Noise that keeps rounding from being distortion. */
  DITHER;

  /** As commands write it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Treatment> find(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
  }

  public static List<String> ids() {
    return Arrays.stream(values()).map(Treatment::id).toList();
  }
}
