package org.songline.model.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.model.song.Chord;
import org.songline.model.song.ChordMark;
import org.songline.model.song.Id.MarkerId;
import org.songline.model.song.Id.SectionId;
import org.songline.model.song.Marker;
import org.songline.model.song.Point;
import org.songline.model.song.Section;
import org.songline.model.song.Song;
import org.songline.model.time.Meter;
import org.songline.model.time.MeterMap;
import org.songline.model.time.Tempo;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** Tempo, meter, sections, markers and chords in new time. */
final class Form {
  private final Draft draft;
  private final List<Piece> pieces;
  private final Song song;

  Form(Draft draft, List<Piece> pieces) {
    this.draft = draft;
    this.pieces = pieces;
    this.song = draft.song();
  }

  void rearrange() {
    List<Section> sections = sections();
    List<Marker> markers = markers();
    List<ChordMark> chords = chords();
    Lists.meters(draft, meters());
    Lists.tempos(draft, tempos());
    Lists.sections(draft, sections);
    Lists.markers(draft, markers);
    Lists.chords(draft, chords);
  }

  private List<Tempo> tempos() {
    List<Point> points =
        song.tempos().stream()
            .map(
                tempo ->
                    new Point(
                        tempo.at(),
                        tempo.bpm(),
                        tempo.shape() == Tempo.Shape.RAMP ? Point.Shape.LINEAR : Point.Shape.HOLD,
                        0))
            .toList();
    List<Tempo> now = new ArrayList<>();
    for (Point point : Points.rearranged(points, pieces)) {
      Tempo tempo =
          new Tempo(
              point.at(),
              Math.clamp(point.value(), 10, 1000),
              point.shape() == Point.Shape.LINEAR ? Tempo.Shape.RAMP : Tempo.Shape.STEP);
      boolean late = now.isEmpty() && tempo.at().tick() > 0;
      if (late) {
        now.add(new Tempo(TickPosition.START, tempo.bpm(), Tempo.Shape.STEP));
      }
      if (!late || tempo.shape() == Tempo.Shape.RAMP) {
        now.add(tempo);
      }
    }
    return now;
  }

  private List<Meter> meters() {
    MeterMap map = song.meterMap();
    List<Meter> now = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.gap()) {
        if (now.isEmpty()) {
          now.add(song.meters().getFirst());
        }
        continue;
      }
      Meter first = map.at(new TickPosition(piece.from()));
      meter(now, first, piece.at(), first.at().tick() == piece.from());
      for (Meter meter : song.meters()) {
        if (meter.at().tick() > piece.from() && piece.holds(meter.at().tick())) {
          meter(now, meter, piece.moved(meter.at().tick()), true);
        }
      }
    }
    return now;
  }

  /** A meter from a place on; one that only goes on is left out. */
  private static void meter(List<Meter> now, Meter meter, long at, boolean written) {
    Meter last = now.isEmpty() ? null : now.getLast();
    boolean same = last != null && last.beats() == meter.beats() && last.unit() == meter.unit();
    boolean onBar = last != null && (at - last.at().tick()) % last.bar().count() == 0;
    if (!same || (written && onBar && at > 0 && meter.at().tick() > 0)) {
      now.add(new Meter(new TickPosition(at), meter.beats(), meter.unit()));
    }
  }

  private List<Section> sections() {
    FreshIds<SectionId> ids = new FreshIds<>(SectionId::new);
    List<Section> now = new ArrayList<>();
    for (Section section : song.sections()) {
      ids.taken(section.id());
    }
    for (Section section : song.sections()) {
      long reached = -1;
      boolean first = true;
      for (Piece piece : pieces) {
        if (piece.gap()) {
          continue;
        }
        long from = Math.max(piece.from(), section.start().tick());
        long to = Math.min(piece.to(), section.end().tick());
        if (from >= to) {
          reached = -1;
          continue;
        }
        long start = piece.moved(from);
        if (reached >= 0 && from >= reached) {
          // It goes on where it was cut, maybe behind new time or without what was between.
          Section whole = now.removeLast();
          now.add(spanned(whole, whole.id(), whole.start().tick(), start + to - from));
        } else {
          SectionId id = first ? section.id() : ids.like(section.id().text());
          now.add(spanned(section, id, start, start + to - from));
        }
        first = false;
        reached = to;
      }
    }
    return now.stream().sorted(Section.ORDER).toList();
  }

  private static Section spanned(Section section, SectionId id, long start, long end) {
    return new Section(
        id, section.kind(), section.name(), new TickPosition(start), new Ticks(end - start));
  }

  private List<Marker> markers() {
    FreshIds<MarkerId> ids = new FreshIds<>(MarkerId::new);
    song.markers().forEach(marker -> ids.taken(marker.id()));
    List<Marker> now = new ArrayList<>();
    for (Marker marker : song.markers()) {
      boolean first = true;
      for (Piece piece : pieces) {
        if (piece.holds(marker.at().tick())) {
          MarkerId id = first ? marker.id() : ids.like(marker.id().text());
          now.add(new Marker(id, marker.name(), new TickPosition(piece.moved(marker.at().tick()))));
          first = false;
        }
      }
    }
    return now.stream().sorted(Marker.ORDER).toList();
  }

  private List<ChordMark> chords() {
    List<ChordMark> now = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.gap()) {
        continue;
      }
      boolean written = false;
      Optional<Chord> ruling = Optional.empty();
      for (ChordMark mark : song.chords()) {
        if (mark.at().tick() <= piece.from()) {
          ruling = mark.chord();
          written = mark.at().tick() == piece.from();
        }
      }
      Optional<Chord> last = now.isEmpty() ? Optional.empty() : now.getLast().chord();
      if (written || !ruling.equals(last)) {
        now.add(new ChordMark(new TickPosition(piece.at()), ruling));
      }
      for (ChordMark mark : song.chords()) {
        if (mark.at().tick() > piece.from() && piece.holds(mark.at().tick())) {
          now.add(new ChordMark(new TickPosition(piece.moved(mark.at().tick())), mark.chord()));
        }
      }
    }
    return now;
  }
}
