package org.songline.release.check.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.songline.measure.Measurement;
import org.songline.measure.Measurer;
import org.songline.measure.Part;
import org.songline.measure.fault.SoundFaults;
import org.songline.media.MediaProblem;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioFormat;
import org.songline.media.audio.AudioMetadata;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.Container;

/** Reads a master once and tells all that rules ask about it. */
public final class AudioInspector {
  private static final int FRAMES = 1 << 13;
  private static final int LOWEST_RATE = 4000;
  private static final int MOST_CHANNELS = 64;
  private static final double SILENT_DBFS = -90;

  private AudioInspector() {}

  /**
   * @param path as the catalog writes it
   * @throws MediaProblem when the file is no sound that can be read
   * @throws CancellationException when {@code progress} asks to stop
   */
  public static AudioFacts inspect(Path file, String path, Progress progress) throws IOException {
    try (AudioReader reader = AudioFiles.open(file)) {
      AudioFormat format = reader.format();
      if (format.rate() < LOWEST_RATE || format.channels() > MOST_CHANNELS) {
        throw new MediaProblem(
            path,
            "",
            "has " + format.channels() + " channels at " + format.rate() + " Hz",
            "export it again as a stereo master");
      }
      Measurer measurer =
          new Measurer(
              format.rate(),
              format.channels(),
              EnumSet.of(Part.TRUE_PEAK, Part.SPECTRUM, Part.FAULTS));
      SampleFacts samples = new SampleFacts(format);
      double[] block = new double[FRAMES * format.channels()];
      float[] floats = new float[block.length];
      long done = 0;
      while (true) {
        if (!progress.at(done, format.frames())) {
          throw new CancellationException(path + ": stopped");
        }
        int n = reader.readDoubles(block, 0, FRAMES);
        if (n == 0) {
          break;
        }
        samples.accept(block, n);
        for (int i = 0; i < n * format.channels(); i++) {
          floats[i] = (float) block[i];
        }
        measurer.accept(floats, 0, n);
        done += n;
      }
      if (done == 0) {
        throw new MediaProblem(path, "", "holds no sound", "export it again");
      }
      return facts(file, path, reader, measurer.finish().figures(), samples);
    }
  }

  private static AudioFacts facts(
      Path file, String path, AudioReader reader, Measurement figures, SampleFacts samples)
      throws IOException {
    AudioFormat format = reader.format();
    SoundFaults faults = figures.soundFaults();
    Measurement.Stereo stereo = figures.stereo();
    WavLayout layout = format.container() == Container.WAV ? WavLayout.of(file) : WavLayout.NOTHING;
    List<String> wrong = new ArrayList<>(layout.faults());
    wrong.addAll(reader.metadata().notes());
    return new AudioFacts(
        path,
        Files.size(file),
        format.container(),
        format.encoding(),
        format.rate(),
        format.channels(),
        format.bits(),
        samples.frames(),
        samples.usedBits(),
        Optional.ofNullable(faults == null ? null : faults.emptyAboveHertz()),
        figures.faults().silenceAtStartSeconds(),
        figures.faults().silenceAtEndSeconds(),
        samples.fades(),
        Optional.ofNullable(figures.levels().samplePeakDbfs()),
        Optional.ofNullable(figures.levels().truePeakDbtp()),
        Optional.ofNullable(figures.faults().dcOffsetDbfs()),
        figures.faults().clipRuns(),
        Optional.ofNullable(stereo == null ? null : stereo.correlation()),
        silent(figures),
        figures.faults().samplesNotNumbers(),
        samples.first(),
        samples.last(),
        samples.lastPeak(),
        samples.step(),
        samples.hash(),
        wrong,
        carried(layout, reader));
  }

  private static List<Integer> silent(Measurement figures) {
    List<Integer> silent = new ArrayList<>();
    List<Measurement.Channel> channels = figures.levels().byChannel();
    for (int c = 0; c < channels.size(); c++) {
      Double rms = channels.get(c).rmsDbfs();
      if (rms == null || rms < SILENT_DBFS) {
        silent.add(c + 1);
      }
    }
    return silent.size() == channels.size() ? List.of() : silent;
  }

  private static List<String> carried(WavLayout layout, AudioReader reader) {
    List<String> carried = new ArrayList<>(layout.extra());
    if (reader.format().container() != Container.WAV) {
      AudioMetadata metadata = reader.metadata();
      metadata.tags().texts().keySet().forEach(tag -> carried.add(tag.vorbisName()));
      if (metadata.tags().cover().isPresent()) {
        carried.add("a picture");
      }
    }
    return carried;
  }
}
