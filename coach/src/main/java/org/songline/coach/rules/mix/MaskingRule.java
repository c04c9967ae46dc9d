package org.songline.coach.rules.mix;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Place;
import org.songline.coach.finding.Remedy;
import org.songline.coach.listening.Listening;
import org.songline.coach.listening.Passage;
import org.songline.coach.listening.Voice;
import org.songline.coach.listening.Voices;
import org.songline.coach.rules.mix.Case.Words;
import org.songline.measure.hearing.ErbBands;
import org.songline.measure.hearing.Masking;

/** A track whose own range is covered by another. */
final class MaskingRule extends MixRule {
  /** The own range of a track holds this share of its power. */
  private static final double CORE = 0.5;

  /** A track that lies further under all others together is meant to be a shade: -24 dB. */
  private static final double MATTERS = 0.004;

  /** Fewer tiles are no evidence. */
  private static final int FEWEST = 20;

  /** By how much of the masking one other track must be able to do alone. */
  private static final double BY_ONE = 0.4;

  private static final Limits LIMITS = Limits.of(55, 80);

  /** Where it takes several to mask a track, it is slight: more than all cannot be masked. */
  private static final Limits BY_MANY = Limits.of(55, 101);

  private static final double MOSTLY = 80;

  MaskingRule() {
    super(
        "masking",
        "A track that is not far under the mix, and whose own range (the bands around its strongest"
            + " that hold half of its power) lies more than 5 dB under the excitation by all others"
            + " for 55 % or more of the time that it sounds, two fifths of that by one of them;"
            + " clear when one masks it for 80 %.");
  }

  @Override
  Object fault(Place place) {
    return place.tracks().getFirst();
  }

  private record Core(int from, int to) {}

  @Override
  Stream<Case> cases(Listening heard) {
    List<Voice> voices = Voices.of(heard);
    Masking masking = new Masking(voices.stream().map(Voice::heard).toList());
    return heard.passages().stream()
        .flatMap(
            passage ->
                IntStream.range(0, voices.size())
                    .boxed()
                    .flatMap(i -> voice(heard, voices, masking, passage, i)));
  }

  private static Stream<Case> voice(
      Listening heard, List<Voice> voices, Masking masking, Passage passage, int i) {
    Voice voice = voices.get(i);
    double own = Tiles.power(voice.heard(), passage);
    double all = Tiles.power(voices, passage, 0, ErbBands.COUNT);
    if (own < MATTERS * all || own < Tiles.SILENCE) {
      return Stream.empty();
    }
    Core core = core(voice, passage);
    Masking.Heard left = masking.among(i, passage.from(), passage.to());
    if (active(left, core) < FEWEST) {
      return Stream.empty();
    }
    double share = 100 * left.maskedShare(core.from(), core.to());
    double[] alone = new double[voices.size()];
    int worst = 0;
    for (int other = 0; other < alone.length; other++) {
      if (other != i) {
        Masking.Heard beside = masking.beside(i, other, passage.from(), passage.to());
        alone[other] = 100 * beside.maskedShare(core.from(), core.to());
        worst = alone[other] > alone[worst] ? other : worst;
      }
    }
    if (alone[worst] < BY_ONE * share) {
      return Stream.empty();
    }
    Voice masker = voices.get(worst);
    double most = alone[worst];
    double audible = 100 * left.audible();
    var unmasking = new Unmasking(voices, i, worst, passage, core.from(), core.to(), share);
    return Stream.of(
        new Case(
            Tiles.place(passage, List.of(voice.id(), masker.id()), core.from(), core.to()),
            "time in which it is masked there",
            share,
            "%",
            most >= MOSTLY ? LIMITS : BY_MANY,
            () ->
                words(
                    voice,
                    masker,
                    passage,
                    core,
                    share,
                    most,
                    audible,
                    heard.song().map(unmasking::remedies).orElse(List.of()))));
  }

  private static int active(Masking.Heard heard, Core core) {
    int sum = 0;
    for (int band = core.from(); band < core.to(); band++) {
      sum += heard.activeByBand()[band];
    }
    return sum;
  }

  /** The bands around the strongest that hold half of the power. */
  private static Core core(Voice voice, Passage passage) {
    double[] power = new double[ErbBands.COUNT];
    double all = 0;
    int strongest = 0;
    for (int band = 0; band < power.length; band++) {
      power[band] = Tiles.power(voice.heard(), passage.from(), passage.to(), band, band + 1);
      all += power[band];
      strongest = power[band] > power[strongest] ? band : strongest;
    }
    int from = strongest;
    int to = strongest + 1;
    double held = power[strongest];
    while (held < CORE * all && (from > 0 || to < power.length)) {
      if (to == power.length || (from > 0 && power[from - 1] >= power[to])) {
        held += power[--from];
      } else {
        held += power[to++];
      }
    }
    return new Core(from, to);
  }

  private static Words words(
      Voice voice,
      Voice masker,
      Passage passage,
      Core core,
      double percent,
      double alone,
      double audible,
      List<Remedy> remedies) {
    Place.Range range = Tiles.range(core.from(), core.to());
    String text =
        "%s, %s, %s: masked %.0f %% of the time, %s by %s"
            .formatted(
                voice.name(),
                Tiles.told(range),
                passage.name(),
                percent,
                alone < percent - 1 ? "mostly" : "all",
                masker.name());
    return new Words(
        text,
        "Listen to both together there. If "
            + voice.name()
            + " is meant to be heard, make room for it in "
            + masker.name()
            + " or give it another range.",
        List.of(
            new Evidence("by " + masker.name() + " alone", alone, "%", 0),
            new Evidence("loudness left beside all others", audible, "%", 25)),
        remedies,
        Plots.spectra(
            voice.name() + " beside " + masker.name() + ", " + passage.name(),
            Plots.spectrum(voice.name(), voice.heard(), passage),
            Plots.spectrum(masker.name(), masker.heard(), passage)));
  }
}
