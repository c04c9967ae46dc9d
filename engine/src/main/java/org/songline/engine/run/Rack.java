package org.songline.engine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songline.devices.Parameter;
import org.songline.devices.Setup;
import org.songline.engine.compile.Shelf;
import org.songline.engine.media.FileAssets;
import org.songline.engine.plan.DeviceSpec;
import org.songline.engine.plan.Op;
import org.songline.engine.plan.Plan;
import org.songline.engine.values.PlanValues;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;

/**
 * The devices of a song with their state, by the model's ids. A device whose spec stays the same
 * stays the same device, wherever it moves. Not for the audio path.
 */
public final class Rack implements Shelf {
  private final int rate;
  private final FileAssets assets;
  private final Map<DeviceId, Unit> units = new HashMap<>();
  private final Map<DeviceId, Setup> setups = new HashMap<>();
  private final Map<DeviceId, NoteFeed> feeds = new HashMap<>();

  /** Of the devices that are made from now on. */
  private double tempo = Setup.USUAL_TEMPO;

  /** An empty rack for one rate. */
  public Rack(int rate, FileAssets assets) {
    this.rate = rate;
    this.assets = assets;
  }

  /** The tempo at the start of the song, for the devices that are made from now on. */
  public void tempo(double bpm) {
    tempo = bpm;
  }

  @Override
  public Setup setup(DeviceSpec spec, Device device) {
    List<Double> initial = new ArrayList<>();
    for (Parameter parameter : spec.type().parameters()) {
      initial.add(PlanValues.fixed(device, parameter));
    }
    String id = spec.id().text();
    Setup setup =
        new Setup(rate, initial, assets.of(id, spec.assets()), seed(id), spec.programs(), tempo);
    setups.put(spec.id(), setup);
    return setup;
  }

  @Override
  public int latency(DeviceSpec spec, Device device) {
    Unit unit = units.get(spec.id());
    if (unit == null || !unit.spec().equals(spec)) {
      Setup setup = setup(spec, device);
      unit =
          switch (spec.type().category()) {
            case INSTRUMENT, EFFECT -> new DeviceUnit(spec, setup);
            case NOTE -> new NoteUnit(spec, setup);
            case MODULATOR -> new ModulatorUnit(spec, setup);
          };
      units.put(spec.id(), unit);
      feeds.remove(spec.id());
    }
    return unit.frames();
  }

  /** From the id alone (FNV-1a), so that a device sounds the same in every render. */
  private static long seed(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  <U extends Unit> U unit(DeviceSpec spec, Class<U> kind) {
    Unit unit = units.get(spec.id());
    if (!kind.isInstance(unit)) {
      throw new IllegalStateException("no device " + spec.id());
    }
    return kind.cast(unit);
  }

  Setup setup(DeviceSpec spec) {
    Setup setup = setups.get(spec.id());
    if (setup == null) {
      throw new IllegalStateException("no setup for " + spec.id());
    }
    return setup;
  }

  NoteFeed feed(DeviceSpec spec) {
    return feeds.computeIfAbsent(spec.id(), id -> new NoteFeed());
  }

  /** Lets others look at what enters a device and what leaves it; nothing for none of that id. */
  public void watch(DeviceId id, @Nullable Probe before, @Nullable Probe after) {
    if (units.get(id) instanceof DeviceUnit unit) {
      unit.watch(before, after);
    }
  }

  /** Lets go of devices that a plan does not run one by one. */
  void keepOnly(Plan plan) {
    Set<DeviceId> ids = new HashSet<>();
    for (Op op : plan.ops()) {
      switch (op) {
        case Op.Device device -> {
          ids.add(device.device().id());
          device.before().forEach(stage -> ids.add(stage.device().id()));
        }
        case Op.Modulator modulator -> ids.add(modulator.device().id());
        default -> {}
      }
    }
    units.keySet().retainAll(ids);
    feeds.keySet().retainAll(ids);
  }
}
