package org.songline.exchange.midi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.dsp.Exact;
import org.songline.exchange.Imported;
import org.songline.exchange.Slugs;
import org.songline.media.midi.MidiReading;
import org.songline.model.edit.ClipEdit.PutClip;
import org.songline.model.edit.Edit;
import org.songline.model.edit.PatternEdit.PutPattern;
import org.songline.model.edit.SongEdit.PutMarker;
import org.songline.model.edit.SongEdit.PutMeter;
import org.songline.model.edit.SongEdit.PutTempo;
import org.songline.model.edit.TrackEdit.PutTrack;
import org.songline.model.edit.Transaction;
import org.songline.model.operation.TrackColors;
import org.songline.model.song.Clip;
import org.songline.model.song.Device;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.MarkerId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Marker;
import org.songline.model.song.Pattern;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.Meter;
import org.songline.model.time.Tempo;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/**
 * Brings a MIDI file into a song: an instrument track with a sampler for each part, and a reverb
 * return that the parts send to as their files ask. A song without clips also takes over the file's
 * tempos and meters.
 */
public final class MidiToSong {
  private static final TrackId REVERB = new TrackId("reverb");

  /** What a full controller 91 sends, by the default modulator of SoundFont 2.04, section 8.4.8. */
  private static final double FULL_REVERB = 0.2;

  private final Song song;
  private final String soundFont;
  private final Slugs slugs;
  private final List<Edit> edits = new ArrayList<>();
  private final Ticks later;
  private final Optional<TrackId> onto;
  private int place;

  private MidiToSong(Song song, String soundFont, Ticks later, Optional<TrackId> onto) {
    this.song = song;
    this.soundFont = soundFont;
    this.later = later;
    this.onto = onto;
    slugs = new Slugs(song);
    place = song.trackIndex(TrackId.MASTER);
  }

  /**
   * The edits that bring a file in.
   *
   * @param soundFont the sampler's file, as {@link Device#assets} names files
   * @param name of the file, for the label
   */
  public static Imported edits(Song song, MidiReading reading, String soundFont, String name) {
    return edits(song, reading, soundFont, name, TickPosition.START, Optional.empty());
  }

  /**
   * The edits that bring a file in.
   *
   * @param soundFont the sampler's file, as {@link Device#assets} names files
   * @param name of the file, for the label
   * @param at where the file begins, when the song has clips; else it begins with the song
   * @param onto the instrument that plays a file of one part; new tracks when absent, for other
   *     kinds of tracks and for several parts
   */
  public static Imported edits(
      Song song,
      MidiReading reading,
      String soundFont,
      String name,
      TickPosition at,
      Optional<TrackId> onto) {
    Ticks later = new Ticks(begin(song, at).tick());
    return new MidiToSong(song, soundFont, later, onto).read(MidiImport.parts(reading), name);
  }

  /** Where a file begins that is brought in at a place. */
  public static TickPosition begin(Song song, TickPosition at) {
    return blank(song) ? TickPosition.START : at;
  }

  private static boolean blank(Song song) {
    return song.tracks().stream().allMatch(track -> track.clips().isEmpty());
  }

  private Imported read(MidiParts parts, String name) {
    List<String> notes = new ArrayList<>(parts.notes());
    if (blank(song)) {
      tempos(parts.tempos());
      meters(parts.meters());
    } else {
      notes.add("the song keeps its own tempos and meters");
    }
    for (MidiParts.Mark mark : parts.markers()) {
      var id = new MarkerId(slugs.fresh(mark.text(), "marker"));
      edits.add(
          new PutMarker(
              Optional.empty(), Optional.of(new Marker(id, mark.text(), mark.at().plus(later)))));
    }
    if (parts.parts().size() == 1 && player().isPresent()) {
      MidiParts.Part only = parts.parts().getFirst();
      edits.add(new PutClip(player().get(), Optional.empty(), Optional.of(clip(only))));
      return imported(1, name, notes);
    }
    boolean wet = parts.parts().stream().anyMatch(part -> part.reverb() > 0);
    if (wet && song.track(REVERB).isEmpty() && !parts.parts().isEmpty()) {
      reverb();
    }
    parts.parts().forEach(this::part);
    if (parts.parts().stream().anyMatch(part -> part.chorus() > 0)) {
      notes.add("chorus sends were left out: there is no chorus");
    }
    return imported(parts.parts().size(), name, notes);
  }

