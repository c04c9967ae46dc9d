package org.songline.coach.rules.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Rule;
import org.songline.coach.listening.HeardTrack;
import org.songline.coach.listening.Listening;
import org.songline.measure.Measurement.Stereo;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.NoteTimeline;
import org.songline.model.song.Song;
import org.songline.model.time.TempoMap;
import org.songline.model.time.TickPosition;

/** Tracks that play and are not heard, and stereo that is none. */
final class SilenceRule implements Rule {
  private static final Limits SILENT = new Limits(-90, -100, -1000);
  private static final Limits FALSE_STEREO = new Limits(0.9995, 2, 3);
  private static final Limits GAP = new Limits(1.5, 2.5, 10);
  private static final double SOUND = 2e-7;
  private static final double NOTHING = -120;

  @Override
  public String name() {
    return "silence";
  }

  @Override
  public String about() {
    return "The mix is silent (under -67 dBFS) for 1.5 s between sounds, clear from 2.5; a track"
        + " whose clips play something makes no sound above -90 dBFS (clear under -100); or"
        + " both sides of a file are the same (correlation above 0.9995), so that it need"
        + " not be stereo.";
  }

  @Override
  public List<Finding> findings(Listening heard) {
    List<Finding> found = new ArrayList<>();
    heard.song().ifPresent(song -> silent(song, heard, found));
    gap(heard).ifPresent(found::add);
    Stereo stereo = heard.mix().figures().stereo();
    if (heard.song().isEmpty() && stereo != null && stereo.correlation() != null) {
      new Told(name(), heard)
          .drawn(Pictures.spectrum("Spectrum of the file", heard.mix()))
          .finding(
              FALSE_STEREO,
              "correlation",
              stereo.correlation(),
              "",
              "Both sides of the file are the same.",
              "Only you can decide whether it is meant to be mono.")
          .ifPresent(found::add);
    }
    return found;
  }

  /** The longest silence between sounds of the mix. */
  private Optional<Finding> gap(Listening heard) {
    Cochleagram mix = heard.mix().hearing();
    int last = -1;
    int longest = 0;
    int from = 0;
    for (int frame = 0; frame < mix.frames(); frame++) {
      double power = 0;
      for (int band = 0; band < ErbBands.COUNT; band++) {
        power += mix.power(frame, band);
      }
      if (power > SOUND) {
        if (last >= 0 && frame - last - 1 > longest) {
          longest = frame - last - 1;
          from = last + 1;
        }
        last = frame;
      }
    }
    float[] loud = heard.mix().loudness().momentaryLufs();
    double start = 0.1 * from;
    return new Told(name(), heard)
        .at(start, start + 0.1 * longest)
        .sure(0.7)
        .drawn(Pictures.tenths("Loudness", "LUFS", loud.length, -70, 0, i -> loud[i]))
        .finding(
            GAP,
            "silence within",
            0.1 * longest,
            "s",
            "Nothing sounds for "
                + Told.say(0.1 * longest, 1)
                + " s from "
                + Told.say(start, 1)
                + " s on.",
            "Only you know whether it is a pause or a hole where a clip or a recording is"
                + " missing.");
  }

  private void silent(Song song, Listening heard, List<Finding> found) {
    boolean soloed = song.tracks().stream().anyMatch(track -> track.strip().soloed());
    for (HeardTrack track : heard.sources()) {
      Double peak = track.sound().figures().levels().samplePeakDbfs();
      boolean wanted = !track.track().strip().muted() && !soloed;
      boolean routed = track.track().devices().stream().anyMatch(d -> !d.outputs().isEmpty());
      if (wanted && !routed && plays(song, track, heard.seconds())) {
        new Told(name(), heard)
            .about(track)
            .sure(0.6)
            .drawn(Pictures.spectrum("Spectrum of " + track.track().name(), track.sound()))
            .finding(
                SILENT,
                "peak",
                peak == null ? NOTHING : peak,
                "dBFS",
                track.track().name() + " plays, but nothing is heard of it.",
                "Look whether its fader, a closed filter or a missing recording keeps it silent;"
                    + " only you know whether it should sound.")
            .ifPresent(found::add);
      }
    }
  }

  private static boolean plays(Song song, HeardTrack track, double seconds) {
    TempoMap tempo = song.tempoMap();
    Predicate<TickPosition> begun = at -> tempo.secondsAt(at) < seconds - 1;
    return track.track().clips().stream()
            .anyMatch(
                clip -> clip instanceof AudioClip && !clip.muted() && begun.test(clip.start()))
        || NoteTimeline.of(track.track().clips(), song.patterns()).notes().stream()
            .anyMatch(played -> begun.test(new TickPosition(played.from())));
  }
}
