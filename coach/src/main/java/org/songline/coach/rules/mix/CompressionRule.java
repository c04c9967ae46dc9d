package org.songline.coach.rules.mix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Place;
import org.songline.coach.finding.Remedy;
import org.songline.coach.listening.Listening;
import org.songline.coach.listening.Stage;
import org.songline.coach.mending.Chain;
import org.songline.coach.mending.Remedies;
import org.songline.coach.rules.mix.Case.Words;
import org.songline.dsp.Exact;
import org.songline.measure.plot.LinePlot;
import org.songline.model.edit.DeviceEdit.SetDeviceEnabled;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;

/** Peaks that are taken away until nothing moves: in the mix, and by single devices of a chain. */
final class CompressionRule extends MixRule {
  private static final Limits MIX = new Limits(8, 6, 4);

  /** Where clippers are part of the style. */
  private static final Limits LOUD = new Limits(5, 4, 3);

  private static final List<String> LOUD_GENRES =
      List.of("trap", "house", "techno", "drum-and-bass");
  private static final Limits DEVICE = Limits.of(6, 8);
  private static final Set<String> REDUCERS =
      Set.of("compressor", "limiter", "clipper", "multiband", "saturator");

  /** Seconds over which peak and mean are compared. */
  private static final int WINDOW = 10;

  private static final double SILENT = 1e-6;

  /** Tenths of a second; fewer say nothing. */
  private static final int FEWEST = 10;

  private static final double SOFT = 1e-3;

  CompressionRule() {
    super(
        "over-compression",
        "The smallest ratio of peak to short-term loudness of the mix is under 8 LU (clear under 6,"
            + " grave under 4; 5, 4 and 3 LU in the genres of clubs), or one device takes 6 dB from"
            + " the ratio of peak to mean or of loud to soft, or holds the sound down by as much"
            + " half of the time (clear from 8 dB).");
  }

  @Override
  Stream<Case> cases(Listening heard) {
    List<Case> cases = new ArrayList<>();
    @Nullable Double psr = heard.mix().figures().levels().psrLu();
    if (psr != null) {
      cases.add(mix(heard, psr));
    }
    heard.tracks().forEach(track -> devices(heard, track.track(), track.stages(), cases));
    heard.song().ifPresent(song -> devices(heard, song.master(), heard.master(), cases));
    return cases.stream();
  }

  private static Case mix(Listening heard, double psr) {
    return new Case(
        new Place(List.of(), Optional.empty(), 0, heard.seconds(), Optional.empty()),
        "smallest ratio of peak to short-term loudness",
        psr,
        "LU",
        limits(heard),
        () ->
            new Words(
                "The mix hardly moves: peaks stand only %s LU above the loudness of their 3 s"
                    .formatted(Tiles.number(psr)),
                "Loudness is made in mastering; a mix that breathes can still be made loud, a flat"
                    + " one cannot be made to breathe.",
                more(heard),
                heard.song().map(song -> flatteners(song, heard)).orElse(List.of()),
                EnergyRule.curve(heard)));
  }

  private static Limits limits(Listening heard) {
    String genre =
        heard.song().map(song -> song.brief().genre().toLowerCase(Locale.ROOT)).orElse("");
    return LOUD_GENRES.stream().anyMatch(genre::contains) ? LOUD : MIX;
  }

  private static List<Evidence> more(Listening heard) {
    @Nullable Double plr = heard.mix().figures().levels().plrLu();
    return plr == null ? List.of() : List.of(new Evidence("true peak to loudness", plr, "LU", 9));
  }

  /** The devices of the master that take most, the first of them first. */
  private static List<Remedy> flatteners(Song song, Listening heard) {
    List<Stage> stages = heard.master();
    List<Integer> order = new ArrayList<>();
    for (int i = 1; i < stages.size(); i++) {
      if (reducer(stages.get(i)).isPresent()
          && taken(song.master(), stages.get(i - 1), stages.get(i)) > 1) {
        order.add(i);
      }
    }
    order.sort(
        Comparator.comparingDouble(
            (Integer i) -> -taken(song.master(), stages.get(i - 1), stages.get(i))));
    List<Remedy> all = new ArrayList<>();
    for (int i : order.subList(0, Math.min(2, order.size()))) {
      all.addAll(remedies(song, song.master(), reducer(stages.get(i)).orElseThrow()));
    }
    return all;
  }

  private static void devices(Listening heard, Track track, List<Stage> stages, List<Case> cases) {
    int worst = -1;
    double most = 0;
    for (int i = 1; i < stages.size(); i++) {
      if (reducer(stages.get(i)).isPresent()) {
        double taken = taken(track, stages.get(i - 1), stages.get(i));
        if (worst < 0 || taken > most) {
          worst = i;
          most = taken;
        }
      }
    }
    if (worst >= 0) {
      Device device = reducer(stages.get(worst)).orElseThrow();
      double taken = most;
      Stage before = stages.get(worst - 1);
      Stage after = stages.get(worst);
      cases.add(
          new Case(
              new Place(
                  List.of(track.id()), Optional.empty(), 0, heard.seconds(), Optional.empty()),
              "taken from the dynamics",
              taken,
              "dB",
              DEVICE,
              () ->
                  new Words(
                      "The %s of %s takes %s dB from the dynamics"
                          .formatted(device.type(), track.name(), Tiles.number(taken)),
                      "Switch it off at the same loudness and listen to the attacks.",
                      List.of(
                          new Evidence("peak over mean before", crest(before), "dB", 0),
                          new Evidence("peak over mean after", crest(after), "dB", 0),
                          new Evidence("loud over soft before", spread(before, before), "dB", 0),
                          new Evidence("loud over soft after", spread(before, after), "dB", 0),
                          new Evidence(
                              "held down half of the time", held(track, before, after), "dB", 0)),
                      heard.song().map(song -> remedies(song, track, device)).orElse(List.of()),
                      Plots.overTime(
                          device.type() + " of " + track.name(),
                          "peaks in dBFS over time",
                          heard.seconds(),
                          -48,
                          12,
                          line("before", before),
                          line("after", after)))));
    }
  }

