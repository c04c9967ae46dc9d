package org.songline.studio.midi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.Sequencer;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Synthesizer;

/** The MIDI inputs of this machine, as Java knows them. */
public final class MachineKeyboards implements MidiSource {
  private final Map<String, MidiDevice> open = new LinkedHashMap<>();

  @Override
  public synchronized List<String> listen(Ear ear) {
    open.values().removeIf(device -> !device.isOpen());
    for (MidiDevice.Info info : MidiSystem.getMidiDeviceInfo()) {
      if (!open.containsKey(info.getName())) {
        open(info, ear);
      }
    }
    return List.copyOf(open.keySet());
  }

  private void open(MidiDevice.Info info, Ear ear) {
    try {
      MidiDevice device = MidiSystem.getMidiDevice(info);
      boolean plays = device.getMaxTransmitters() != 0;
      if (plays && !(device instanceof Sequencer) && !(device instanceof Synthesizer)) {
        device.open();
        device.getTransmitter().setReceiver(new Heard(info.getName(), ear));
        open.put(info.getName(), device);
      }
    } catch (MidiUnavailableException | IllegalArgumentException taken) {
      // Another program has it; it is tried again at the next look.
      open.remove(info.getName());
    }
  }

  private record Heard(String name, Ear ear) implements Receiver {
    @Override
    public void send(MidiMessage message, long unusedTime) {
      if (message instanceof ShortMessage said && said.getStatus() < 0xf0) {
        ear.heard(name, said.getStatus(), said.getData1(), said.getData2());
      }
    }

    @Override
    public void close() {}
  }

  @Override
  public synchronized void close() {
    new ArrayList<>(open.values()).forEach(MidiDevice::close);
    open.clear();
  }
}
