package org.songline.mastering.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.songline.mastering.reference.Deviation.Aspect;

/**
 * A mix beside its references, section by section, each at the same loudness: levels are taken
 * beside the loudness of their own section, so that nothing is louder than anything else.
 *
 * @param range loudness range, LU
 * @param plr true peak over loudness, LU
 * @param psr the smallest peak over short-term loudness, LU
 * @param lufs integrated loudness
 * @param deviations where the mix lies outside, the furthest first
 */
public record Comparison(
    Profile mix,
    List<Reference> references,
    @Nullable Range lufs,
    @Nullable Range range,
    @Nullable Range plr,
    @Nullable Range psr,
    List<SectionComparison> sections,
    List<Deviation> deviations) {
  /**
   * How far from one reference a mix may lie: level, width, spread, crest in dB; loudness in LU.
   */
  static final double LEVEL = 2;

  static final double WIDTH = 3;
  static final double SPREAD = 2.5;
  static final double CREST = 3;
  static final double ENERGY = 1.5;
  static final double DYNAMICS = 2;

  /** Beyond its band, what deviates by less than this is not worth a word. */
  private static final double WORTH = 0.5;

  public Comparison {
    references = List.copyOf(references);
    sections = List.copyOf(sections);
    deviations = List.copyOf(deviations);
  }

  /**
   * Compares.
   *
   * @param references at least one
   * @param tracks of the mix's project; may be empty
   */
  public static Comparison of(Profile mix, List<Reference> references, List<TrackPart> tracks) {
    if (references.isEmpty()) {
      throw new IllegalArgumentException("nothing to compare with");
    }
    List<Double> weights = references.stream().map(Reference::weight).toList();
    List<SectionComparison> sections = new ArrayList<>();
    List<Deviation> deviations = new ArrayList<>();
    for (Portrait section : mix.sections()) {
      SectionComparison compared = section(mix, section, references, weights);
      sections.add(compared);
      deviations(compared, tracks, deviations);
    }
    deviations.sort(Comparator.comparingDouble((Deviation d) -> -severity(d)));
    return new Comparison(
        mix,
        references,
        whole(mix.lufs(), references, weights, Profile::lufs, 1),
        whole(mix.range(), references, weights, Profile::range, DYNAMICS),
        whole(mix.plr(), references, weights, Profile::plr, DYNAMICS),
        whole(mix.psr(), references, weights, Profile::psr, DYNAMICS),
        sections,
        deviations);
  }

  private static double severity(Deviation d) {
    double octaves = d.fromHertz() == 0 ? 1 : Math.log(d.toHertz() / d.fromHertz()) / Math.log(2);
    double weight = d.aspect() == Aspect.MID ? 1.5 : 1;
    return weight * Math.abs(d.amount()) * Math.sqrt(octaves);
  }

  private static @Nullable Range whole(
      double own,
      List<Reference> references,
      List<Double> weights,
      ToDoubleFunction<Profile> figure,
      double least) {
    List<Double> values =
        references.stream().map(each -> figure.applyAsDouble(each.profile())).toList();
    return Range.of(own, values, weights, least);
  }

  private static SectionComparison section(
      Profile mix, Portrait section, List<Reference> references, List<Double> weights) {
    List<Portrait> others = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Double> energies = new ArrayList<>();
    double gain = 0;
    double sum = 0;
    for (Reference reference : references) {
      Portrait other = reference.counterpart(mix, section);
      others.add(other);
      names.add(reference.profile().name() + ": " + other.part().name());
      energies.add(other.lufs() - reference.profile().lufs());
      gain += reference.weight() * (other.lufs() - section.lufs());
      sum += reference.weight();
    }
    boolean crests = !section.crests().isEmpty();
    List<@Nullable Range> crest = new ArrayList<>();
    for (int octave = 0; crests && octave < Bands.OCTAVES; octave++) {
      int at = octave;
      List<Double> values =
          others.stream().map(o -> o.crests().isEmpty() ? Double.NaN : o.crests().get(at)).toList();
      crest.add(
          section.sounds(Bands.at(Bands.octave(octave)))
              ? Range.of(section.crests().get(octave), values, weights, CREST)
              : null);
    }
    return new SectionComparison(
        section,
        names,
        gain / sum,
        bands(section, others, weights, Portrait::relativeMid, LEVEL),
        bands(section, others, weights, Comparison::side, LEVEL + 1),
        bands(section, others, weights, Comparison::width, WIDTH),
        bands(section, others, weights, Portrait::spread, SPREAD),
        crest,
        mix.sections().size() < 2
            ? null
            : Range.of(section.lufs() - mix.lufs(), energies, weights, ENERGY));
  }

  /** No side to speak of is told as just that: 40 dB under the mid. */
  private static double width(Portrait portrait, int band) {
    return Math.max(-40, portrait.width(band));
  }

  private static double side(Portrait portrait, int band) {
    return Math.max(portrait.relativeMid(band) - 40, portrait.relativeSide(band));
  }

  private static List<@Nullable Range> bands(
      Portrait section,
      List<Portrait> others,
      List<Double> weights,
      ToDoubleBiFunction<Portrait, Integer> figure,
      double least) {
    List<@Nullable Range> ranges = new ArrayList<>();
    for (int band = 0; band < Bands.COUNT; band++) {
      int at = band;
      List<Double> values =
          others.stream()
              .map(other -> other.sounds(at) ? figure.applyAsDouble(other, at) : Double.NaN)
              .toList();
      boolean both = section.sounds(band) || values.stream().anyMatch(Double::isFinite);
      ranges.add(
          both && section.mid().get(band) > Portrait.SILENT
              ? Range.of(figure.applyAsDouble(section, band), values, weights, least)
              : null);
    }
    return ranges;
  }

  private static void deviations(
      SectionComparison compared, List<TrackPart> tracks, List<Deviation> found) {
    runs(compared, Aspect.MID, compared.mid(), tracks, found);
    runs(compared, Aspect.WIDTH, compared.width(), tracks, found);
    runs(compared, Aspect.SPREAD, compared.spread(), tracks, found);
    String name = compared.section().part().name();
    for (int octave = 0; octave < compared.crest().size(); octave++) {
      Range range = compared.crest().get(octave);
      if (range != null && Math.abs(range.outside()) >= WORTH) {
        double centre = Bands.octave(octave);
        double root = Math.sqrt(2);
        found.add(
            new Deviation(
                name,
                Aspect.CREST,
                centre / root,
                centre * root,
                range.outside(),
                "dB",
                TrackPart.shares(
                    tracks, compared.section().part(), centre / root, centre * root, false)));
      }
    }
    Range energy = compared.energy();
    if (energy != null && Math.abs(energy.outside()) >= WORTH) {
      found.add(new Deviation(name, Aspect.ENERGY, 0, 0, energy.outside(), "LU", List.of()));
    }
  }

  /** Neighbouring bands that lie outside on the same side are one deviation. */
  private static void runs(
      SectionComparison compared,
      Aspect aspect,
      List<@Nullable Range> ranges,
      List<TrackPart> tracks,
      List<Deviation> found) {
    int from = Bands.FIRST_JUDGED;
    while (from <= Bands.LAST_JUDGED) {
      double first = outside(ranges, from);
      int to = from + 1;
      double most = first;
      while (first != 0
          && to <= Bands.LAST_JUDGED
          && Math.signum(outside(ranges, to)) == Math.signum(first)) {
        double next = outside(ranges, to);
        most = Math.abs(next) > Math.abs(most) ? next : most;
        to++;
      }
      if (Math.abs(most) >= WORTH) {
        double low = Bands.edge(from * Bands.PARTS);
        double high = Bands.edge(to * Bands.PARTS);
        found.add(
            new Deviation(
                compared.section().part().name(),
                aspect,
                low,
                high,
                most,
                "dB",
                TrackPart.shares(
                    tracks, compared.section().part(), low, high, aspect == Aspect.WIDTH)));
      }
      from = to;
    }
  }

  private static double outside(List<@Nullable Range> ranges, int band) {
    Range range = ranges.get(band);
    return range == null ? 0 : range.outside();
  }
}
