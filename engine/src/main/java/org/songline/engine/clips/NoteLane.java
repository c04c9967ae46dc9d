package org.songline.engine.clips;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.songline.devices.Events;
import org.songline.dsp.Quantum;
import org.songline.engine.values.Curve;
import org.songline.model.song.Clip;
import org.songline.model.song.Control;
import org.songline.model.song.Expression;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Note;
import org.songline.model.song.NoteTimeline;
import org.songline.model.song.Pattern;
import org.songline.model.song.Point;
import org.songline.model.time.TempoMap;
import org.songline.model.time.TickPosition;

/**
 * Turns what the note clips of one track play into events on frames. Note curves are sampled at
 * their points and every 64 frames.
 */
final class NoteLane {
  private static final Comparator<Happening> ORDER =
      Comparator.comparingLong(Happening::frame)
          .thenComparingInt(Happening::rank)
          .thenComparingInt(Happening::sequence);

  private final Map<PatternId, Pattern> patterns;
  private final TempoMap tempo;
  private final int rate;
  private final List<Happening> found = new ArrayList<>();
  private final List<Sounding> sounding = new ArrayList<>();
  private int notes;

  NoteLane(Map<PatternId, Pattern> patterns, TempoMap tempo, int rate) {
    this.patterns = patterns;
    this.tempo = tempo;
    this.rate = rate;
  }

  private record Happening(
      long frame, int rank, int sequence, int kind, int note, float key, float value) {}

  private record Sounding(int note, int key, long from, long to) {}

  NoteEvents events(List<? extends Clip> clips) {
    NoteTimeline timeline = NoteTimeline.of(clips, patterns);
    for (NoteTimeline.Sent sent : timeline.controls()) {
      add(sent.control(), frame(sent.at()), sent.caughtUp() ? 1 : 2);
    }
    timeline.notes().forEach(this::note);
    return sorted();
  }

  private void note(NoteTimeline.Played played) {
    Note note = played.note();
    int key = played.key();
    long on = frame(played.from());
    long off = Math.max(on + 1, frame(played.to()));
    int number = ++notes;
    sounding.add(new Sounding(number, key, on, off));
    add(on, 6, Events.NOTE_ON, number, key, (float) (note.velocity() / 127));
    for (Expression expression : note.expressions()) {
      express(expression, played.from(), on, off, number, key);
    }
    add(off, 0, Events.NOTE_OFF, number, key, (float) (note.release() / 127));
  }

  private void express(Expression expression, long tick, long on, long off, int number, int key) {
    int kind =
        switch (expression.kind()) {
          case PITCH -> Events.NOTE_PITCH;
          case PRESSURE -> Events.NOTE_PRESSURE;
          case TIMBRE -> Events.NOTE_TIMBRE;
          case GAIN -> Events.NOTE_GAIN;
          case PAN -> Events.NOTE_PAN;
        };
    List<Point> points =
        expression.points().stream()
            .map(
                p ->
                    new Point(
                        new TickPosition(tick + p.at().tick()), p.value(), p.shape(), p.bend()))
            .toList();
    if (points.isEmpty()) {
      return;
    }
    Curve curve = Curve.of(points, tempo, rate);
    var frames = new TreeSet<Long>();
    frames.add(on);
    points.forEach(point -> frames.add(frame(point.at().tick())));
    long last = Math.min(off, frame(points.getLast().at().tick()) + 1);
    for (long f = on - on % Quantum.FRAMES + Quantum.FRAMES; f < last; f += Quantum.FRAMES) {
      frames.add(f);
    }
    float before = Float.NaN;
    for (long f : frames.subSet(on, off)) {
      float value = (float) curve.at(f);
      if (value != before && found.size() < NoteTimeline.MOST) {
        add(f, 7, kind, number, key, value);
        before = value;
      }
    }
  }

  private void add(Control control, long frame, int rank) {
    if (found.size() >= NoteTimeline.MOST) {
      return;
    }
    float value = (float) control.value();
    switch (control.kind()) {
      case PROGRAM -> add(frame, rank, Events.PROGRAM, 0, value, control.number());
      case CONTROLLER -> add(frame, rank, Events.CONTROL, 0, control.number(), value);
      case BEND -> add(frame, rank, Events.BEND, 0, 0, value);
      case PRESSURE -> add(frame, rank, Events.PRESSURE, 0, 0, value / 127);
      case KEY_PRESSURE -> add(frame, 8, KEY_PRESSURE, 0, control.number(), value / 127);
    }
  }

  /** Stands for the pressure of whatever notes of a key sound; resolved once all are known. */
  private static final int KEY_PRESSURE = -1;

  private void add(long frame, int rank, int kind, int note, float key, float value) {
    found.add(new Happening(frame, rank, found.size(), kind, note, key, value));
  }

  private long frame(long tick) {
    return tempo.frameAt(new TickPosition(tick), rate).frame();
  }

  private NoteEvents sorted() {
    List<Happening> all = new ArrayList<>();
    for (Happening event : found) {
      if (event.kind != KEY_PRESSURE) {
        all.add(event);
        continue;
      }
      for (Sounding note : sounding) {
        if (note.key == (int) event.key && note.from <= event.frame && event.frame < note.to) {
          all.add(
              new Happening(
                  event.frame,
                  event.rank,
                  event.sequence,
                  Events.NOTE_PRESSURE,
                  note.note,
                  event.key,
                  event.value));
        }
      }
    }
    all.sort(ORDER);
    int size = all.size();
    long[] frame = new long[size];
    int[] kind = new int[size];
    int[] note = new int[size];
    float[] key = new float[size];
    float[] value = new float[size];
    for (int i = 0; i < size; i++) {
      Happening event = all.get(i);
      frame[i] = event.frame;
      kind[i] = event.kind;
      note[i] = event.note;
      key[i] = event.key;
      value[i] = event.value;
    }
    return new NoteEvents(frame, kind, note, key, value);
  }
}
