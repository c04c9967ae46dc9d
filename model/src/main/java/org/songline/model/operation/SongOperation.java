package org.songline.model.operation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.songline.model.edit.SongEdit.PutMarker;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Id.MarkerId;
import org.songline.model.song.Id.SectionId;
import org.songline.model.song.Marker;
import org.songline.model.song.Section;
import org.songline.model.song.Song;
import org.songline.model.time.Meter;
import org.songline.model.time.MeterMap;
import org.songline.model.time.Tempo;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** What people do to the tempo, the meter and the form of a song. */
public sealed interface SongOperation extends Operation {

  /** Lets a tempo begin at a place and stay until the next. */
  record SetTempo(TickPosition at, double bpm) implements SongOperation {
    @Override
    public Transaction on(Song song) {
      checked(bpm);
      Draft draft = new Draft(song);
      List<Tempo> now = new ArrayList<>(song.tempos());
      now.removeIf(tempo -> tempo.at().equals(at));
      now.add(new Tempo(at, bpm, Tempo.Shape.STEP));
      now.sort(Comparator.comparing(Tempo::at));
      Lists.tempos(draft, now);
      return draft.done("Tempo " + Words.number(bpm));
    }
  }

  /** Lets the tempo go in a line from one place to another; tempos between go. */
  record RampTempo(TickPosition from, double fromBpm, TickPosition to, double toBpm)
      implements SongOperation {
    @Override
    public Transaction on(Song song) {
      checked(fromBpm);
      checked(toBpm);
      Words.needs(from.isBefore(to), "tempos", "the ramp has no length", "make it longer");
      Draft draft = new Draft(song);
      List<Tempo> now = new ArrayList<>(song.tempos());
      now.removeIf(tempo -> !tempo.at().isBefore(from) && !to.isBefore(tempo.at()));
      now.add(new Tempo(from, fromBpm, Tempo.Shape.RAMP));
      now.add(new Tempo(to, toBpm, Tempo.Shape.STEP));
      now.sort(Comparator.comparing(Tempo::at));
      Lists.tempos(draft, now);
      return draft.done("Tempo " + Words.number(fromBpm) + " to " + Words.number(toBpm));
    }
  }

  /**
   * Sets the tempo at a place to what was tapped, in tenths.
   *
   * @param taps seconds of the taps from any moment, in order, four or more beats of a quarter
   */
  record TapTempo(TickPosition at, List<Double> taps) implements SongOperation {
    private static final int LEAST = 4;

    @Override
    public Transaction on(Song song) {
      Words.needs(taps.size() >= LEAST, "tempos", "too few taps", "tap four times or more");
      double tapped = Taps.bpm(taps);
      Words.within("tempos", "the tapped tempo", tapped, 10, 1000);
      return new SetTempo(at, Math.round(tapped * 10) / 10.0).on(song);
    }
  }

  /** Removes the tempo that begins at a place; the first one stays. */
  record DeleteTempo(TickPosition at) implements SongOperation {
    @Override
    public Transaction on(Song song) {
      Words.needs(at.tick() > 0, "tempos", "a song needs a tempo at its start", "change it");
      Draft draft = new Draft(song);
      Lists.tempos(draft, song.tempos().stream().filter(tempo -> !tempo.at().equals(at)).toList());
      return draft.done("Delete tempo");
    }
  }

  /**
   * Sets the meter from a bar on, up to the next change; later changes move to the nearest bar
   * lines behind.
   *
   * @param bar from 1
   */
  record SetMeter(long bar, int beats, int unit) implements SongOperation {
    @Override
    public Transaction on(Song song) {
      Words.needs(bar >= 1, "meters", "bars count from 1", "choose another");
      Words.within("meters", "the number of beats", beats, 1, 99);
      Words.needs(
          unit >= 1 && unit <= 64 && Integer.bitCount(unit) == 1,
          "meters",
          "a beat is a whole note divided by two some times",
          "use 1, 2, 4, 8, 16, 32 or 64");
      TickPosition at = song.meterMap().barLine(bar);
      List<Meter> now = new ArrayList<>();
      for (Meter meter : song.meters()) {
        if (meter.at().isBefore(at)) {
          now.add(meter);
        }
      }
      now.add(new Meter(at, beats, unit));
      for (Meter meter : song.meters()) {
        if (at.isBefore(meter.at())) {
          add(now, meter);
        }
      }
      Draft draft = new Draft(song);
      Lists.meters(draft, now);
      return draft.done("Meter " + beats + "/" + unit);
    }

