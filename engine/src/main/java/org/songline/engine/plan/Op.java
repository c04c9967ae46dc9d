package org.songline.engine.plan;

import java.util.List;
import java.util.Optional;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;

/**
 * One step of a plan. Sound lies in numbered buffers, one quantum after the other.
 *
 * <p>{@link #lag} is how many quanta the sound that enters the step lags behind the song: at the
 * step's n-th quantum it works on quantum n - lag of the song, and follows automation and events
 * there. Lags are whole quanta (a device's latency is rounded up by a short delay after it), so
 * that quanta keep their fixed positions in the song everywhere in the plan.
 */
public sealed interface Op {
  /** Readable and unique in the plan, made of the model's ids; state is kept by it. */
  String key();

  int lag();

  /** Plays the audio clips of a track. */
  record Clips(TrackId track, int out) implements Op {
    @Override
    public String key() {
      return track.text() + "/clips";
    }

    @Override
    public int lag() {
      return 0;
    }
  }

  /**
   * Runs a device in place.
   *
   * @param fresh whether the buffer has no sound yet, so that the device starts from silence
   * @param side buffer of the side-chain
   * @param notes the track whose notes it plays
   * @param before the note devices that the notes go through first, in order
   * @param latency quanta by which its output lags its input
   * @param moved parameters that modulators move
   * @param outs buffers of the outputs of its own, in the order of the device type; -1 where the
   *     song connects nothing
   */
  record Device(
      TrackId track,
      DeviceSpec device,
      int lag,
      int buffer,
      boolean fresh,
      Optional<Integer> side,
      Optional<TrackId> notes,
      List<NoteStage> before,
      int latency,
      List<Moved> moved,
      List<Integer> outs)
      implements Op {
    public Device {
      before = List.copyOf(before);
      moved = List.copyOf(moved);
      outs = List.copyOf(outs);
    }

    @Override
    public String key() {
      return track.text() + "/" + device.id().text();
    }
  }

  /** A note device before an instrument; it works on the quantum of the song that its lag says. */
  record NoteStage(DeviceSpec device, int lag, List<Moved> moved) {
    public NoteStage {
      moved = List.copyOf(moved);
    }
  }

  /**
   * A parameter that a modulator moves.
   *
   * @param parameter its place in the table
   * @param buffer what the modulator says, at the lag of the device
   */
  record Moved(DeviceId modulator, int parameter, int buffer) {}

  /**
   * Runs a modulator: writes what it says, one value a frame and one for the frame after, into the
   * front of each quantum of a buffer.
   *
   * @param in the sound it hears
   * @param side buffer of the side-chain
   * @param notes the track whose notes it hears
   * @param moved parameters that modulators before it move
   */
  record Modulator(
      TrackId track,
      DeviceSpec device,
      int lag,
      Optional<Integer> in,
      Optional<Integer> side,
      Optional<TrackId> notes,
      List<Moved> moved,
      int out)
      implements Op {
    public Modulator {
      moved = List.copyOf(moved);
    }

    @Override
    public String key() {
      return track.text() + "/" + device.id().text();
    }
  }

  /**
   * Runs the same chain of device types on up to eight strips side by side, in place.
   *
   * @param strips each with as many devices, of the same types
   */
  record Lanes(List<Lane> strips) implements Op {
    public Lanes {
      strips = List.copyOf(strips);
    }

    @Override
    public String key() {
      return strips.getFirst().track.text()
          + "+"
          + (strips.size() - 1)
          + "/"
          + strips.getFirst().devices.getFirst().id().text();
    }

    @Override
    public int lag() {
      return strips.getFirst().lag;
    }
  }

  /** One strip of {@link Lanes}. */
  record Lane(TrackId track, List<DeviceSpec> devices, int lag, int buffer) {
    public Lane {
      devices = List.copyOf(devices);
    }
  }

  /**
   * Delays sound so that it meets other sound at the same sample.
   *
   * @param at where the delay stands
   */
  record Delay(String at, int lag, int in, int out, int quanta) implements Op {
    @Override
    public String key() {
      return at + "/delay";
    }
  }

  /** Fader, mute and pan of a strip. */
  record Fader(TrackId track, int lag, int in, int out) implements Op {
    @Override
    public String key() {
      return track.text() + "/fader";
    }
  }

  /** Taps a strip for a send, with the send's level and pan. */
  record Tap(TrackId track, TrackId to, boolean preFader, int lag, int in, int out) implements Op {
    @Override
    public String key() {
      return track.text() + "/send-" + to.text();
    }
  }

  /** Adds sound in the order of its inputs, in double precision. */
  record Sum(String at, int lag, List<Input> inputs, int out) implements Op {
    public Sum {
      inputs = List.copyOf(inputs);
    }

    @Override
    public String key() {
      return at + "/sum";
    }
  }

  /**
   * What enters a sum.
   *
   * @param gate the way that this is, which solos may close
   */
  record Input(int buffer, Optional<Gate> gate) {}

  /**
   * A way out of a strip.
   *
   * @param own where an output of one of its devices goes; absent for the output of the strip
   */
  record Gate(TrackId track, Optional<TrackId> own) {
    /** Readable, for keys. */
    public String text() {
      return track.text() + own.map(to -> ">" + to.text()).orElse("");
    }
  }

  /** Hands sound out of the plan. */
  record Output(Port port, int lag, int in) implements Op {
    @Override
    public String key() {
      return port.name() + "/output";
    }
  }
}
