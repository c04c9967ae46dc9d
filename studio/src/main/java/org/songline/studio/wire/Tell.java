package org.songline.studio.wire;

import java.util.List;
import java.util.Optional;
import org.songline.engine.live.Listening.Mode;
import org.songline.engine.live.TransportState;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.store.Recovered;
import org.songline.model.text.EditText.Step;
import org.songline.model.time.TickPosition;
import org.songline.studio.live.OutputNow;
import org.songline.studio.live.Passage;
import org.songline.studio.midi.MidiNow;

/** What the program tells pages. */
public sealed interface Tell {
  /**
   * What became of an ask; what it changed was told before.
   *
   * @param refusal empty when it was done
   */
  record Answer(long id, Optional<Refusal> refusal) implements Tell {}

  /**
   * The song that is open, whole.
   *
   * @param song names this opening of the song; another one has another name
   * @param folder where it is, as its user knows it
   * @param undo the label of what undo would take back
   * @param notices what a person should know about how it was opened
   * @param recovered what came back after the program ended without closing the song, until
   *     somebody saw it
   */
  record Opened(
      String song,
      String folder,
      long revision,
      Song content,
      Optional<String> undo,
      Optional<String> redo,
      List<String> notices,
      Optional<Recovered> recovered)
      implements Tell {}

  /**
   * Something happened to the song.
   *
   * @param revision the song's revision after it
   * @param window the window that asked for it
   * @param ask the number by which it asked
   */
  record Stepped(
      long revision,
      Step step,
      String window,
      long ask,
      Optional<String> undo,
      Optional<String> redo)
      implements Tell {}

  /**
   * How the song moves.
   *
   * @param warming whether it sets off in a moment, once the engine has what it needs
   * @param loop the stretch that is remembered for repeating
   */
  record Transport(
      TransportState state, boolean warming, boolean metronome, Optional<LoopRange> loop)
      implements Tell {}

  record LoopRange(TickPosition from, TickPosition to, boolean on) {}

  /**
   * How the engine runs; many times a second.
   *
   * @param rate frames a second
   * @param load share of its time that the engine works
   * @param late blocks that came too late
   * @param worst milliseconds that the longest block took lately
   * @param engine frame of the engine that is made next
   * @param lag frames by which the song's own devices hold it back
   */
  record Pulse(int rate, double load, long late, double worst, long engine, int lag)
      implements Tell {}

  /** What keyboards do; when that changes. */
  record Keyboards(MidiNow now) implements Tell {}

  /**
   * A key of this machine's keyboards.
   *
   * @param velocity 1 to 127; 0 when it is let go
   */
  record Played(int key, int velocity) implements Tell {}

  /** Where the sound goes; when that changes. */
  record Output(OutputNow now) implements Tell {}

  /** Where the song went since that was told last. */
  record Passages(List<Passage> passages) implements Tell {}

  /** The strips whose levels follow in binary messages, in their order; the mix comes last. */
  record Strips(List<TrackId> tracks) implements Tell {}

  /** The devices whose figures follow in binary messages, in their order. */
  record Gauges(List<Gauge> devices) implements Tell {}

  /**
   * @param readings ids of its figures, in their order
   */
  record Gauge(DeviceId device, List<String> readings) {}

  /** What tracks and devices cost, the most costly first; about once a second. */
  record Costs(List<Cost> parts) implements Tell {}

  /**
   * @param device empty for all of the track that is no device
   * @param share of the time that one thread has
   */
  record Cost(TrackId track, Optional<DeviceId> device, double share) {}

  /**
   * How loud the mix is, in LUFS and dBTP; empty for silence. Some times a second.
   *
   * @param truePeak the highest since it was measured anew, as the integrated loudness
   */
  record Loudness(
      Optional<Double> momentary,
      Optional<Double> shortTerm,
      Optional<Double> integrated,
      Optional<Double> truePeak)
      implements Tell {}

  /** What is heard in place of the mix. */
  record Listening(Mode mode, List<TrackId> tracks) implements Tell {}

  /** What cannot sound, a line each. */
  record Problems(List<String> lines) implements Tell {}

  /**
   * How far a job is.
   *
   * @param done 0 to 1; -1 while that is not known
   * @param result what it made, when it is finished: a path, or JSON as its kind says
   */
  record Job(
      String job,
      String label,
      double done,
      boolean finished,
      Optional<String> result,
      Optional<Refusal> refusal)
      implements Tell {}
}
