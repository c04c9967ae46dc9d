package org.songline.bench.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.songline.devices.builtin.BuiltIn;
import org.songline.dsp.Exact;
import org.songline.engine.render.FileSink;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Renderer;
import org.songline.mastering.MasterRequest;
import org.songline.mastering.Mastering;
import org.songline.mastering.Target;
import org.songline.mastering.input.AudioInput;
import org.songline.measure.Measure;
import org.songline.measure.Measurement;
import org.songline.measure.Part;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
import org.songline.model.store.SongFolder;
import org.songline.model.time.TickPosition;
import org.songline.studio.Library;

/** Our meter and that of another program, where one is installed, read the same. */
class OtherMeterTest {
  private static final int RATE = 48_000;

  /** Where all three songs have drums and bass, and 12 quarter notes from there. */
  private static final TickPosition FROM = TickPosition.quarters(64);

  private static final TickPosition TO = TickPosition.quarters(76);

  @TempDir private Path folder;

  private static OtherMeter.Reading theirs(Path file) throws IOException {
    Optional<OtherMeter.Reading> reading = OtherMeter.read(file);
    assumeTrue(reading.isPresent(), "FFmpeg is not installed: no other meter to compare with");
    return reading.orElseThrow();
  }

  /** 70 s of noise and tones whose level moves over 25 dB, with clicks between the samples. */
  @Test
  void aProgrammeReadsTheSame() throws IOException {
    Path file = folder.resolve("programme.wav");
    int frames = 70 * RATE;
    float[] stereo = new float[2 * frames];
    var random = new SplittableRandom(11);
    for (int i = 0; i < frames; i++) {
      double t = (double) i / RATE;
      double level = Exact.gain(-14 + 12 * Exact.sin(0.21 * t));
      double left = 0.6 * random.nextDouble() - 0.3 + 0.5 * Exact.sin(Exact.TWO_PI * 110 * t);
      double right = 0.6 * random.nextDouble() - 0.3 + 0.4 * Exact.sin(Exact.TWO_PI * 2500 * t + 1);
      double click = i % 100_000 < 600 ? 0.45 * Exact.sin(Math.PI / 2 * i + Math.PI / 4) : 0;
      stereo[2 * i] = (float) (level * left + click);
      stereo[2 * i + 1] = (float) (level * right);
    }
    try (var writer = AudioFiles.create(file, WriteFormat.wav(RATE, 2, 24), Tags.NONE)) {
      writer.write(stereo, 0, frames);
      writer.finish();
    }
    OtherMeter.Reading theirs = theirs(file);
    Measurement ours = Measure.file(file, Part.quick(), Progress.NONE).figures();
    assertThat(ours.loudness().integratedLufs())
        .isCloseTo(theirs.integratedLufs(), within(Meters.LUFS));
    assertThat(ours.levels().truePeakDbtp()).isCloseTo(theirs.truePeakDbtp(), within(Meters.DBTP));
    assertThat(ours.loudness().rangeLu()).isCloseTo(theirs.rangeLu(), within(Meters.LU));
  }

  @TestFactory
  Stream<DynamicTest> aMasterOfAnExampleSongReadsTheSame() {
    return Examples.songs().stream()
        .map(song -> DynamicTest.dynamicTest(song.getFileName().toString(), () -> check(song)));
  }

  private void check(Path song) throws IOException {
    Path mix = folder.resolve(song.getFileName() + "-mix.wav");
    Path file = folder.resolve(song.getFileName() + ".wav");
    new Renderer(BuiltIn.catalogue(), Library.files(song))
        .render(
            SongFolder.read(song),
            RenderRequest.MIX.range(FROM, Optional.of(TO)),
            (port, rate) ->
                new FileSink(AudioFiles.create(mix, WriteFormat.wavFloat(rate, 2), Tags.NONE)),
            Progress.NONE);
    var request = MasterRequest.of(Target.find("spotify").orElseThrow());
    try (var reader = AudioFiles.open(mix);
        var master =
            Mastering.master(AudioInput.of(song.toString(), reader), request, Progress.NONE);
        var writer =
            AudioFiles.create(file, WriteFormat.wav(master.sampleRate(), 2, 24), Tags.NONE)) {
      master.writeTo(writer);
      writer.finish();
    }
    OtherMeter.Reading theirs = theirs(file);
    Measurement ours = Measure.file(file, Part.quick(), Progress.NONE).figures();
    assertThat(ours.loudness().integratedLufs())
        .isCloseTo(theirs.integratedLufs(), within(Meters.LUFS));
    assertThat(ours.levels().truePeakDbtp()).isCloseTo(theirs.truePeakDbtp(), within(Meters.DBTP));
  }
}
