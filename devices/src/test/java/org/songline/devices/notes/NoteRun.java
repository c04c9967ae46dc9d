package org.songline.devices.notes;

import java.util.ArrayList;
import java.util.List;
import org.songline.devices.DeviceRun;
import org.songline.devices.DeviceType;
import org.songline.devices.Events;
import org.songline.devices.builtin.BuiltIn;
import org.songline.dsp.Quantum;

/** Drives one note device at 48 kHz and 125 quarters a minute: a sixteenth has 5760 frames. */
final class NoteRun {
  static final int SIXTEENTH = 5760;

  /** What was played: a frame of the song and the event. */
  record Heard(long frame, int kind, int note, float key, float value) {}

  final DeviceRun run;
  final List<Heard> heard = new ArrayList<>();
  private final List<Heard> plan = new ArrayList<>();

  NoteRun(String device) {
    this(BuiltIn.catalogue().find(device).orElseThrow());
  }

  NoteRun(DeviceType type) {
    this(type, DeviceRun.initial(type));
  }

  NoteRun(DeviceType type, double[] initial) {
    run = new DeviceRun(type, 48000, initial);
    run.io.tempo = 125;
  }

  NoteRun set(String parameter, double value) {
    run.set(parameter, value);
    return this;
  }

  /** Plans a note. */
  NoteRun note(int number, long from, long to, float key, float velocity) {
    event(from, Events.NOTE_ON, number, key, velocity);
    return event(to, Events.NOTE_OFF, number, key, 0);
  }

  /** Plans an event; events must be planned in order of time. */
  NoteRun event(long frame, int kind, int number, float key, float value) {
    int at = plan.size();
    while (at > 0 && plan.get(at - 1).frame() > frame) {
      at--;
    }
    plan.add(at, new Heard(frame, kind, number, key, value));
    return this;
  }

  /** Runs on up to a frame of the song. */
  NoteRun until(long frame) {
    while (run.io.frame < frame) {
      while (!plan.isEmpty() && plan.getFirst().frame() < run.io.frame + Quantum.FRAMES) {
        Heard next = plan.removeFirst();
        run.io.events.add(
            next.kind(),
            (int) (next.frame() - run.io.frame),
            next.note(),
            next.key(),
            next.value());
      }
      run.io.played.clear();
      long now = run.io.frame;
      run.quantum();
      Events out = run.io.played;
      for (int i = 0; i < out.size(); i++) {
        heard.add(
            new Heard(now + out.frame(i), out.kind(i), out.note(i), out.key(i), out.value(i)));
      }
    }
    return this;
  }

  List<Heard> ons() {
    return heard.stream().filter(event -> event.kind() == Events.NOTE_ON).toList();
  }

  List<Integer> keys() {
    return ons().stream().map(event -> Math.round(event.key())).toList();
  }

  List<Long> frames() {
    return ons().stream().map(Heard::frame).toList();
  }

  /** The frame at which a note that was played ends. */
  long end(Heard on) {
    return heard.stream()
        .filter(event -> event.kind() == Events.NOTE_OFF && event.note() == on.note())
        .findFirst()
        .orElseThrow()
        .frame();
  }
}
