package org.songline.model.song;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Id.PatternId;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/**
 * What the note clips of one track play, in ticks of the song. A clip that starts later covers an
 * earlier one until it ends: notes that sound there end at its start, notes that would start there
 * are left out. A note ends at the latest with its clip and with the turn of its loop; notes that
 * began before a clip's offset are left out. Where a clip begins within a pattern, the controllers
 * before that point are caught up.
 */
public final class NoteTimeline {
  /** Notes and controllers of one track, and turns of one loop; a song beyond is not music. */
  public static final int MOST = 4_000_000;

  private final Map<PatternId, Pattern> patterns;
  private final List<Played> notes = new ArrayList<>();
  private final List<Sent> controls = new ArrayList<>();

  private NoteTimeline(Map<PatternId, Pattern> patterns) {
    this.patterns = patterns;
  }

  /**
   * A note that sounds.
   *
   * @param note as the pattern has it
   * @param key after transposition
   * @param from its start
   * @param to its end, at or after the start
   */
  public record Played(Note note, int key, long from, long to) {}

  /**
   * A controller that is sent.
   *
   * @param caughtUp whether it stands for one that the pattern has earlier
   */
  public record Sent(Control control, long at, boolean caughtUp) {}

  /** Where a part of a pattern plays: ticks of the pattern, and of the song at its start. */
  private record Turn(int number, long from, long to, long at) {}

  /** What the note clips among {@code clips} play; clips whose pattern is not there are silent. */
  public static NoteTimeline of(List<? extends Clip> clips, Map<PatternId, Pattern> patterns) {
    NoteTimeline timeline = new NoteTimeline(patterns);
    timeline.play(clips);
    return timeline;
  }

  /** In the order of clips, turns and patterns. */
  public List<Played> notes() {
    return List.copyOf(notes);
  }

  /** In the order of clips, turns and patterns. */
  public List<Sent> controls() {
    return List.copyOf(controls);
  }

  private void play(List<? extends Clip> clips) {
    List<NoteClip> playing =
        clips.stream()
            .filter(NoteClip.class::isInstance)
            .map(NoteClip.class::cast)
            .filter(clip -> !clip.muted() && patterns.containsKey(clip.pattern()))
            .sorted(Comparator.comparing(Clip::start).thenComparing(clip -> clip.id().text()))
            .toList();
    for (int i = 0; i < playing.size(); i++) {
      play(playing.get(i), open(playing, i));
    }
  }

  private static List<long[]> open(List<NoteClip> clips, int index) {
    NoteClip clip = clips.get(index);
    List<long[]> open = new ArrayList<>();
    open.add(new long[] {clip.start().tick(), clip.end().tick()});
    for (NoteClip over : clips.subList(index + 1, clips.size())) {
      List<long[]> rest = new ArrayList<>();
      for (long[] stretch : open) {
        long from = Math.clamp(over.start().tick(), stretch[0], stretch[1]);
        long to = Math.clamp(over.end().tick(), from, stretch[1]);
        if (from > stretch[0]) {
          rest.add(new long[] {stretch[0], from});
        }
        if (to < stretch[1] && to >= stretch[0]) {
          rest.add(new long[] {Math.max(to, stretch[0]), stretch[1]});
        }
      }
      open = rest;
    }
    return open;
  }

  private void play(NoteClip clip, List<long[]> open) {
    Pattern pattern = patterns.get(clip.pattern());
    if (pattern == null) {
      return;
    }
    List<Turn> turns = turns(clip);
    for (long[] stretch : open) {
      for (Turn turn : turns) {
        if (turn.at >= stretch[1] || turn.at + (turn.to - turn.from) <= stretch[0]) {
          continue;
        }
        for (Control control : pattern.controls()) {
          control(control, turn, stretch);
        }
        for (Note note : pattern.notes()) {
          note(note, clip, turn, stretch);
        }
        rows(pattern, clip, turn, stretch);
      }
      catchUp(pattern, turns, stretch);
    }
  }

