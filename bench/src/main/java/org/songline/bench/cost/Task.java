package org.songline.bench.cost;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.songline.devices.Assets;
import org.songline.devices.DeviceType;
import org.songline.devices.builtin.BuiltIn;
import org.songline.studio.manual.Cost;
import org.songline.studio.manual.Load;

/**
 * One row of the table: a device at a setting.
 *
 * @param name what people read
 * @param type a device's id
 * @param values of parameters that are not as when new
 * @param notes that it plays, if it takes notes
 * @param voices by which its cost is divided, 1 for a whole device
 * @param lanes whether eight strips run side by side, as those of a song do
 * @param peers the job of the other programs that is nearest, if any of them has one
 */
record Task(
    String name,
    String type,
    Map<String, Double> values,
    int notes,
    int voices,
    boolean lanes,
    String peers) {
  private static final int INSTANCES = 8;
  private static final Map<String, Double> DULL = Map.of("cutoff", 2000.0);

  /**
   * Settings at which a device has work to do, where it has none when new, and comes nearest to the
   * others' jobs.
   */
  private static final Map<String, Map<String, Double>> AT_WORK =
      Map.of(
          "filter", Map.of("type", 0.0, "cutoff", 1000.0),
          "limiter", Map.of("gain", 18.0, "ceiling", -1.0),
          "multiband",
              Map.of(
                  "bands",
                  1.0,
                  "band-1-ratio",
                  2.0,
                  "band-2-ratio",
                  2.0,
                  "band-3-ratio",
                  2.0,
                  "band-4-ratio",
                  2.0),
          "pitch-shifter", Map.of("pitch", 3.0),
          "stereo", Map.of("width", 130.0),
          "transient", Map.of("attack", 30.0, "sustain", -30.0),
          "utility", Map.of("gain", -3.0, "width", 130.0));

  /**
   * Every device of the catalogue, those with more than one setting worth telling more than once.
   */
  static List<Task> all() {
    List<Task> tasks = new ArrayList<>();
    for (DeviceType type : BuiltIn.catalogue().types()) {
      switch (type.id()) {
        case "eq" -> {
          tasks.add(of("eq, 4 bells", type, Bells.on(4), "eq-4"));
          tasks.add(of("eq, 8 bells", type, Bells.on(8), "eq-8"));
        }
        case "synth" -> {
          tasks.add(of("synth, 8 notes", type, Map.of(), ""));
          tasks.add(voices("synth voice of 16", type, DULL, 16, "synth-voice"));
          tasks.add(voices("synth voice alone", type, DULL, 1, "synth-voice"));
        }
        case "fm", "string" -> {
          tasks.add(of(type.id() + ", 8 notes", type, Map.of(), ""));
          tasks.add(voices(type.id() + " voice of 8", type, Map.of(), Cost.NOTES, type.id()));
        }
        default ->
            tasks.add(of(type.id(), type, AT_WORK.getOrDefault(type.id(), Map.of()), type.id()));
      }
      if (type.id().equals("filter")) {
        tasks.add(
            of(
                "filter, ladder",
                type,
                Map.of("type", 0.0, "cutoff", 1000.0, "circuit", 2.0),
                "ladder"));
      }
      if (type.lanes().isPresent()) {
        List.copyOf(tasks).stream()
            .filter(task -> task.type().equals(type.id()))
            .map(Task::inLanes)
            .forEach(tasks::add);
      }
    }
    return List.copyOf(tasks);
  }

  private static Task of(String name, DeviceType type, Map<String, Double> values, String peers) {
    return new Task(name, type.id(), values, Cost.NOTES, 1, false, peers);
  }

  private static Task voices(
      String name, DeviceType type, Map<String, Double> values, int voices, String peers) {
    return new Task(name, type.id(), values, voices, voices, false, peers);
  }

  private Task inLanes() {
    return new Task(name + ", in lanes", type, values, notes, voices, true, peers);
  }

  /** Instances of it, at rest. */
  Load load(Path library) {
    DeviceType device = BuiltIn.catalogue().find(type).orElseThrow();
    Assets assets = device.assets().isEmpty() ? Assets.NONE : Load.library(library);
    return lanes ? Load.lanes(device, values) : Load.of(device, values, assets, notes, INSTANCES);
  }
}