  /** The instrument that is to play what comes in. */
  private Optional<TrackId> player() {
    return onto.filter(
        id -> song.track(id).filter(track -> track.kind() == Track.Kind.INSTRUMENT).isPresent());
  }

  private Imported imported(int count, String name, List<String> notes) {
    return new Imported(
        new Transaction("Import " + name, edits),
        count + (count == 1 ? " part" : " parts") + " from " + name,
        notes);
  }

  private void tempos(List<Tempo> wanted) {
    List<Tempo> now = song.tempos();
    for (Tempo tempo : now.subList(1, now.size())) {
      edits.add(new PutTempo(Optional.of(tempo), Optional.empty()));
    }
    edits.add(new PutTempo(Optional.of(now.getFirst()), Optional.of(wanted.getFirst())));
    for (Tempo tempo : wanted.subList(1, wanted.size())) {
      edits.add(new PutTempo(Optional.empty(), Optional.of(tempo)));
    }
  }

  private void meters(List<Meter> wanted) {
    List<Meter> now = song.meters();
    for (Meter meter : now.subList(1, now.size()).reversed()) {
      edits.add(new PutMeter(Optional.of(meter), Optional.empty()));
    }
    edits.add(new PutMeter(Optional.of(now.getFirst()), Optional.of(wanted.getFirst())));
    for (Meter meter : wanted.subList(1, wanted.size())) {
      edits.add(new PutMeter(Optional.empty(), Optional.of(meter)));
    }
  }

  private void reverb() {
    var values = new TreeMap<String, Double>();
    values.put("mix", 100.0);
    Track track =
        Track.of(new TrackId(slugs.fresh(REVERB.text(), "return")), Track.Kind.RETURN, "Reverb")
            .withDevices(List.of(device("hall", "reverb", values, new TreeMap<>())));
    edits.add(new PutTrack(place, Optional.empty(), Optional.of(track)));
  }

  /** A clip of a part, whose pattern it adds. */
  private Clip.NoteClip clip(MidiParts.Part part) {
    var pattern = new PatternId(slugs.fresh(part.name(), "pattern"));
    edits.add(
        new PutPattern(
            Optional.empty(),
            Optional.of(new Pattern(pattern, part.name(), part.notes(), part.controls()))));
    return new Clip.NoteClip(
        new ClipId(slugs.fresh(part.name(), "clip")),
        part.name(),
        part.start().plus(later),
        part.length(),
        false,
        pattern,
        Ticks.ZERO,
        Optional.empty(),
        0);
  }

  private void part(MidiParts.Part part) {
    Clip.NoteClip clip = clip(part);
    var values = new TreeMap<String, Double>();
    values.put("bank", (double) part.bank());
    values.put("program", (double) part.program());
    var files = new TreeMap<String, String>();
    files.put("file", soundFont);
    Track track =
        Track.of(new TrackId(slugs.fresh(part.name(), "track")), Track.Kind.INSTRUMENT, part.name())
            .withColor(TrackColors.ALL.get(place % TrackColors.ALL.size()))
            .withDevices(List.of(device(part.name(), "sampler", values, files)))
            .withClips(List.of(clip));
    if (part.reverb() > 0) {
      double level = Exact.decibels(FULL_REVERB * part.reverb() / 127.0);
      track = track.withSends(List.of(new Track.Send(REVERB, false, level, 0, true)));
    }
    edits.add(new PutTrack(place, Optional.empty(), Optional.of(track)));
    place++;
  }

  private Device device(
      String name, String type, SortedMap<String, Double> values, SortedMap<String, String> files) {
    var id = new DeviceId(slugs.fresh(name + " " + type, type));
    return new Device(id, type, true, values, files, Optional.empty());
  }
}
