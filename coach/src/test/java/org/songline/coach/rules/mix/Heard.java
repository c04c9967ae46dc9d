package org.songline.coach.rules.mix;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.songline.coach.Songs;
import org.songline.coach.listening.HeardTrack;
import org.songline.coach.listening.Listening;
import org.songline.coach.listening.Passage;
import org.songline.coach.listening.Sound;
import org.songline.measure.Curves;
import org.songline.measure.Measured;
import org.songline.measure.Measurer;
import org.songline.measure.Part;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;
import org.songline.measure.loudness.LoudnessSeries;
import org.songline.model.song.Section;
import org.songline.model.song.Song;
import org.songline.model.song.Track;

/** Listenings that were never sound: levels of bands and loudness as they are given. */
final class Heard {
  private final List<HeardTrack> tracks = new ArrayList<>();
  private final List<Passage> passages = new ArrayList<>();
  private final List<Double> lufs = new ArrayList<>();
  private IntToDoubleFunction mix = band -> -60;
  private int silentFrom = Integer.MAX_VALUE;

  /** A section with its loudness. */
  Heard section(Section.Kind kind, String name, int tenths, double loudness) {
    int from = lufs.size();
    for (int i = 0; i < tenths; i++) {
      lufs.add(loudness);
    }
    passages.add(new Passage(name, kind, from, from + tenths, 1, 1));
    return this;
  }

  /** The levels of the mix by band. */
  Heard mix(IntToDoubleFunction decibels) {
    mix = decibels;
    return this;
  }

  /** From a tenth on, the mix is silent. */
  Heard silentFrom(int tenth) {
    silentFrom = tenth;
    return this;
  }

  /** A track with its levels by band, the same all the time. */
  Heard track(String name, IntToDoubleFunction decibels) {
    Track track = Track.of(Songs.id(name), Track.Kind.INSTRUMENT, name);
    tracks.add(new HeardTrack(track, sound(decibels, Integer.MAX_VALUE), List.of()));
    return this;
  }

  Listening song() {
    return listening(Optional.of(Song.empty("Song", 48_000)));
  }

  Listening file() {
    return listening(Optional.empty());
  }

  private Listening listening(Optional<Song> song) {
    Optional<Song> whole =
        song.map(
            empty -> {
              List<Track> all = new ArrayList<>(tracks.stream().map(HeardTrack::track).toList());
              all.add(empty.master());
              return empty.withTracks(all);
            });
    return new Listening(
        "Song",
        whole,
        sound(mix, silentFrom),
        Optional.empty(),
        tracks,
        List.of(),
        passages,
        List.of());
  }

  private Sound sound(IntToDoubleFunction decibels, int silent) {
    int frames = lufs.size();
    float[] mid = new float[frames * ErbBands.COUNT];
    for (int frame = 0; frame < Math.min(frames, silent); frame++) {
      for (int band = 0; band < ErbBands.COUNT; band++) {
        mid[frame * ErbBands.COUNT + band] =
            (float) StrictMath.pow(10, decibels.applyAsDouble(band) / 10);
      }
    }
    float[] momentary = new float[frames];
    for (int i = 0; i < frames; i++) {
      momentary[i] = lufs.get(i).floatValue();
    }
    Measured nothing = new Measurer(48_000, 2, EnumSet.noneOf(Part.class)).finish();
    Curves none = nothing.curves();
    return new Sound(
        new Measured(
            nothing.figures(),
            new Curves(
                new LoudnessSeries(momentary, momentary.clone()),
                none.waveform(),
                none.spectrum(),
                none.correlation(),
                none.cloud(),
                new Cochleagram(frames, mid, new float[mid.length]),
                none.pitch(),
                none.psr(),
                none.sixths(),
                none.thirds())));
  }
}
