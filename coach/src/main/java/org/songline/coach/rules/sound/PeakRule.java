package org.songline.coach.rules.sound;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Remedy;
import org.songline.coach.finding.Rule;
import org.songline.coach.listening.Listening;
import org.songline.coach.mending.Chain;
import org.songline.coach.mending.Remedies;
import org.songline.coach.mending.Strips;
import org.songline.model.song.Song;

/** Peaks between the samples, and the room that lossy codecs need above them. */
final class PeakRule implements Rule {
  private static final Limits SCALE = new Limits(-1, 0, 2);

  @Override
  public String name() {
    return "inter-sample-peaks";
  }

  @Override
  public String about() {
    return "The true peak of the mix is above -1 dBTP, so that lossy codecs may pass full scale;"
        + " clear above 0 dBTP, where converters do; grave above 2 dBTP.";
  }

  @Override
  public List<Finding> findings(Listening heard) {
    Double peak = heard.mix().figures().levels().truePeakDbtp();
    if (peak == null) {
      return List.of();
    }
    float[] loud = heard.mix().loudness().momentaryLufs();
    return new Told(name(), heard)
        .mendedBy(heard.song().map(song -> remedies(song, peak)).orElse(List.of()))
        .drawn(Pictures.tenths("Loudness", "LUFS", loud.length, -40, 0, i -> loud[i]))
        .finding(
            SCALE,
            "true peak",
            peak,
            "dBTP",
            "The mix peaks at " + Told.say(peak, 1) + " dBTP, between its samples.",
            peak > 0
                ? "Players that convert it go beyond full scale; turn it down or limit it."
                : "Encoders add some tenths of a decibel; leave 1 dB when it goes out as it is.")
        .map(List::of)
        .orElse(List.of());
  }

  private static List<Remedy> remedies(Song song, double peak) {
    double down = peak + 1.5;
    var limiter = new TreeMap<>(Map.of("ceiling", -1.5));
    return new Remedies(song)
        .offer(
            "Turn the master down by " + Told.say(down, 1) + " dB",
            Strips.fader(song, song.master().id(), -down))
        .offer(
            "End the master with a limiter at -1.5 dBTP",
            Chain.append(song, song.master().id(), "limiter", limiter))
        .list();
  }
}
