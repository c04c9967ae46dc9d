package org.songline.mastering.playback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.songline.dsp.Exact;
import org.songline.mastering.playback.Fate.Stretch;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;
import org.songline.measure.hearing.PartialLoudness;

/**
 * How a mix fares on a device, beside flat monitors at 80 dB(A). The volume is where the device
 * plays usual music at its level; then loudness is compared band by band, with all other parts, the
 * noise of the place and the threshold of hearing as maskers.
 *
 * @param score 0 to 100: how much of the loudness of the whole is left; a band that is louder makes
 *     up for nothing
 * @param whole the same with the bands that are gone
 * @param bands how much is left of the whole in each band, low to high
 * @param parts one for each part that sounds, in their order
 * @param volumeDb by how much the device is turned up for usual music to be as loud on it, in
 *     dB(A), as on flat monitors
 */
public record Translation(
    PlaybackDevice device,
    double score,
    Fate whole,
    List<BandLeft> bands,
    List<Fate> parts,
    double volumeDb) {
  /** Bands with less of a part's loudness do not matter to it. */
  private static final double MATTERS = 0.01;

  private static final double GONE = 0.2;

  /** Bands that a gap within a part must have. */
  public Translation {
    bands = List.copyOf(bands);
    parts = List.copyOf(parts);
  }

  /**
   * A band of the ear.
   *
   * @param left over what flat monitors give, above 1 where it is more; 1 where there is nothing
   */
  public record BandLeft(double fromHertz, double toHertz, double left) {}

  /**
   * Works it out.
   *
   * @param whole the finished mix
   * @param parts what it is made of; may be empty
   */
  public static Translation of(PlaybackDevice device, Cochleagram whole, List<Part> parts) {
    List<Cochleagram> mix = List.of(whole);
    BandGains onDevice = BandGains.of(device, mix);
    PartialLoudness played = onDevice.heard(mix);
    PartialLoudness flat = BandGains.of(PlaybackDevice.MONITORS, mix).heard(mix);
    List<BandLeft> bands = new ArrayList<>();
    for (int band = 0; band < ErbBands.COUNT; band++) {
      double there = flat.heard(0, band);
      bands.add(
          new BandLeft(
              ErbBands.from(band),
              ErbBands.to(band),
              there == 0 ? 1 : played.heard(0, band) / there));
    }
    Fate fate = fate("mix", 0, flat, played, flat.heard(0));
    return new Translation(
        device,
        100 * fate.left(),
        fate,
        bands,
        fates(device, parts),
        0.5 * Exact.decibels(onDevice.gain()));
  }

  private static List<Fate> fates(PlaybackDevice device, List<Part> parts) {
    List<Cochleagram> sounds = parts.stream().map(Part::sound).toList();
    BandGains onMonitors = BandGains.of(PlaybackDevice.MONITORS, sounds);
    PartialLoudness flat = onMonitors.heard(sounds);
    PartialLoudness played = BandGains.of(device, sounds).heard(sounds);
    List<Fate> fates = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      double alone = onMonitors.heard(List.of(sounds.get(i))).heard(0);
      if (alone > 0) {
        fates.add(fate(parts.get(i).name(), i, flat, played, alone));
      }
    }
    return fates;
  }

  private static Fate fate(
      String name, int part, PartialLoudness flat, PartialLoudness played, double alone) {
    double there = flat.heard(part);
    double kept = 0;
    int first = ErbBands.COUNT;
    int last = -1;
    boolean[] gone = new boolean[ErbBands.COUNT];
    boolean[] matters = new boolean[ErbBands.COUNT];
    for (int band = 0; band < ErbBands.COUNT; band++) {
      double onMonitors = flat.heard(part, band);
      double onDevice = played.heard(part, band);
      kept += Math.min(onMonitors, onDevice);
      matters[band] = onMonitors > MATTERS * there;
      gone[band] = matters[band] && onDevice < GONE * onMonitors;
      if (matters[band]) {
        first = Math.min(first, band);
        last = band;
      }
    }
    double left = there == 0 ? 1 : kept / there;
    double before = alone == 0 ? 1 : there / alone;
    double after = alone == 0 ? 1 : played.heard(part) / alone;
    return new Fate(name, left, before, after, stretches(gone, matters, first, last));
  }

  private static List<Stretch> stretches(boolean[] gone, boolean[] matters, int first, int last) {
    List<Stretch> stretches = new ArrayList<>();
    int band = 0;
    while (band < ErbBands.COUNT) {
      if (!gone[band]) {
        band++;
        continue;
      }
      int end = band;
      for (int next = band; next < ErbBands.COUNT && (gone[next] || !matters[next]); next++) {
        end = gone[next] ? next : end;
      }
      stretches.add(new Stretch(ErbBands.from(band), ErbBands.to(end), band == first, end == last));
      band = end + 1;
    }
    return stretches;
  }

  /** The parts of which the least is left, at most so many, least first. */
  public List<Fate> weakest(int most) {
    Fate[] sorted = parts.toArray(Fate[]::new);
    Arrays.sort(sorted, java.util.Comparator.comparingDouble(Fate::left));
    return List.of(sorted).subList(0, Math.min(most, sorted.length));
  }
}