    /** Adds a later meter at the next bar line; it replaces one that moved so far itself. */
    private static void add(List<Meter> now, Meter meter) {
      Meter last = now.getLast();
      if (!last.at().isBefore(meter.at())) {
        now.set(now.size() - 1, new Meter(last.at(), meter.beats(), meter.unit()));
        return;
      }
      long bar = last.bar().count();
      long bars = Math.ceilDiv(meter.at().tick() - last.at().tick(), bar);
      TickPosition line = last.at().plus(new Ticks(bars * bar));
      now.add(new Meter(line, meter.beats(), meter.unit()));
    }
  }

  /** Removes the meter that begins at a bar; later changes move to the nearest bar lines behind. */
  record DeleteMeter(long bar) implements SongOperation {
    @Override
    public Transaction on(Song song) {
      Words.needs(bar > 1, "meters", "a song needs a meter at its start", "change it");
      MeterMap map = song.meterMap();
      TickPosition at = map.barLine(bar);
      List<Meter> now = new ArrayList<>();
      for (Meter meter : song.meters()) {
        if (meter.at().isBefore(at)) {
          now.add(meter);
        } else if (at.isBefore(meter.at())) {
          SetMeter.add(now, meter);
        }
      }
      Draft draft = new Draft(song);
      Lists.meters(draft, now);
      return draft.done("Delete meter");
    }
  }

  record AddMarker(TickPosition at, String name) implements SongOperation {
    @Override
    public Transaction on(Song song) {
      FreshIds<MarkerId> ids = new FreshIds<>(MarkerId::new);
      song.markers().forEach(marker -> ids.taken(marker.id()));
      Draft draft = new Draft(song);
      Marker made = new Marker(ids.named(name, "marker"), name, at);
      draft.edit(new PutMarker(Optional.empty(), Optional.of(made)));
      return draft.done("Add marker");
    }
  }

  /** Adds a section; what others have of its time they lose, wholly covered ones go. */
  record AddSection(TickPosition at, Ticks length, Section.Kind kind, String name)
      implements SongOperation {
    @Override
    public Transaction on(Song song) {
      Words.needs(length.count() > 0, "sections", "its length is 0", "make it longer");
      FreshIds<SectionId> ids = new FreshIds<>(SectionId::new);
      song.sections().forEach(section -> ids.taken(section.id()));
      TickPosition end = at.plus(length);
      List<Section> now = new ArrayList<>();
      for (Section section : song.sections()) {
        if (section.start().isBefore(at)) {
          TickPosition to = at.isBefore(section.end()) ? at : section.end();
          now.add(spanned(section, section.id(), section.start(), to));
        }
        if (end.isBefore(section.end())) {
          TickPosition from = section.start().isBefore(end) ? end : section.start();
          SectionId id =
              section.start().isBefore(at) ? ids.like(section.id().text()) : section.id();
          now.add(spanned(section, id, from, section.end()));
        }
      }
      String word = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
      now.add(new Section(ids.named(name.isEmpty() ? word : name, word), kind, name, at, length));
      now.sort(Section.ORDER);
      Draft draft = new Draft(song);
      Lists.sections(draft, now);
      return draft.done("Add " + (name.isEmpty() ? word : name));
    }

    private static Section spanned(
        Section section, SectionId id, TickPosition from, TickPosition to) {
      return new Section(id, section.kind(), section.name(), from, to.since(from));
    }
  }

  private static void checked(double bpm) {
    Words.within("tempos", "the tempo", bpm, 10, 1000);
  }
}
