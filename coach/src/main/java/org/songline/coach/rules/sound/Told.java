package org.songline.coach.rules.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Nature;
import org.songline.coach.finding.Place;
import org.songline.coach.finding.Remedy;
import org.songline.coach.listening.HeardTrack;
import org.songline.coach.listening.Listening;
import org.songline.measure.plot.LinePlot;
import org.songline.model.song.Id.TrackId;

/** Puts a finding together. */
final class Told {
  private final String rule;
  private final List<TrackId> tracks = new ArrayList<>();
  private final List<Evidence> more = new ArrayList<>();
  private Nature nature = Nature.PHYSICAL;
  private double confidence = 0.9;
  private double from;
  private double to;
  private Optional<Place.Range> band = Optional.empty();
  private List<Remedy> remedies = List.of();
  private Optional<LinePlot> plot = Optional.empty();

  Told(String rule, Listening heard) {
    this.rule = rule;
    to = heard.seconds();
  }

  Told about(HeardTrack... which) {
    for (HeardTrack track : which) {
      tracks.add(track.track().id());
    }
    return this;
  }

  Told convention() {
    nature = Nature.CONVENTION;
    return this;
  }

  Told sure(double share) {
    confidence = Math.clamp(share, 0.3, 0.99);
    return this;
  }

  Told at(double fromSeconds, double toSeconds) {
    from = fromSeconds;
    to = toSeconds;
    return this;
  }

  Told within(double fromHertz, double toHertz) {
    band = Optional.of(new Place.Range(fromHertz, toHertz));
    return this;
  }

  Told also(String name, double value, String unit, double limit) {
    more.add(new Evidence(name, value, unit, limit));
    return this;
  }

  Told mendedBy(List<Remedy> offered) {
    remedies = offered;
    return this;
  }

  Told drawn(LinePlot picture) {
    plot = Optional.of(picture);
    return this;
  }

  /** The finding, if its figure is past the scale. */
  Optional<Finding> finding(
      Limits scale, String measured, double figure, String unit, String text, String advice) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence(measured, figure, unit, scale.slight()));
    evidence.addAll(more);
    return scale
        .severity(figure)
        .map(
            severity ->
                new Finding(
                    rule,
                    severity,
                    confidence,
                    nature,
                    new Place(tracks, Optional.empty(), from, to, band),
                    text,
                    advice,
                    evidence,
                    remedies,
                    plot));
  }

  /** How the mix or a track is called. */
  static String name(Optional<HeardTrack> track) {
    return track.map(known -> known.track().name()).orElse("The mix");
  }

  /** A figure for people. */
  static String say(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
