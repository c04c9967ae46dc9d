package org.songline.model.song;

import java.util.List;
import java.util.Optional;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;

/**
 * A row of the arrangement and a strip of the mixer. The signal goes through the devices in order
 * (an instrument comes first), then pre-fader sends, fader, mute, pan, post-fader sends, output.
 *
 * @param color {@code #rrggbb}
 * @param folder the folder track that holds this one; a folder changes no sound
 * @param output where the sound goes; the master, folders and VCAs have {@link Output.None}
 * @param vca the VCA that this track follows: its fader adds to this one's, its mute and its solo
 *     count here too
 * @param clips by start, then id
 * @param automation at most one lane for a target
 */
public record Track(
    TrackId id,
    Kind kind,
    String name,
    String color,
    Optional<TrackId> folder,
    Output output,
    Optional<TrackId> vca,
    Strip strip,
    List<Device> devices,
    List<Send> sends,
    List<Clip> clips,
    List<Automation> automation) {

  public static final String DEFAULT_COLOR = "#808080";

  public Track {
    devices = List.copyOf(devices);
    sends = List.copyOf(sends);
    clips = Sorted.of(Clip.ORDER, clips);
    automation = List.copyOf(automation);
  }

  /** An empty track with its fader at 0 dB that goes to the master where its kind has an output. */
  public static Track of(TrackId id, Kind kind, String name) {
    return new Track(
        id,
        kind,
        name,
        DEFAULT_COLOR,
        Optional.empty(),
        Output.usual(kind),
        Optional.empty(),
        Strip.DEFAULT,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  public Optional<Device> device(DeviceId wanted) {
    int index = deviceIndex(wanted);
    return index < 0 ? Optional.empty() : Optional.of(devices.get(index));
  }

  /** The place of a device in {@link #devices}, -1 when it is not there. */
  public int deviceIndex(DeviceId wanted) {
    for (int i = 0; i < devices.size(); i++) {
      if (devices.get(i).id().equals(wanted)) {
        return i;
      }
    }
    return -1;
  }

  public Optional<Clip> clip(ClipId wanted) {
    return clips.stream().filter(clip -> clip.id().equals(wanted)).findFirst();
  }

  /** The lane that moves a target. */
  public Optional<Automation> lane(Automation.Target target) {
    return automation.stream().filter(lane -> lane.target().equals(target)).findFirst();
  }

  public Track withName(String name) {
    return new Track(
        id, kind, name, color, folder, output, vca, strip, devices, sends, clips, automation);
  }

  public Track withColor(String color) {
    return new Track(
        id, kind, name, color, folder, output, vca, strip, devices, sends, clips, automation);
  }

  public Track withFolder(Optional<TrackId> folder) {
    return new Track(
        id, kind, name, color, folder, output, vca, strip, devices, sends, clips, automation);
  }

  public Track withOutput(Output output) {
    return new Track(
        id, kind, name, color, folder, output, vca, strip, devices, sends, clips, automation);
  }

  public Track withVca(Optional<TrackId> vca) {
    return new Track(
        id, kind, name, color, folder, output, vca, strip, devices, sends, clips, automation);
  }

  public Track withStrip(Strip strip) {
    return new Track(
        id, kind, name, color, folder, output, vca, strip, devices, sends, clips, automation);
  }

  public Track withDevices(List<Device> devices) {
    return new Track(
        id, kind, name, color, folder, output, vca, strip, devices, sends, clips, automation);
  }

  public Track withSends(List<Send> sends) {
    return new Track(
        id, kind, name, color, folder, output, vca, strip, devices, sends, clips, automation);
  }

  public Track withClips(List<Clip> clips) {
    return new Track(
        id, kind, name, color, folder, output, vca, strip, devices, sends, clips, automation);
  }

  public Track withAutomation(List<Automation> automation) {
    return new Track(
        id, kind, name, color, folder, output, vca, strip, devices, sends, clips, automation);
  }

  /** What a track carries. */
  public enum Kind {
    /** Note clips and an instrument. */
    INSTRUMENT,
    /** Audio clips. */
    AUDIO,
    /** The sum of the tracks that output here. */
    GROUP,
    /** The sum of the sends that go here. */
    RETURN,
    /** The end of all; exactly one. */
    MASTER,
    /** Rows under one heading; no sound of its own. */
    FOLDER,
    /** A fader, a mute and a solo that other tracks follow; no sound of its own. */
    VCA;

    /** Whether there is a strip that sounds. */
    public boolean sounds() {
      return this != FOLDER && this != VCA;
    }
  }

  /** Where a track's sound goes. */
  public sealed interface Output {
    Output MASTER = new To(TrackId.MASTER);

    /** The output of a new track: the master; nowhere for the master itself, folders and VCAs. */
    static Output usual(Kind kind) {
      return kind == Kind.MASTER || !kind.sounds() ? new None() : MASTER;
    }

    /** Nowhere but its sends. */
    record None() implements Output {}

    /** To a group, a return or the master. */
    record To(TrackId track) implements Output {}

    /** Past the master, to a numbered stereo output (1 or more) of its own. */
    record Direct(int number) implements Output {}
  }

  /**
   * The mixer strip.
   *
   * @param fader decibels, at most 12; negative infinity is silence
   * @param pan -1 left to 1 right
   * @param panLaw how loud the middle is
   * @param soloSafe stays audible when others are soloed; returns, groups' members and the master
   *     follow the rules of {@code solo} by themselves
   */
  public record Strip(
      double fader, double pan, PanLaw panLaw, boolean muted, boolean soloed, boolean soloSafe) {
    public static final Strip DEFAULT = new Strip(0, 0, PanLaw.BALANCE, false, false, false);

    public Strip {
      fader = Zero.unsigned(fader);
      pan = Zero.unsigned(pan);
    }

    public Strip withFader(double fader) {
      return new Strip(fader, pan, panLaw, muted, soloed, soloSafe);
    }

    public Strip withPan(double pan) {
      return new Strip(fader, pan, panLaw, muted, soloed, soloSafe);
    }

    public Strip withPanLaw(PanLaw panLaw) {
      return new Strip(fader, pan, panLaw, muted, soloed, soloSafe);
    }

    public Strip withMuted(boolean muted) {
      return new Strip(fader, pan, panLaw, muted, soloed, soloSafe);
    }

    public Strip withSoloed(boolean soloed) {
      return new Strip(fader, pan, panLaw, muted, soloed, soloSafe);
    }

    public Strip withSoloSafe(boolean soloSafe) {
      return new Strip(fader, pan, panLaw, muted, soloed, soloSafe);
    }
  }

  /** How the gains of left and right follow the pan. */
  public enum PanLaw {
    /** Both at 0 dB in the middle; the far side is attenuated linearly. Fit for stereo. */
    BALANCE,
    /** Equal power, -3 dB in the middle. */
    MINUS_3,
    /** Compromise, -4.5 dB in the middle. */
    MINUS_4_5,
    /** Equal gain, -6 dB in the middle. */
    MINUS_6
  }

  /**
   * A tap of the strip into a return.
   *
   * @param level decibels, at most 12
   * @param pan -1 to 1, as {@link PanLaw#BALANCE}
   */
  public record Send(TrackId to, boolean preFader, double level, double pan, boolean enabled) {
    public Send {
      level = Zero.unsigned(level);
      pan = Zero.unsigned(pan);
    }
  }
}
