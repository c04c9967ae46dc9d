package org.songline.engine.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;

/** What Java itself can play on: everywhere, with tens of milliseconds of buffer. */
public final class JavaSoundSystem implements OutputSystem {
  private static final String ID = "java";
  private static final int USUAL_RATE = 48_000;
  private static final int USUAL_BLOCK = 512;

  /** Blocks that the device holds. */
  private static final int BLOCKS = 3;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String name() {
    return "Java";
  }

  @Override
  public Found look() {
    List<OutputDevice> devices = new ArrayList<>();
    for (Mixer.Info info : AudioSystem.getMixerInfo()) {
      if (format(info, USUAL_RATE).isPresent()) {
        devices.add(
            new OutputDevice(
                ID,
                info.getName(),
                "Java: " + info.getName(),
                USUAL_RATE,
                USUAL_BLOCK,
                BLOCKS * USUAL_BLOCK));
      }
    }
    return devices.isEmpty() ? Found.none("Java finds no sound card") : Found.of(devices);
  }

  private static Optional<AudioFormat> format(Mixer.Info info, int rate) {
    Mixer mixer = AudioSystem.getMixer(info);
    return Pcm.formats(rate).stream()
        .filter(format -> mixer.isLineSupported(new DataLine.Info(SourceDataLine.class, format)))
        .findFirst();
  }

  @Override
  public AudioOutput open(OutputDevice device, int rate, int block) throws OutputProblem {
    for (Mixer.Info info : AudioSystem.getMixerInfo()) {
      if (info.getName().equals(device.id())) {
        return open(device, info, rate, block == 0 ? USUAL_BLOCK : block);
      }
    }
    throw new OutputProblem(device.name(), "it is gone");
  }

  private static AudioOutput open(OutputDevice device, Mixer.Info info, int rate, int block)
      throws OutputProblem {
    AudioFormat format =
        format(info, rate)
            .or(() -> format(info, USUAL_RATE))
            .orElseThrow(() -> new OutputProblem(device.name(), "it takes no stereo sound"));
    try {
      SourceDataLine line = AudioSystem.getSourceDataLine(format, info);
      line.open(format, BLOCKS * block * format.getFrameSize());
      return new JavaSoundOutput(device, line, format, block);
    } catch (LineUnavailableException | IllegalArgumentException e) {
      throw new OutputProblem(device.name(), String.valueOf(e.getMessage()));
    }
  }
}
