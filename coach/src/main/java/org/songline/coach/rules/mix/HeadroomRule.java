package org.songline.coach.rules.mix;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Place;
import org.songline.coach.listening.Listening;
import org.songline.coach.mending.Remedies;
import org.songline.coach.mending.Strips;
import org.songline.coach.rules.mix.Case.Words;
import org.songline.model.song.Id.TrackId;

/** A mix that leaves mastering no room. A finished file is not asked. */
final class HeadroomRule extends MixRule {
  private static final Limits LIMITS = new Limits(-0.5, 0.1, 6);
  private static final double ROOM = -3;

  HeadroomRule() {
    super(
        "headroom",
        "The true peak of a song's mix is above -0.5 dBTP; clear above 0 dBTP, where whole-number"
            + " files clip.");
  }

  @Override
  Stream<Case> cases(Listening heard) {
    @Nullable Double peak = heard.mix().figures().levels().truePeakDbtp();
    if (peak == null || heard.song().isEmpty()) {
      return Stream.empty();
    }
    double down = Math.ceil(peak - ROOM);
    return heard.song().stream()
        .map(
            song ->
                new Case(
                    new Place(
                        List.of(TrackId.MASTER),
                        Optional.empty(),
                        0,
                        heard.seconds(),
                        Optional.empty()),
                    "true peak of the mix",
                    peak,
                    "dBTP",
                    LIMITS,
                    () ->
                        new Words(
                            "The mix peaks at %s dBTP".formatted(Tiles.number(peak)),
                            "Inside Songline nothing clips above 0 dBFS, but files of whole numbers"
                                + " and other programs do; mastering raises the level later.",
                            more(heard),
                            new Remedies(song)
                                .offer(
                                    "Turn the master down by %.0f dB".formatted(down),
                                    Strips.fader(song, TrackId.MASTER, -down))
                                .list(),
                            EnergyRule.curve(heard))));
  }

  private static List<Evidence> more(Listening heard) {
    @Nullable Double loudness = heard.mix().figures().loudness().integratedLufs();
    return loudness == null
        ? List.of()
        : List.of(new Evidence("integrated loudness", loudness, "LUFS", 0));
  }
}
