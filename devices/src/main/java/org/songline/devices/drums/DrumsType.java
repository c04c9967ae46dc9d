package org.songline.devices.drums;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** A drum machine of sixteen pads, played by General MIDI drum keys or sixteen pads in a row. */
public final class DrumsType implements DeviceType {
  private static final List<AssetSlot> SLOTS = slots();
  private static final List<String> OUTPUTS = List.copyOf(DrumsTable.outputs());

  private static List<AssetSlot> slots() {
    List<AssetSlot> slots = new ArrayList<>();
    for (int pad = 0; pad < DrumKit.PADS.size(); pad++) {
      slots.add(
          new AssetSlot(
              "pad-" + (pad + 1),
              DrumKit.PADS.get(pad).name(),
              "A recording for this pad, heard when its model is sample."));
    }
    return List.copyOf(slots);
  }

  @Override
  public String id() {
    return "drums";
  }

  @Override
  public String name() {
    return "Drums";
  }

  @Override
  public Category category() {
    return Category.INSTRUMENT;
  }

  @Override
  public String summary() {
    return "Drum machine of sixteen pads, each a synthesized drum in the manner of the 808, the 909"
        + " or an acoustic kit, or a recording; with choke groups, separate outputs and a bass that"
        + " keys play in tune.";
  }

  @Override
  public List<Parameter> parameters() {
    return DrumsTable.ALL;
  }

  @Override
  public List<AssetSlot> assets() {
    return SLOTS;
  }

  @Override
  public List<String> outputs() {
    return OUTPUTS;
  }

  @Override
  public Processor create(Setup setup) {
    @Nullable DrumSample[] samples = new DrumSample[SLOTS.size()];
    for (int pad = 0; pad < samples.length; pad++) {
      samples[pad] =
          setup.assets().load(SLOTS.get(pad).id(), DrumSample.class, DrumSample::read).orElse(null);
    }
    return new Drums(setup, samples);
  }
}
