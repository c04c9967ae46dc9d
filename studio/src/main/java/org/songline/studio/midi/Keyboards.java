package org.songline.studio.midi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.songline.engine.run.LiveNotes;
import org.songline.model.SongProblem;
import org.songline.model.edit.Edit;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.studio.desk.Desk;
import org.songline.studio.desk.Place;

/**
 * Keyboards of this machine and of browsers: notes, bend, pressure and controllers go to a track's
 * instruments; controllers that were taught to move something of the song move that, heard at once,
 * kept as one edit once they rest. Any thread.
 */
public final class Keyboards implements AutoCloseable {
  private static final long REST_MILLIS = 400;
  private static final long REFRESH_MILLIS = 50;
  private static final Desk.Author AUTHOR = new Desk.Author("midi", 0);

  private static final int NOTE_OFF = 0x80;
  private static final int NOTE_ON = 0x90;
  private static final int CONTROL = 0xb0;
  private static final int PRESSURE = 0xd0;
  private static final int BEND = 0xe0;
  private static final int BEND_CENTRE = 8192;
  private static final int FIRST_MODE = 120;

  private final MidiSource machine;
  private final ControlStore store;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("keyboards").factory());
  private final Map<String, List<LiveNotes>> held = new HashMap<>();
  private final Map<MidiControl, Integer> moving = new LinkedHashMap<>();
  private @Nullable Place place;
  private Optional<TrackId> aimed = Optional.empty();
  private Optional<MidiNow.Aim> learning = Optional.empty();
  private List<MidiControl> controls = List.of();
  private List<String> inputs = List.of();
  private boolean on;
  private @Nullable ScheduledFuture<?> rest;
  private String last = "";
  private long heard;

  private volatile KeyEar keys = (_, _) -> {};

  /** What others read, so that none of them waits for a disk. */
  private volatile MidiNow now =
      new MidiNow(false, List.of(), Optional.empty(), Optional.empty(), List.of(), "", 0);

  /**
   * @param machine the keyboards of this machine
   * @param store keeps what controllers were taught
   */
  public Keyboards(MidiSource machine, ControlStore store) {
    this.machine = machine;
    this.store = store;
    var _ =
        clock.scheduleWithFixedDelay(
            this::refresh, REFRESH_MILLIS, REFRESH_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Plays another song from now on; before the one before is closed. */
  public void follow(Place next) {
    settle();
    turn(next);
  }

  private synchronized void turn(Place next) {
    held.clear();
    aimed = Optional.empty();
    learning = Optional.empty();
    place = next;
    controls = store.load(next.folder());
    refresh();
  }

  /** Listens to the keyboards of this machine, also to those that came since, or to none. */
  public void machine(boolean listen) {
    List<String> found = List.of();
    if (listen) {
      found = machine.listen(this::heardHere);
    } else {
      machine.close();
    }
    synchronized (this) {
      on = listen;
      inputs = found;
      refresh();
    }
  }

  /** What is played from now on, if it has instruments. */
  public synchronized void aim(Optional<TrackId> track) {
    aimed = track;
    refresh();
  }

  /** The next controller that is moved will move this. */
  public synchronized void learn(MidiNow.Aim aim) {
    Place open = open();
    if (!Moves.can(open.desk().song(), aim)) {
      throw new SongProblem("", "no controller can move this", "choose a parameter that glides");
    }
    learning = Optional.of(aim);
    refresh();
  }

  /** No controller is waited for any more. */
  public synchronized void learnNothing() {
    learning = Optional.empty();
    refresh();
  }

  /** A controller moves nothing of the song any more. */
  public synchronized void forget(int channel, int controller) {
    keep(controls.stream().filter(each -> !each.is(channel, controller)).toList());
    refresh();
  }

  private Place open() {
    Place now = place;
    if (now == null) {
      throw new SongProblem("", "no song is open", "open one");
    }
    return now;
  }

  private void keep(List<MidiControl> next) {
    controls = List.copyOf(next);
    store.save(open().folder(), controls);
  }

  /** Tells somebody of each key of this machine's keyboards that is struck or let go. */
  public void tellKeys(KeyEar ear) {
    keys = ear;
  }

  /** Takes keys, on the thread of their keyboard. */
  @FunctionalInterface
  public interface KeyEar {
    /**
     * @param key 0 to 127
     * @param velocity 1 to 127; 0 when it is let go
     */
    void played(int key, int velocity);
  }

  private void heardHere(String input, int status, int first, int second) {
    heard(input, status, first, second);
    int kind = status & 0xf0;
    if ((kind == NOTE_ON || kind == NOTE_OFF) && ((first | second) & ~0x7f) == 0) {
      keys.played(first, kind == NOTE_ON ? second : 0);
    }
  }

  /** A message of a keyboard, of this machine or of a browser. */
  public synchronized void heard(String input, int status, int first, int second) {
    if (place == null || ((first | second) & ~0x7f) != 0) {
      return;
    }
    heard++;
    int channel = (status & 0xf) + 1;
    String key = input + "/" + channel + "/" + first;
    switch (status & 0xf0) {
      case NOTE_ON -> {
        last = "%s: key %d, velocity %d".formatted(input, first, second);
        release(key, first);
        if (second > 0) {
          List<LiveNotes> players = players();
          held.put(key, players);
          players.forEach(notes -> notes.strike(first, second / 127f));
        }
      }
      case NOTE_OFF -> release(key, first);
      case CONTROL -> {
        last = "%s: controller %d, channel %d, %d".formatted(input, first, channel, second);
        control(channel, first, second);
      }
      case PRESSURE -> players().forEach(notes -> notes.press(first / 127f));
      case BEND -> {
        int way = (second << 7 | first) - BEND_CENTRE;
        float to = way < 0 ? (float) way / BEND_CENTRE : (float) way / (BEND_CENTRE - 1);
        players().forEach(notes -> notes.bend(to));
      }
      default -> heard--;
    }
    refresh();
  }

  private void release(String key, int pitch) {
    List<LiveNotes> players = held.remove(key);
    if (players != null) {
      players.forEach(notes -> notes.release(pitch));
    }
  }

  private void control(int channel, int number, int value) {
    if (number >= FIRST_MODE) {
      players().forEach(LiveNotes::releaseAll);
      held.clear();
      return;
    }
    if (learning.isPresent()) {
      MidiNow.Aim aim = learning.get();
      learning = Optional.empty();
      List<MidiControl> next = new ArrayList<>();
      for (MidiControl each : controls) {
        if (!each.is(channel, number) && !each.moves(aim.track(), aim.target())) {
          next.add(each);
        }
      }
      next.add(new MidiControl(channel, number, aim.track(), aim.target()));
      keep(next);
    }
    Optional<MidiControl> taught =
        controls.stream().filter(each -> each.is(channel, number)).findFirst();
    if (taught.isPresent()) {
      move(taught.get(), value);
    } else {
      players().forEach(notes -> notes.control(number, value));
    }
  }

  private void move(MidiControl control, int value) {
    moving.put(control, value);
    try {
      open().desk().preview(edits());
    } catch (SongProblem changed) {
      // Somebody edits the same; what the controller says is kept when it rests.
      last = String.valueOf(changed.getMessage());
    }
    ScheduledFuture<?> before = rest;
    if (before != null) {
      before.cancel(false);
    }
    rest = clock.schedule(this::settle, REST_MILLIS, TimeUnit.MILLISECONDS);
  }

  private List<Edit> edits() {
    Song song = open().desk().song();
    List<Edit> edits = new ArrayList<>();
    moving.forEach((control, way) -> Moves.edit(song, control, way).ifPresent(edits::add));
    return edits;
  }

  /** Keeps what controllers moved, as one edit. */
  private void settle() {
    Desk desk;
    Transaction done;
    synchronized (this) {
      if (moving.isEmpty()) {
        return;
      }
      desk = open().desk();
      done = new Transaction(Moves.label(desk.song(), List.copyOf(moving.keySet())), edits());
      moving.clear();
    }
    try {
      if (done.edits().isEmpty()) {
        desk.preview(List.of());
      } else {
        desk.perform(done, AUTHOR);
      }
    } catch (SongProblem refused) {
      synchronized (this) {
        last = String.valueOf(refused.getMessage());
      }
    }
  }

  /** The track that is played: the one that was aimed at, else the first with instruments. */
  private Optional<TrackId> plays() {
    Place now = place;
    if (now == null) {
      return Optional.empty();
    }
    Song song = now.desk().song();
    return aimed
        .filter(id -> song.track(id).filter(Keyboards::sounds).isPresent())
        .or(() -> song.tracks().stream().filter(Keyboards::sounds).map(Track::id).findFirst());
  }

  private static boolean sounds(Track track) {
    return track.kind() == Track.Kind.INSTRUMENT;
  }

  private List<LiveNotes> players() {
    return plays().map(track -> open().session().players(track)).orElse(List.of());
  }

  /** What keyboards do now. */
  public MidiNow now() {
    return now;
  }

  private synchronized void refresh() {
    now = new MidiNow(on, inputs, plays(), learning, controls, last, heard);
  }

  @Override
  public void close() {
    machine.close();
    clock.shutdownNow();
    settle();
    synchronized (this) {
      place = null;
    }
  }
}
