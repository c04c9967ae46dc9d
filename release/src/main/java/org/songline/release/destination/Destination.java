package org.songline.release.destination;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * A shop or distributor and what it takes.
 *
 * @param id as on the command line
 * @param asOf the day on which its values were last looked up
 * @param source where they are from, in a few words
 * @param genres with their subgenres; empty when any is taken
 * @param rules severities that differ from the rules' own, by number: {@code reject}, {@code warn},
 *     {@code confirm} or {@code off}
 */
public record Destination(
    String id,
    String name,
    LocalDate asOf,
    String source,
    Audio audio,
    Cover cover,
    Shape shape,
    Lead lead,
    SortedMap<String, List<String>> genres,
    SortedMap<Integer, Say> rules) {
  /** How a destination sees a rule. */
  public enum Say {
    REJECT,
    WARN,
    CONFIRM,
    OFF
  }

  /**
   * Files of sound.
   *
   * @param containers names of kinds of file, such as {@code wav}
   * @param lowestRate in Hz
   * @param rates those that are taken; empty for all from the lowest
   * @param bits depths that are taken
   * @param channels numbers that are taken
   * @param bare whether a file may carry nothing but its sound
   * @param mostMegabytes of a file, in millions of bytes
   */
  public record Audio(
      List<String> containers,
      int lowestRate,
      List<Integer> rates,
      List<Integer> bits,
      List<Integer> channels,
      boolean bare,
      int mostMegabytes) {
    public Audio {
      containers = List.copyOf(containers);
      rates = List.copyOf(rates);
      bits = List.copyOf(bits);
      channels = List.copyOf(channels);
    }
  }

  /**
   * Covers.
   *
   * @param least side in pixels
   * @param advised side in pixels
   * @param kinds such as {@code jpeg}
   * @param mostMegabytes of the file, in millions of bytes
   * @param mostMegapixels of the picture, in millions
   */
  public record Cover(
      int least, int advised, List<String> kinds, int mostMegabytes, int mostMegapixels) {
    public Cover {
      kinds = List.copyOf(kinds);
    }
  }

  /**
   * Sizes and habits.
   *
   * @param leastSeconds of a release's only track
   * @param mostTracks of a release
   * @param byLength whether playing time decides between single, EP and album, beside the count
   * @param givesCodes whether it gives barcodes to releases without one
   */
  public record Shape(int leastSeconds, int mostTracks, boolean byLength, boolean givesCodes) {}

  /**
   * Days before the release's date.
   *
   * @param least that it takes to be on sale in time
   * @param advised that leave room
   * @param pitch before which editors want to hear of it; 0 when it has none
   * @param preorder for which a pre-order runs at least
   */
  public record Lead(int least, int advised, int pitch, int preorder) {}

  public Destination {
    genres = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(genres));
    rules = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(rules));
  }
}
