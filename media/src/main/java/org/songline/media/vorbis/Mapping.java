package org.songline.media.vorbis;

/**
 * Which channels go through which floor and residue, and which were written as sum and difference
 * (section 4.2.4).
 */
final class Mapping {
  /** Of each coupled pair the channels with the magnitude and with the angle. */
  private final int[] magnitudes;

  private final int[] angles;

  /** The group of each channel. */
  private final int[] group;

  /** Floor and residue of each group. */
  private final int[] floors;

  private final int[] residues;

  Mapping(BitReader in, int channels, int floorCount, int residueCount) throws VorbisDamage {
    VorbisDamage.unless(in.read(16) == 0, "has a mapping of unknown type");
    int groups = in.flag() ? in.read(4) + 1 : 1;
    int pairs = in.flag() ? in.read(8) + 1 : 0;
    magnitudes = new int[pairs];
    angles = new int[pairs];
    int bits = BitReader.ilog(channels - 1);
    for (int i = 0; i < pairs; i++) {
      magnitudes[i] = in.read(bits);
      angles[i] = in.read(bits);
      VorbisDamage.unless(
          magnitudes[i] != angles[i] && Math.max(magnitudes[i], angles[i]) < channels,
          "couples channels that are not there");
    }
    VorbisDamage.unless(in.read(2) == 0, "has a mapping with reserved bits");
    group = new int[channels];
    for (int i = 0; groups > 1 && i < channels; i++) {
      group[i] = in.read(4);
      VorbisDamage.unless(group[i] < groups, "has a mapping to a group that is not there");
    }
    floors = new int[groups];
    residues = new int[groups];
    for (int i = 0; i < groups; i++) {
      in.read(8);
      floors[i] = in.read(8);
      residues[i] = in.read(8);
      VorbisDamage.unless(
          floors[i] < floorCount && residues[i] < residueCount && !in.ended(),
          "has a mapping to a floor or residue that is not there");
    }
  }

  int groups() {
    return floors.length;
  }

  int group(int channel) {
    return group[channel];
  }

  int floor(int ofGroup) {
    return floors[ofGroup];
  }

  int residue(int ofGroup) {
    return residues[ofGroup];
  }

  /** Where one channel of a pair is silent but not the other, neither is (section 4.3.3). */
  void wake(boolean[] silent) {
    for (int pair = 0; pair < angles.length; pair++) {
      boolean both = silent[magnitudes[pair]] && silent[angles[pair]];
      silent[magnitudes[pair]] = both;
      silent[angles[pair]] = both;
    }
  }

  /** Makes left and right of magnitude and angle, in the reverse order of the pairs (4.3.5). */
  void uncouple(double[][] spectra, int bins) {
    for (int pair = magnitudes.length - 1; pair >= 0; pair--) {
      double[] first = spectra[magnitudes[pair]];
      double[] second = spectra[angles[pair]];
      for (int i = 0; i < bins; i++) {
        double m = first[i];
        double a = second[i];
        double other = (m > 0) == (a > 0) ? m - a : m + a;
        first[i] = a > 0 ? m : other;
        second[i] = a > 0 ? other : m;
      }
    }
  }
}
