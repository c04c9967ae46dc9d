package org.songline.coach.rules.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.coach.listening.HeardTrack;
import org.songline.coach.listening.Listening;
import org.songline.coach.listening.Sound;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Track;

/**
 * Something whose sound is looked at.
 *
 * @param track empty for the mix
 */
record Subject(Optional<HeardTrack> track, Sound sound) {
  /** Tracks further under the mix than this are not heard in it: -34 dB. */
  private static final double HEARD = 4e-4;

  static Subject mix(Listening heard) {
    return new Subject(Optional.empty(), heard.mix());
  }

  static Subject of(HeardTrack track) {
    return new Subject(Optional.of(track), track.sound());
  }

  /** Tracks that make sound by themselves and are heard in the mix. */
  static List<Subject> sources(Listening heard) {
    Cochleagram reference = heard.premaster().orElse(heard.mix()).hearing();
    double least = HEARD * total(reference, 0, ErbBands.COUNT);
    List<Subject> found = new ArrayList<>();
    for (HeardTrack track : heard.sources()) {
      if (total(track.sound().hearing(), 0, ErbBands.COUNT) > least) {
        found.add(of(track));
      }
    }
    return found;
  }

  /** Recordings; for a file, the file. */
  static List<Subject> recordings(Listening heard) {
    if (heard.song().isEmpty()) {
      return List.of(mix(heard));
    }
    return heard.tracks().stream()
        .filter(track -> track.track().kind() == Track.Kind.AUDIO)
        .map(Subject::of)
        .toList();
  }

  String name() {
    return Told.name(track);
  }

  TrackId id() {
    return track.map(known -> known.track().id()).orElse(TrackId.MASTER);
  }

  Told told(String rule, Listening heard) {
    Told told = new Told(rule, heard);
    return track.map(told::about).orElse(told);
  }

  Cochleagram hearing() {
    return sound.hearing();
  }

  /** The power of some bands over all frames. */
  static double total(Cochleagram hearing, int fromBand, int toBand) {
    double sum = 0;
    for (int frame = 0; frame < hearing.frames(); frame++) {
      for (int band = fromBand; band < toBand; band++) {
        sum += hearing.power(frame, band);
      }
    }
    return sum;
  }
}
