package org.songline.coach.rules.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Remedy;
import org.songline.coach.finding.Rule;
import org.songline.coach.listening.Listening;
import org.songline.coach.listening.Twins;
import org.songline.coach.mending.Chain;
import org.songline.coach.mending.Remedies;
import org.songline.measure.plot.LinePlot;
import org.songline.measure.plot.LinePlot.Across;
import org.songline.measure.plot.LinePlot.Line;
import org.songline.measure.relation.Relation;
import org.songline.model.edit.ClipEdit.PutClip;
import org.songline.model.edit.Edit;
import org.songline.model.edit.TrackEdit.SetMuted;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.Frames;

/** Two tracks that hear the same: turned round, late, or the very same twice. */
final class TwinRule implements Rule {
  private static final double IN_TIME_MS = 0.06;
  private static final double LONGEST_MS = 30;

  /** What is wrong between two tracks. */
  private enum Fault {
    POLARITY(
        "polarity",
        "Two tracks hear the same with opposite polarity, and together they lose 3 dB or more under"
            + " 300 Hz or in all (clear; grave from 12 dB).",
        new Limits(-1.5, -3, -12)),
    DELAY(
        "delay",
        "One of two tracks that hear the same is 0.06 to 30 ms late and nearly as loud, so that"
            + " their sum is combed.",
        new Limits(-24, -12, 1000)),
    DUPLICATE(
        "duplicate",
        "Two tracks play the very same sound at the same time; clear when they are within 9 dB.",
        new Limits(-24, -9, 1000));

    private final String id;
    private final String about;

    @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
    private final Limits scale;

    Fault(String id, String about, Limits scale) {
      this.id = id;
      this.about = about;
      this.scale = scale;
    }

    /** Whether it is this that is wrong. */
    boolean is(Relation relation) {
      boolean late = Math.abs(relation.delayMillis()) > IN_TIME_MS;
      return switch (this) {
        case POLARITY -> relation.inverted() && !late;
        case DELAY -> late && Math.abs(relation.delayMillis()) <= LONGEST_MS;
        case DUPLICATE -> !late && !relation.inverted();
      };
    }

    double figure(Relation relation) {
      return switch (this) {
        case POLARITY -> Math.min(or(relation.sumLossDb()), or(relation.lowLossDb()));
        case DELAY, DUPLICATE -> -Math.abs(relation.levelDb());
      };
    }

    private static double or(@org.jspecify.annotations.Nullable Double loss) {
      return loss == null ? -60 : loss;
    }
  }

  private final Fault fault;

  private TwinRule(Fault fault) {
    this.fault = fault;
  }

  static List<Rule> all() {
    List<Rule> rules = new ArrayList<>();
    for (Fault fault : Fault.values()) {
      rules.add(new TwinRule(fault));
    }
    return rules;
  }

  @Override
  public String name() {
    return fault.id;
  }

  @Override
  public String about() {
    return fault.about;
  }

  @Override
  public List<Finding> findings(Listening heard) {
    List<Finding> found = new ArrayList<>();
    for (Twins twins : heard.twins()) {
      if (fault.is(twins.relation())) {
        told(twins, heard).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<Finding> told(Twins twins, Listening heard) {
    Relation relation = twins.relation();
    String first = twins.first().track().name();
    String second = twins.second().track().name();
    String late = Told.say(Math.abs(relation.delayMillis()), 2);
    return new Told(name(), heard)
        .about(twins.first(), twins.second())
        .sure(relation.confidence())
        .also("delay", relation.delayMillis(), "ms", IN_TIME_MS)
        .also("likeness", relation.likeness(), "", 0.4)
        .mendedBy(heard.song().map(song -> remedies(song, twins)).orElse(List.of()))
        .drawn(plot(first + " and " + second, relation))
        .finding(
            fault.scale,
            fault == Fault.POLARITY ? "loss of the sum" : "level of the softer under the louder",
            fault.figure(relation),
            "dB",
            switch (fault) {
              case POLARITY -> second + " has the opposite polarity of " + first + ".";
              case DELAY ->
                  (relation.delayMillis() > 0 ? second : first)
                      + " hears the same as "
                      + (relation.delayMillis() > 0 ? first : second)
                      + " "
                      + late
                      + " ms later.";
              case DUPLICATE -> second + " plays the very same as " + first + ".";
            },
            switch (fault) {
              case POLARITY -> "Turn one of them round; what cancels now will add.";
              case DELAY ->
                  "Set them in time, or far enough apart to be heard as two; a few milliseconds"
                      + " comb the sound.";
              case DUPLICATE ->
                  "A copy adds level and nothing else: mute it and turn the other up.";
            });
  }

  private List<Remedy> remedies(Song song, Twins twins) {
    Track second = twins.second().track();
    Remedies offered = new Remedies(song);
    switch (fault) {
      case POLARITY ->
          offered.offer(
              "Turn the polarity of " + second.name() + " round",
              Chain.append(
                  song,
                  second.id(),
                  "utility",
                  new TreeMap<>(Map.of("invert-left", 1.0, "invert-right", 1.0))));
      case DELAY -> {
        Track late = twins.relation().delayMillis() > 0 ? second : twins.first().track();
        offered.offer(
            "Play " + late.name() + " earlier by the delay",
            earlier(song, late, Math.abs(twins.relation().delayMillis())));
        offered.offer("Mute " + second.name(), muted(second));
      }
      case DUPLICATE -> offered.offer("Mute " + second.name(), muted(second));
    }
    return offered.list();
  }

  private static List<Edit> muted(Track track) {
    return track.strip().muted() ? List.of() : List.of(new SetMuted(track.id(), false, true));
  }

  /** Begins the recordings of a track later within themselves, so that they sound earlier. */
  private static List<Edit> earlier(Song song, Track track, double ms) {
    List<Edit> edits = new ArrayList<>();
    for (Clip clip : track.clips()) {
      if (!(clip instanceof AudioClip audio) || audio.loop().isPresent() || audio.reversed()) {
        return List.of();
      }
      long frames = Math.round(ms * song.source(audio.source()).orElseThrow().rate() / 1000);
      Clip now = audio.withOffset(new Frames(audio.offset().count() + frames));
      edits.add(new PutClip(track.id(), Optional.of(clip), Optional.of(now)));
    }
    return edits;
  }

  private static LinePlot plot(String title, Relation relation) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (Relation.BandLoss band : relation.bands()) {
      x.add(band.hertz());
      y.add(band.lossDb() == null ? -30 : Math.max(-30, band.lossDb()));
    }
    return new LinePlot(
        "What the sum of " + title + " loses",
        "dB over Hz",
        new Across.Frequency(),
        -30,
        0,
        5,
        List.of(new Line("", x, y)));
  }
}
