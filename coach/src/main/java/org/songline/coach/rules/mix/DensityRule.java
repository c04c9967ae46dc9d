package org.songline.coach.rules.mix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Remedy;
import org.songline.coach.listening.Listening;
import org.songline.coach.listening.Passage;
import org.songline.coach.listening.Voice;
import org.songline.coach.listening.Voices;
import org.songline.coach.mending.Remedies;
import org.songline.coach.mending.Stretch;
import org.songline.coach.mending.Strips;
import org.songline.coach.rules.mix.Case.Words;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;
import org.songline.measure.hearing.Masking;

/**
 * More at once than can be followed (after B. Owsinski, The Mixing Engineer's Handbook: about five
 * elements). Tracks whose levels rise and fall together are one element.
 */
final class DensityRule extends MixRule {
  /** An element lies at most so far under the loudest: -20 dB. */
  private static final double COUNTS = 0.01;

  /** Levels so much alike belong to one element. */
  private static final double TOGETHER = 0.6;

  private static final Limits LIMITS = Limits.of(12, 16);

  DensityRule() {
    super(
        "density",
        "Twelve or more elements sound within 20 dB of the loudest in a passage (tracks that move"
            + " together count once); clear from sixteen. The track to mute is the one that hides"
            + " the most of the others and changes the mix least.");
  }

  @Override
  Stream<Case> cases(Listening heard) {
    List<Voice> voices = Voices.of(heard);
    return heard.passages().stream()
        .filter(passage -> passage.to() - passage.from() >= 20)
        .filter(passage -> !voices.isEmpty())
        .map(passage -> passage(heard, voices, passage));
  }

  @Override
  Object fault(org.songline.coach.finding.Place place) {
    return name();
  }

  private static Case passage(Listening heard, List<Voice> voices, Passage passage) {
    double loudest =
        voices.stream().mapToDouble(v -> Tiles.power(v.heard(), passage)).max().orElse(0);
    List<Voice> counted =
        voices.stream()
            .filter(v -> loudest > 0 && Tiles.power(v.heard(), passage) > COUNTS * loudest)
            .toList();
    int elements = elements(counted, passage);
    return new Case(
        Tiles.place(passage, List.of()),
        "elements at once",
        elements,
        "",
        LIMITS,
        () -> words(heard, counted, passage, elements));
  }

  private static int elements(List<Voice> voices, Passage passage) {
    List<double[]> curves = voices.stream().map(v -> curve(v.heard(), passage)).toList();
    boolean[] joined = new boolean[voices.size()];
    int elements = 0;
    for (int i = 0; i < joined.length; i++) {
      if (!joined[i]) {
        elements++;
        for (int k = i + 1; k < joined.length; k++) {
          joined[k] |= alike(curves.get(i), curves.get(k));
        }
      }
    }
    return elements;
  }

  /** The fourth root of power over time, near loudness. */
  private static double[] curve(Cochleagram heard, Passage passage) {
    double[] curve =
        new double[Math.max(0, Math.min(passage.to(), heard.frames()) - passage.from())];
    for (int i = 0; i < curve.length; i++) {
      int at = passage.from() + i;
      curve[i] = Math.sqrt(Math.sqrt(Tiles.power(heard, at, at + 1, 0, ErbBands.COUNT)));
    }
    return curve;
  }

