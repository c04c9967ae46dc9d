package org.songline.studio.presets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.devices.Catalogue;
import org.songline.devices.DeviceType.Category;
import org.songline.engine.media.SongFiles;
import org.songline.engine.render.RenderReport;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Renderer;
import org.songline.engine.render.SampleSink;
import org.songline.measure.loudness.Loudness;
import org.songline.media.Progress;
import org.songline.model.preset.Preset;
import org.songline.model.song.Device;

/**
 * How loud a preset is: an instrument plays the phrase of its role, and its loudness counts; an
 * effect changes a sound of its role, and the change counts. Loudness is integrated after ITU-R
 * BS.1770-5.
 */
public record PresetLevel(Catalogue catalogue, SongFiles files) {
  /** Where instruments are levelled to, LUFS. */
  public static final double INSTRUMENTS = -20;

  private static final int RATE = 48_000;

  /**
   * What was heard.
   *
   * @param off LU above (or below) where a preset of its kind belongs; negative infinity for
   *     silence
   * @param peak the largest absolute sample, 1 at full scale
   * @param problems what the render told
   */
  public record Heard(double off, double peak, List<String> problems) {
    public Heard {
      problems = List.copyOf(problems);
    }
  }

  /** Whether a preset does its work only when another track steers it, so that it has no level. */
  public static boolean needsKey(Preset preset) {
    return preset.tagged("needs", "side-chain");
  }

  /** Plays a preset and measures it. */
  public Heard hear(Preset preset) throws IOException {
    boolean instrument =
        preset.devices().stream().anyMatch(device -> category(device) == Category.INSTRUMENT);
    Played with =
        play(
            instrument ? preset.devices() : joined(Phrase.source(preset), preset.devices()),
            preset);
    if (instrument) {
      return new Heard(with.loudness - INSTRUMENTS, with.peak, with.report.problems());
    }
    Played without = play(List.of(Phrase.source(preset)), preset);
    return new Heard(with.loudness - without.loudness, with.peak, with.report.problems());
  }

  private Category category(Device device) {
    return catalogue.find(device.type()).map(type -> type.category()).orElse(Category.EFFECT);
  }

  private List<Device> joined(Device source, List<Device> effects) {
    List<Device> chain = new ArrayList<>();
    effects.stream().filter(device -> category(device) == Category.NOTE).forEach(chain::add);
    chain.add(source);
    effects.stream().filter(device -> category(device) != Category.NOTE).forEach(chain::add);
    return chain;
  }

  private record Played(double loudness, double peak, RenderReport report) {}

  private Played play(List<Device> chain, Preset preset) throws IOException {
    SampleSink sink = new SampleSink();
    RenderReport report =
        new Renderer(catalogue, files)
            .render(
                Phrase.song(chain, preset),
                RenderRequest.MIX.rate(RATE).threads(1),
                (port, rate) -> sink,
                Progress.NONE);
    float[] sound = sink.samples();
    Loudness loudness = new Loudness(RATE, 2);
    loudness.accept(sound, 0, sound.length / 2);
    double peak = 0;
    for (float x : sound) {
      peak = Math.max(peak, Math.abs(x));
    }
    return new Played(loudness.integrated(), peak, report);
  }

  /**
   * The preset with the level of its last device that has one moved by so many decibels, or as far
   * as it goes; empty when none moves.
   */
  public Optional<Preset> moved(Preset preset, double decibels) {
    for (int i = preset.devices().size() - 1; i >= 0; i--) {
      Device device = preset.devices().get(i);
      var type = catalogue.find(device.type());
      for (String id : List.of("output", "gain", "makeup", "level")) {
        var parameter =
            type.flatMap(t -> t.parameters().stream().filter(p -> p.id().equals(id)).findFirst());
        if (parameter.isEmpty()) {
          continue;
        }
        double now = device.parameters().getOrDefault(id, parameter.get().initial());
        double to = parameter.get().limited(Math.rint((now + decibels) * 10) / 10);
        if (to == now) {
          continue;
        }
        SortedMap<String, Double> settings = new TreeMap<>(device.parameters());
        settings.put(id, to);
        List<Device> devices = new ArrayList<>(preset.devices());
        devices.set(i, device.withParameters(settings));
        return Optional.of(new Preset(preset.name(), preset.about(), preset.tags(), devices));
      }
    }
    return Optional.empty();
  }
}
