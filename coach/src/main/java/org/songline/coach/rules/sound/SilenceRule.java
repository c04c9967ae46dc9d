package org.songline.coach.rules.sound;

import java.util.ArrayList;
import java.util.List;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Rule;
import org.songline.coach.listening.HeardTrack;
import org.songline.coach.listening.Listening;
import org.songline.measure.Measurement.Stereo;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Song;

/** Tracks that play and are not heard, and stereo that is none. */
final class SilenceRule implements Rule {
  private static final Scale SILENT = new Scale(-90, -100, -1000);
  private static final Scale FALSE_STEREO = new Scale(0.9995, 2, 3);
  private static final double NOTHING = -120;

  @Override
  public String name() {
    return "silence";
  }

  @Override
  public String about() {
    return "A track whose clips play something makes no sound above -90 dBFS (clear under -100), or"
        + " both sides of a file are the same (correlation above 0.9995), so that it need not be"
        + " stereo.";
  }

  @Override
  public List<Finding> findings(Listening heard) {
    List<Finding> found = new ArrayList<>();
    heard.song().ifPresent(song -> silent(song, heard, found));
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
    for (Clip clip : track.track().clips()) {
      boolean begun = song.tempoMap().secondsAt(clip.start()) < seconds - 1;
      boolean something =
          switch (clip) {
            case AudioClip audio -> true;
            case NoteClip notes ->
                song.pattern(notes.pattern()).stream()
                    .anyMatch(pattern -> !pattern.notes().isEmpty());
          };
      if (!clip.muted() && begun && something) {
        return true;
      }
    }
    return false;
  }
}