  private static List<Turn> turns(NoteClip clip) {
    long at = clip.start().tick();
    long end = clip.end().tick();
    long position = clip.offset().count();
    if (clip.loop().isEmpty() || clip.loop().get().length().count() == 0) {
      return List.of(new Turn(0, position, position + (end - at), at));
    }
    long loopStart = clip.loop().get().start().count();
    long loopEnd = loopStart + clip.loop().get().length().count();
    if (position >= loopEnd) {
      position = loopStart + (position - loopStart) % (loopEnd - loopStart);
    }
    List<Turn> turns = new ArrayList<>();
    while (at < end && turns.size() < MOST) {
      long length = Math.min(loopEnd - position, end - at);
      turns.add(new Turn(turns.size(), position, position + length, at));
      at += length;
      position = loopStart;
    }
    return turns;
  }

  private void note(Note note, NoteClip clip, Turn turn, long[] stretch) {
    long tick = note.at().tick();
    int key = note.key() + clip.transpose();
    if (tick < turn.from || tick >= turn.to || key < 0 || key > 127 || notes.size() >= MOST) {
      return;
    }
    long start = turn.at + (tick - turn.from);
    if (start < stretch[0] || start >= stretch[1]) {
      return;
    }
    long turnEnd = turn.at + (turn.to - turn.from);
    long end = Math.min(Math.min(start + note.length().count(), turnEnd), stretch[1]);
    notes.add(new Played(note, key, start, end));
  }

  /**
   * Steps belong to the turn and the stretch in which they have their place. One that is shifted to
   * before the stretch begins with it.
   */
  private void rows(Pattern pattern, NoteClip clip, Turn turn, long[] stretch) {
    if (pattern.rows().isEmpty()) {
      return;
    }
    long turnEnd = turn.at + (turn.to - turn.from);
    long moved = turn.at - turn.from;
    long first = Math.max(turn.from, stretch[0] - moved);
    long last = Math.min(turn.to, stretch[1] - moved);
    int room = MOST - notes.size();
    for (RowNotes.Hit hit : RowNotes.of(pattern.rows(), first, last, turn.number, room)) {
      int key = hit.key() + clip.transpose();
      long start = Math.max(hit.start() + moved, stretch[0]);
      long end = Math.min(Math.min(hit.start() + moved + hit.length(), turnEnd), stretch[1]);
      if (key >= 0 && key <= 127 && start < end) {
        Ticks length = new Ticks(hit.length());
        Note note = new Note(new TickPosition(hit.place()), length, hit.key(), hit.velocity());
        notes.add(new Played(note, key, start, end));
      }
    }
  }

  private void control(Control control, Turn turn, long[] stretch) {
    long tick = control.at().tick();
    long at = turn.at + (tick - turn.from);
    if (tick >= turn.from && tick < turn.to && at >= stretch[0] && at < stretch[1]) {
      add(control, at, false);
    }
  }

  /** Where a stretch begins amid a pattern, each controller takes the value it has by then. */
  private void catchUp(Pattern pattern, List<Turn> turns, long[] stretch) {
    Map<String, Control> last = new TreeMap<>();
    for (int i = 0; i < turns.size() && turns.get(i).at <= stretch[0]; i++) {
      Turn turn = turns.get(i);
      long now = turn.from + (stretch[0] - turn.at);
      for (Control control : pattern.controls()) {
        boolean past = control.at().tick() < Math.min(now, turn.to);
        boolean reached = control.at().tick() >= turn.from || i == 0;
        if (past && reached) {
          int number = control.kind() == Control.Kind.CONTROLLER ? control.number() : 0;
          last.put(control.kind().name() + " " + number, control);
        }
      }
    }
    last.values().stream()
        .filter(control -> control.kind() != Control.Kind.KEY_PRESSURE)
        .forEach(control -> add(control, stretch[0], true));
  }

  private void add(Control control, long at, boolean caughtUp) {
    if (controls.size() < MOST) {
      controls.add(new Sent(control, at, caughtUp));
    }
  }
}
