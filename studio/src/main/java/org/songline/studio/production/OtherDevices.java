package org.songline.studio.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.songline.mastering.playback.Part;
import org.songline.mastering.playback.PlaybackDevice;
import org.songline.mastering.playback.PlaybackDevices;
import org.songline.mastering.playback.Translation;
import org.songline.measure.Measured;
import org.songline.media.Progress;
import org.songline.studio.production.ProductionReport.Elsewhere;
import org.songline.studio.production.ProductionReport.Left;

/** What is left of a master and its stems on the devices that come with Songline. */
final class OtherDevices {
  private static final int WEAKEST = 3;

  private final List<Part> stems = new ArrayList<>();

  /** Adds a stem that was measured with its hearing. */
  void add(String name, Measured stem) {
    stems.add(new Part(name, Objects.requireNonNull(stem.curves().hearing())));
  }

  List<Elsewhere> of(Measured master, Progress progress) {
    List<PlaybackDevice> devices = PlaybackDevices.all();
    List<Elsewhere> all = new ArrayList<>();
    for (PlaybackDevice device : devices) {
      if (!progress.at(all.size(), devices.size())) {
        throw new java.util.concurrent.CancellationException();
      }
      Translation translation =
          Translation.of(device, Objects.requireNonNull(master.curves().hearing()), stems);
      all.add(
          new Elsewhere(
              device.name(),
              device.basis().word(),
              translation.score(),
              translation.weakest(WEAKEST).stream()
                  .map(fate -> new Left(fate.name(), 100 * fate.left()))
                  .toList()));
    }
    return all;
  }
}