  private static boolean alike(double[] a, double[] b) {
    double ma = Arrays.stream(a).average().orElse(0);
    double mb = Arrays.stream(b).average().orElse(0);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      ab += (a[i] - ma) * (b[i] - mb);
      aa += (a[i] - ma) * (a[i] - ma);
      bb += (b[i] - mb) * (b[i] - mb);
    }
    return aa > 0 && bb > 0 && ab > TOGETHER * Math.sqrt(aa * bb);
  }

  /**
   * What muting a voice does.
   *
   * @param freed loudness of the others that is heard then and was not before
   * @param lost loudness of its own that was heard
   */
  private record Muting(Voice voice, double freed, double lost) {
    double worth() {
      return freed - lost;
    }
  }

  /** The loudest carry the passage, so they are not asked to go. */
  private static final int PILLARS = 4;

  /** What may go, so that fewer elements are left, the best first. */
  private static List<Muting> candidates(List<Voice> counted, Passage passage, int elements) {
    List<Voice> pillars =
        counted.stream()
            .sorted(
                Comparator.comparingDouble((Voice v) -> Tiles.power(v.heard(), passage)).reversed())
            .limit(PILLARS)
            .toList();
    return order(counted, passage).stream()
        .filter(muting -> !pillars.contains(muting.voice()))
        .filter(muting -> elements(without(counted, muting.voice()), passage) < elements)
        .toList();
  }

  private static List<Voice> without(List<Voice> voices, Voice gone) {
    return voices.stream().filter(voice -> !voice.equals(gone)).toList();
  }

  private static Words words(Listening heard, List<Voice> counted, Passage passage, int elements) {
    List<Muting> order = candidates(counted, passage, elements);
    if (order.isEmpty()) {
      order = order(counted, passage);
    }
    Muting best = order.getFirst();
    return new Words(
        "%s: %d elements at once; muting %s frees most and changes least"
            .formatted(passage.name(), elements, best.voice().name()),
        "Take one away and listen whether you miss it; it may come back in the next section.",
        List.of(
            new Evidence("loudness freed by muting it", best.freed(), "%", 0),
            new Evidence("its own loudness that is heard", best.lost(), "%", 0)),
        remedies(heard, order, passage),
        Plots.spectra(
            "what would go: " + best.voice().name(),
            Plots.spectrum(best.voice().name(), best.voice().heard(), passage),
            Plots.spectrum("mix", heard.mix().hearing(), passage)));
  }

  private static List<Remedy> remedies(Listening heard, List<Muting> order, Passage passage) {
    return heard
        .song()
        .map(
            song -> {
              Remedies remedies = new Remedies(song);
              for (Muting muting : order.subList(0, Math.min(3, order.size()))) {
                remedies.offer(
                    "Mute %s in %s".formatted(muting.voice().name(), passage.name()),
                    Strips.mute(song, muting.voice().id(), Stretch.of(song, passage)));
              }
              return remedies.list();
            })
        .orElse(List.of());
  }

  /** Every voice by what its muting is worth, in percent of all loudness that is heard. */
  private static List<Muting> order(List<Voice> voices, Passage passage) {
    List<Cochleagram> parts = voices.stream().map(Voice::heard).toList();
    double[] alone = parts.stream().mapToDouble(part -> loudness(part, passage)).toArray();
    double[] left = left(parts, passage, alone);
    double all = Math.max(1e-12, Arrays.stream(left).sum());
    List<Muting> order = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      List<Cochleagram> others = new ArrayList<>(parts);
      others.remove(i);
      double[] othersAlone = new double[others.size()];
      System.arraycopy(alone, 0, othersAlone, 0, i);
      System.arraycopy(alone, i + 1, othersAlone, i, others.size() - i);
      double after = Arrays.stream(left(others, passage, othersAlone)).sum();
      order.add(
          new Muting(voices.get(i), 100 * (after - all + left[i]) / all, 100 * left[i] / all));
    }
    order.sort((a, b) -> Double.compare(b.worth(), a.worth()));
    return order;
  }

  private static double[] left(List<Cochleagram> parts, Passage passage, double[] alone) {
    Masking masking = new Masking(parts);
    double[] left = new double[alone.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = alone[i] * masking.among(i, passage.from(), passage.to()).audible();
    }
    return left;
  }

  private static double loudness(Cochleagram heard, Passage passage) {
    double sum = 0;
    for (int frame = passage.from(); frame < Math.min(passage.to(), heard.frames()); frame++) {
      for (int band = 0; band < ErbBands.COUNT; band++) {
        sum += Math.sqrt(Math.sqrt(heard.power(frame, band)));
      }
    }
    return sum;
  }
}