  private static LinePlot.Line line(String name, Stage stage) {
    return Plots.seconds(
        name,
        stage.peaks().length,
        at -> {
          double peak = stage.peaks()[at];
          return peak <= 0 ? -60 : Math.max(-60, Exact.decibels(peak));
        });
  }

  private static Optional<Device> reducer(Stage stage) {
    return stage.device().filter(device -> REDUCERS.contains(device.type()));
  }

  private static double taken(Track track, Stage before, Stage after) {
    double spread = spread(before, before) - spread(before, after);
    return Math.max(held(track, before, after), Math.max(crest(before) - crest(after), spread));
  }

  /**
   * By how much a compressor or limiter keeps the sound under what its own gain would make of it,
   * half of the time or more; 0 where that gain is not known, as when it is moved, and for what
   * ducks under another track.
   */
  private static double held(Track track, Stage before, Stage after) {
    Device device = after.device().orElseThrow();
    boolean moved =
        track.automation().stream()
            .anyMatch(
                lane ->
                    lane.target() instanceof Target.Parameter(DeviceId id, String _)
                        && id.equals(device.id()));
    if (moved || !device.enabled() || device.sideChain().isPresent()) {
      return 0;
    }
    Map<String, Double> settings = device.parameters();
    double gain;
    if (device.type().equals("limiter")) {
      gain = settings.getOrDefault("gain", 0.0);
    } else if (device.type().equals("compressor")) {
      double mix = 0.01 * settings.getOrDefault("mix", 100.0);
      double made = Exact.gain(settings.getOrDefault("makeup", 0.0));
      gain = Exact.decibels(1 - mix + mix * made);
    } else {
      return 0;
    }
    float most = most(before);
    double[] levels = new double[before.squares().length];
    int count = 0;
    for (int i = 0; i < Math.min(levels.length, after.squares().length); i++) {
      if (before.squares()[i] > SOFT * most) {
        levels[count++] = Tiles.decibels(before.squares()[i]) - Tiles.decibels(after.squares()[i]);
      }
    }
    Arrays.sort(levels, 0, count);
    return count < FEWEST || most < SILENT ? 0 : Math.max(0, gain + levels[count / 2]);
  }

  private static float most(Stage stage) {
    float most = 0;
    for (float square : stage.squares()) {
      most = Math.max(most, square);
    }
    return most;
  }

  /**
   * How far soft tenths lie under loud ones, among those within 30 dB of the loudest that enters.
   */
  private static double spread(Stage entering, Stage stage) {
    float[] squares = stage.squares();
    float most = most(entering);
    double[] levels = new double[squares.length];
    int count = 0;
    for (int i = 0; i < Math.min(squares.length, entering.squares().length); i++) {
      if (entering.squares()[i] > SOFT * most && squares[i] > Tiles.SILENCE) {
        levels[count++] = Tiles.decibels(squares[i]);
      }
    }
    if (count < FEWEST || most < SILENT) {
      return 0;
    }
    Arrays.sort(levels, 0, count);
    return levels[count * 9 / 10] - levels[count / 10];
  }

  /** The mean over all seconds with sound of peak over mean, in decibels; 0 for silence. */
  private static double crest(Stage stage) {
    double sum = 0;
    int count = 0;
    for (int from = 0; from + WINDOW <= stage.peaks().length; from += WINDOW) {
      double square = 0;
      float peak = 0;
      for (int i = from; i < from + WINDOW; i++) {
        square += stage.squares()[i] / WINDOW;
        peak = Math.max(peak, stage.peaks()[i]);
      }
      if (square > SILENT && peak > 0) {
        sum += Exact.decibels(peak) - 0.5 * Exact.decibels(square);
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static List<Remedy> remedies(Song song, Track track, Device device) {
    Remedies remedies = new Remedies(song);
    String what = "the %s of %s".formatted(device.type(), name(track));
    if (device.type().equals("compressor")) {
      remedies
          .offer(
              "Raise the threshold of %s by 6 dB".formatted(what),
              Chain.shift(song, device, "threshold", -18, 6, -60, 0))
          .offer(
              "Mix half of the sound before into " + what,
              Chain.settings(device, Map.of("mix", 50.0)));
    }
    return remedies
        .offer(
            "Switch %s off".formatted(what),
            List.of(new SetDeviceEnabled(device.id(), true, false)))
        .list();
  }

  private static String name(Track track) {
    return track.id().equals(TrackId.MASTER) ? "the master" : track.name();
  }
}
