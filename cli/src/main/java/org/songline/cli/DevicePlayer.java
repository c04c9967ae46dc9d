package org.songline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.songline.cli.shell.Shell;
import org.songline.engine.render.RenderSink;
import org.songline.exchange.audio.SoundFile;
import org.songline.mastering.playback.PlaybackDevice;
import org.songline.mastering.playback.Playing;
import org.songline.measure.loudness.Loudness;
import org.songline.studio.production.MixSource;

/** Writes what a device plays of a mix. */
final class DevicePlayer {
  private static final int BITS = 24;

  private final Shell shell;

  DevicePlayer(Shell shell) {
    this.shell = shell;
  }

  /**
   * Writes it.
   *
   * @param matched whether it becomes as loud as the mix, as far as the device's protection lets it
   */
  void play(Path source, PlaybackDevice device, boolean matched, Path output) throws IOException {
    SoundFile.format(output, 48_000, BITS);
    try (MixSource mix = open(source, output)) {
      int rate = mix.input().sampleRate();
      double volume = matched ? volume(mix, device, rate) : 0;
      try (var bar = shell.progress("playing on " + device.id());
          RenderSink sink =
              SoundFile.sink(output, SoundFile.format(output, rate, BITS), mix.tags())) {
        new Playing(device, rate, volume).run(mix.input(), sink::write, bar);
        sink.finish();
      }
      shell.print(
          String.format(
              Locale.ROOT,
              "%s: what %s (%s) plays%s",
              output,
              device.name(),
              device.basis().word(),
              matched ? String.format(Locale.ROOT, ", turned up by %.1f dB", volume) : ""));
    }
  }

  private double volume(MixSource mix, PlaybackDevice device, int rate) throws IOException {
    var played = new Loudness(rate, 2);
    var plain = new Loudness(rate, 2);
    try (var bar = shell.progress("listening to " + device.id())) {
      new Playing(device, rate, 0).run(mix.input(), played::accept, bar);
      mix.reader().seek(0);
      new Playing(PlaybackDevice.MONITORS, rate, 0).run(mix.input(), plain::accept, bar);
      mix.reader().seek(0);
    }
    double volume = plain.integrated() - played.integrated();
    return Double.isFinite(volume) ? volume : 0;
  }

  private MixSource open(Path source, Path output) throws IOException {
    if (!MixSource.isSong(source)) {
      return MixSource.file(source);
    }
    try (var bar = shell.progress("rendering")) {
      return MixSource.song(source, output.toAbsolutePath().resolveSibling(""), bar);
    }
  }
}
