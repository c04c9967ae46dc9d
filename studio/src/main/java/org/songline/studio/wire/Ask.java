package org.songline.studio.wire;

import java.util.List;
import java.util.Optional;
import org.songline.engine.live.Listening;
import org.songline.model.edit.Edit;
import org.songline.model.edit.Transaction;
import org.songline.model.operation.Operation;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.time.TickPosition;
import org.songline.studio.desk.Held;
import org.songline.studio.midi.MidiNow;

/** What a page asks of the program. Each has a number of the page's own and is answered once. */
public sealed interface Ask {
  /** A number of the page's own, unique on its socket. */
  long id();

  /**
   * The first that a page says.
   *
   * @param window a name for the window that no other ever has, to know its own steps again; what
   *     it asks under numbers that were done already is not done again
   * @param song the song that it mirrors, as {@link Tell.Opened#song} named it; empty for none
   * @param revision the last revision that it knows of that song
   */
  record Hello(long id, String window, Optional<String> song, long revision) implements Ask {}

  /** Does edits as one step. */
  record Perform(long id, Transaction transaction) implements Ask {}

  /** Does an operation as one step. */
  record Operate(long id, Operation operation) implements Ask {}

  /** Lets edits be heard until something is performed or another preview comes. */
  record Preview(long id, List<Edit> edits) implements Ask {}

  /** Lets values be heard in place of lanes while automation is written, until others are held. */
  record Hold(long id, List<Held> values) implements Ask {}

  record Undo(long id) implements Ask {}

  record Redo(long id) implements Ask {}

  /**
   * Takes several steps back, or does several again, as one journey.
   *
   * @param steps below zero to undo
   * @param revision the last that the page knows; at another one nothing happens
   */
  record Travel(long id, int steps, long revision) implements Ask {}

  /** Somebody saw what was recovered; it is told no more. */
  record RecoverySeen(long id) implements Ask {}

  /** Writes the song's text; the answer comes when it is on the disk. */
  record Save(long id) implements Ask {}

  /**
   * @param countIn bars that are counted before the song sets off
   */
  record Play(long id, int countIn) implements Ask {}

  record Stop(long id) implements Ask {}

  record Locate(long id, TickPosition at) implements Ask {}

  /**
   * @param on whether the stretch repeats; it is remembered either way
   */
  record Loop(long id, TickPosition from, TickPosition to, boolean on) implements Ask {}

  record Metronome(long id, boolean on) implements Ask {}

  /**
   * Plays a key of a track's instruments until it is released.
   *
   * @param velocity above 0 to 127
   */
  record Strike(long id, TrackId track, int key, double velocity) implements Ask {}

  record Release(long id, TrackId track, int key) implements Ask {}

  /** What keyboards play from now on; no track for the first one with an instrument. */
  record Aim(long id, Optional<TrackId> track) implements Ask {}

  /**
   * What a keyboard of the browser says.
   *
   * @param input its name
   * @param status kind and channel, as MIDI has it
   */
  record Midi(long id, String input, int status, int first, int second) implements Ask {}

  /** The next controller that is moved will move this; nothing when absent. */
  record Learn(long id, Optional<MidiNow.Aim> what) implements Ask {}

  /**
   * A controller moves nothing of the song any more.
   *
   * @param channel 1 to 16
   */
  record Forget(long id, int channel, int controller) implements Ask {}

  /** Listens to the keyboards of the program's machine, also to new ones, or to none. */
  record Keyboards(long id, boolean on) implements Ask {}

  /**
   * What this window looks at besides levels; it is told until it looks at something else.
   *
   * @param device whose sound before and after is told as spectra; empty for none
   * @param costs whether it shows what tracks and devices cost
   * @param loudness whether it shows how loud the mix is
   */
  record Watch(long id, Optional<DeviceId> device, boolean costs, boolean loudness)
      implements Ask {}

  /** Measures integrated loudness and true peak anew. */
  record ResetLoudness(long id) implements Ask {}

  /** Listens to single strips in place of the mix; without strips to the mix. */
  record Listen(long id, Listening.Mode mode, List<TrackId> tracks) implements Ask {}

  /** Ends a job; what it made is not kept. */
  record Cancel(long id, String job) implements Ask {}
}
