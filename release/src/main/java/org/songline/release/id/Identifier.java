package org.songline.release.id;

/** An identifier in its stored form: without separators, in upper case. */
public sealed interface Identifier
    permits Isrc, Iswc, IpiName, IpiBase, Isni, Barcode, Grid, Dpid, Mbid {
  /** The stored form. */
  String text();

  /** As people write it. */
  default String display() {
    return text();
  }
}
