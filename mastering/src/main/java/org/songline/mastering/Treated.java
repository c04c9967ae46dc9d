package org.songline.mastering;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.songline.mastering.chain.DeviceRun;
import org.songline.mastering.chain.PlanStep;

/**
 * Sound after devices. Each hears the whole sound from its first frame, so that a chain decided in
 * parts and the same chain given as a whole do the same.
 */
final class Treated {
  private Treated() {}

  /** A new store, to be closed by the taker; what came stays open. At least one step. */
  static SampleStore of(SampleStore source, List<PlanStep> steps, int rate, int channels, Work work)
      throws IOException {
    SampleStore sound = source;
    int at = 0;
    while (at < steps.size()) {
      // Devices that do not lag run in one go.
      List<DeviceRun> running = new ArrayList<>();
      running.add(new DeviceRun(steps.get(at++), rate));
      while (at < steps.size() && running.getLast().latency() == 0) {
        running.add(new DeviceRun(steps.get(at++), rate));
      }
      work.stage(0.1);
      SampleStore result = new SampleStore(channels);
      boolean done = false;
      try {
        int half = running.size() / 2;
        Pipe.run(
            sound,
            channels,
            running.getLast().latency(),
            each(running.subList(0, running.size() - half)),
            each(running.subList(running.size() - half, running.size())),
            (x, n) -> result.append(x, 0, n),
            work);
        done = true;
      } finally {
        if (!done) {
          result.close();
        }
        if (sound != source) {
          sound.close();
        }
      }
      sound = result;
    }
    return sound;
  }

  private static Pipe.Worker each(List<DeviceRun> devices) {
    return (block, quanta) -> {
      for (DeviceRun device : devices) {
        device.process(block, quanta);
      }
    };
  }
}
