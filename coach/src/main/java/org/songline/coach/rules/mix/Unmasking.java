package org.songline.coach.rules.mix;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.coach.finding.Remedy;
import org.songline.coach.listening.Passage;
import org.songline.coach.listening.Voice;
import org.songline.coach.mending.Ducking;
import org.songline.coach.mending.Eq;
import org.songline.coach.mending.Remedies;
import org.songline.coach.mending.Strips;
import org.songline.dsp.Exact;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;
import org.songline.measure.hearing.Masking;
import org.songline.model.song.Song;

/**
 * Edits that bring a masked voice out. Each is tried on the levels that were heard, and one that
 * would leave as much masked is not offered: where others mask as well, it does not help that one
 * of them gives way.
 */
final class Unmasking {
  /** A band is masked this far under its masker; as much again and 3 dB more brings it out. */
  private static final double UNDER = 5;

  private static final double CLEARLY = 3;

  /** Percent of the time that a remedy must free. */
  private static final double FREES = 2;

  /** A voice holds its masker down until it is so far under its loudest: -24 dB. */
  private static final double TAIL = 0.004;

  private final List<Voice> voices;
  private final int masked;
  private final int masker;
  private final Passage passage;
  private final int fromBand;
  private final int toBand;
  private final double percent;

  /**
   * @param masked which of the voices is masked, and {@code masker} by which
   * @param fromBand the range of the masked voice; {@code toBand} is left out
   * @param percent of the time that it is masked there
   */
  Unmasking(
      List<Voice> voices,
      int masked,
      int masker,
      Passage passage,
      int fromBand,
      int toBand,
      double percent) {
    this.voices = voices;
    this.masked = masked;
    this.masker = masker;
    this.passage = passage;
    this.fromBand = fromBand;
    this.toBand = toBand;
    this.percent = percent;
  }

  /** A gain by tenth and band, in decibels. */
  private interface Change {
    double at(int frame, int band);
  }

  List<Remedy> remedies(Song song) {
    Voice voice = voices.get(masked);
    Voice other = voices.get(masker);
    double lacking = lacking();
    double give = Math.ceil(lacking / 2);
    double low = ErbBands.from(fromBand);
    double high = ErbBands.to(toBand - 1);
    double centre = Math.sqrt(Math.max(30, low) * high);
    double q = Math.clamp(centre / Math.max(high - low, 0.5 * centre), 0.5, 2);
    double loudest = loudest(voice.heard());
    @Nullable Double peak = voice.track().sound().figures().levels().samplePeakDbfs();
    Remedies remedies = new Remedies(song);
    if (frees(
        (_, band) -> bell(band, centre, q, give), (_, band) -> -bell(band, centre, q, give))) {
      remedies.steps(
          "Cut %s by %.0f dB around %.0f Hz and raise %s there by as much"
              .formatted(other.name(), give, centre, voice.name()),
          List.of(
              now -> Eq.bell(now, other.id(), centre, q, -give),
              now -> Eq.bell(now, voice.id(), centre, q, give)));
    }
    if (frees((_, _) -> lacking, (_, _) -> 0)) {
      remedies.offer(
          "Raise %s by %.0f dB".formatted(voice.name(), lacking),
          Strips.fader(song, voice.id(), lacking));
    }
    if (frees((_, _) -> 0, (frame, _) -> sounds(voice.heard(), frame, loudest) ? -lacking : 0)) {
      remedies.offer(
          "Let %s duck under %s by %.0f dB".formatted(other.name(), voice.name(), lacking),
          Ducking.duck(song, other.id(), voice.id(), peak == null ? -20 : peak, lacking));
    }
    return remedies.list();
  }

  /** By how many decibels the voice must come up against its masker, 3 to 12. */
  private double lacking() {
    double own = power(voices.get(masked));
    double other = power(voices.get(masker));
    double under = Tiles.decibels(other) - Tiles.decibels(own);
    return Math.clamp(Math.ceil(under - UNDER + CLEARLY), 3, 12);
  }

  private double power(Voice voice) {
    return voice.power(passage.from(), passage.to(), fromBand, toBand);
  }

  /** The gain of a bell in the middle of a band. */
  private static double bell(int band, double centre, double q, double decibels) {
    double ratio = ErbBands.centre(band) / centre;
    double away = q * (ratio - 1 / ratio);
    return decibels / (1 + away * away);
  }

  private static double power(Cochleagram heard, int frame) {
    double sum = 0;
    for (int band = 0; band < ErbBands.COUNT; band++) {
      sum += heard.power(frame, band);
    }
    return sum;
  }

  private static double loudest(Cochleagram heard) {
    double most = 0;
    for (int frame = 0; frame < heard.frames(); frame++) {
      most = Math.max(most, power(heard, frame));
    }
    return most;
  }

  private static boolean sounds(Cochleagram heard, int frame, double loudest) {
    return power(heard, frame) > TAIL * loudest;
  }

  /** Whether less of the voice is masked once it and its masker are changed. */
  private boolean frees(Change voice, Change other) {
    List<Cochleagram> parts = new ArrayList<>(voices.stream().map(Voice::heard).toList());
    parts.set(masked, changed(parts.get(masked), voice));
    parts.set(masker, changed(parts.get(masker), other));
    Masking.Heard left = new Masking(parts).among(masked, passage.from(), passage.to());
    return 100 * left.maskedShare(fromBand, toBand) < percent - FREES;
  }

  private static Cochleagram changed(Cochleagram heard, Change change) {
    float[] mid = heard.mid().clone();
    float[] side = heard.side().clone();
    for (int i = 0; i < mid.length; i++) {
      double gain = Exact.gain(2 * change.at(i / ErbBands.COUNT, i % ErbBands.COUNT));
      mid[i] = (float) (gain * mid[i]);
      side[i] = (float) (gain * side[i]);
    }
    return new Cochleagram(heard.frames(), mid, side);
  }
}
