package org.songline.media.vorbis;

/**
 * What the headers of a stream say (section 4.2). Immutable; streams with equal headers may share
 * one.
 */
final class VorbisSetup {
  /** Most channels of a stream. */
  static final int MOST_CHANNELS = 32;

  private static final String NAME = "vorbis";
  private static final String SHORT = "has headers that are cut short";

  private final Identity identity;
  private final Codebook[] books;
  private final Floor[] floors;
  private final Residue[] residues;
  private final Mapping[] mappings;

  /** Of each mode whether its blocks are long, and its mapping. */
  private final boolean[] longMode;

  private final int[] mappingOf;

  /**
   * What the first header says.
   *
   * @param rate frames a second
   * @param shortBlock frames of a short block, 64 to 8192
   * @param longBlock frames of a long block, from the short to 8192
   */
  record Identity(int channels, int rate, int shortBlock, int longBlock) {
    static Identity read(BitReader in) throws VorbisDamage {
      header(in, 1);
      int version = in.read(32);
      VorbisDamage.unless(version == 0, "is of the unknown Vorbis version " + version);
      int channels = in.read(8);
      int rate = in.read(32);
      in.skip(3 * 32);
      int shortBlock = 1 << in.read(4);
      int longBlock = 1 << in.read(4);
      boolean framed = in.flag();
      VorbisDamage.unless(framed && !in.ended(), SHORT);
      VorbisDamage.unless(
          channels > 0 && channels <= MOST_CHANNELS, "has " + channels + " channels");
      VorbisDamage.unless(rate > 0, "has no sample rate");
      VorbisDamage.unless(
          shortBlock >= 64 && longBlock >= shortBlock && longBlock <= 8192,
          "has blocks of " + shortBlock + " and " + longBlock + " frames");
      return new Identity(channels, rate, shortBlock, longBlock);
    }
  }

  /** Passes over the start of a header of type 1, 3 or 5. */
  static void header(BitReader in, int type) throws VorbisDamage {
    boolean right = in.read(8) == type;
    for (int i = 0; i < NAME.length(); i++) {
      right &= in.read(8) == NAME.charAt(i);
    }
    VorbisDamage.unless(right, "lacks one of its three headers");
  }

  /** Reads the third header. */
  VorbisSetup(Identity identity, BitReader in) throws VorbisDamage {
    this.identity = identity;
    header(in, 5);
    var budget = new Codebook.Budget();
    books = new Codebook[in.read(8) + 1];
    for (int i = 0; i < books.length; i++) {
      books[i] = Codebook.read(in, budget);
    }
    for (int i = in.read(6); i >= 0; i--) {
      VorbisDamage.unless(in.read(16) == 0, "has an unknown time transform");
    }
    floors = new Floor[in.read(6) + 1];
    for (int i = 0; i < floors.length; i++) {
      floors[i] = Floor.read(in, books);
    }
    residues = new Residue[in.read(6) + 1];
    for (int i = 0; i < residues.length; i++) {
      residues[i] = Residue.read(in, books);
    }
    mappings = new Mapping[in.read(6) + 1];
    for (int i = 0; i < mappings.length; i++) {
      mappings[i] = new Mapping(in, identity.channels(), floors.length, residues.length);
    }
    int modes = in.read(6) + 1;
    longMode = new boolean[modes];
    mappingOf = new int[modes];
    for (int i = 0; i < modes; i++) {
      longMode[i] = in.flag();
      VorbisDamage.unless(in.read(32) == 0, "has an unknown window or transform");
      mappingOf[i] = in.read(8);
      VorbisDamage.unless(mappingOf[i] < mappings.length, "has a mode without its mapping");
    }
    boolean framed = in.flag();
    VorbisDamage.unless(framed && !in.ended(), SHORT);
  }

  Identity identity() {
    return identity;
  }

  int channels() {
    return identity.channels();
  }

  Codebook[] books() {
    return books;
  }

  /** Most points of a floor. */
  int points() {
    int most = 0;
    for (Floor floor : floors) {
      most = Math.max(most, floor.points());
    }
    return most;
  }

  /** The floor of a group of channels. */
  Floor floor(Mapping mapping, int group) {
    return floors[mapping.floor(group)];
  }

  /** The residue of a group of channels. */
  Residue residue(Mapping mapping, int group) {
    return residues[mapping.residue(group)];
  }

  int modes() {
    return longMode.length;
  }

  boolean isLong(int mode) {
    return longMode[mode];
  }

  Mapping mapping(int mode) {
    return mappings[mappingOf[mode]];
  }

  int modeBits() {
    return BitReader.ilog(longMode.length - 1);
  }

  int size(boolean isLong) {
    return isLong ? identity.longBlock() : identity.shortBlock();
  }

  /** The block size of an audio packet, or 0 when it is none. */
  int blockOf(BitReader in) {
    boolean other = in.flag();
    int mode = in.read(modeBits());
    return other || in.ended() || mode >= longMode.length ? 0 : size(longMode[mode]);
  }
}
