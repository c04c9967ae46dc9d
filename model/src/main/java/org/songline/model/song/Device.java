package org.songline.model.song;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;

/**
 * A device in a chain.
 *
 * @param type id in the device catalogue
 * @param enabled a disabled device passes its input on, delayed by its latency
 * @param parameters values by parameter id in the unit of the table; absent ones are initial
 * @param assets files by slot: {@code media/NAME} within the song, or {@code library:NAME}
 * @param sideChain whose sound steers it
 * @param modulations what a modulator moves; by device and parameter, none twice
 * @param outputs where the outputs of its own go, by their names: a group, a return or the master;
 *     what goes nowhere stays in the main output
 */
public record Device(
    DeviceId id,
    String type,
    boolean enabled,
    SortedMap<String, Double> parameters,
    SortedMap<String, String> assets,
    Optional<SideChain> sideChain,
    List<Modulation> modulations,
    SortedMap<String, TrackId> outputs) {
  public Device {
    SortedMap<String, Double> values = new TreeMap<>(parameters);
    values.replaceAll((name, value) -> Zero.unsigned(value));
    parameters = Collections.unmodifiableSortedMap(values);
    assets = Collections.unmodifiableSortedMap(new TreeMap<>(assets));
    modulations = Sorted.of(Modulation.ORDER, modulations);
    outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
  }

  /** A device that modulates nothing and has no outputs of its own. */
  public Device(
      DeviceId id,
      String type,
      boolean enabled,
      SortedMap<String, Double> parameters,
      SortedMap<String, String> assets,
      Optional<SideChain> sideChain) {
    this(id, type, enabled, parameters, assets, sideChain, List.of(), new TreeMap<>());
  }

  /** An enabled device with every parameter at its initial value. */
  public static Device of(DeviceId id, String type) {
    return new Device(id, type, true, new TreeMap<>(), new TreeMap<>(), Optional.empty());
  }

  public Device withEnabled(boolean enabled) {
    return new Device(id, type, enabled, parameters, assets, sideChain, modulations, outputs);
  }

  public Device withParameters(SortedMap<String, Double> parameters) {
    return new Device(id, type, enabled, parameters, assets, sideChain, modulations, outputs);
  }

  public Device withAssets(SortedMap<String, String> assets) {
    return new Device(id, type, enabled, parameters, assets, sideChain, modulations, outputs);
  }

  public Device withSideChain(Optional<SideChain> sideChain) {
    return new Device(id, type, enabled, parameters, assets, sideChain, modulations, outputs);
  }

  public Device withModulations(List<Modulation> modulations) {
    return new Device(id, type, enabled, parameters, assets, sideChain, modulations, outputs);
  }

  public Device withOutputs(SortedMap<String, TrackId> outputs) {
    return new Device(id, type, enabled, parameters, assets, sideChain, modulations, outputs);
  }

  /**
   * @param preFader whether the tap is before the source's fader and mute
   */
  public record SideChain(TrackId source, boolean preFader) {}

  /**
   * A parameter of a device further down the same chain that a modulator moves.
   *
   * @param depth how far a full swing of the modulator moves it, as a share of its knob's travel,
   *     -1 to 1
   */
  public record Modulation(DeviceId device, String parameter, double depth) {
    /** By device, then parameter, then depth. */
    public static final Comparator<Modulation> ORDER =
        Comparator.comparing(Modulation::device)
            .thenComparing(Modulation::parameter)
            .thenComparingDouble(Modulation::depth);

    public Modulation {
      depth = Zero.unsigned(depth);
    }

    /** Whether both move the same parameter. */
    public boolean sameTarget(Modulation other) {
      return device.equals(other.device) && parameter.equals(other.parameter);
    }
  }
}
